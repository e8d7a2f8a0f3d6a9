import BenchModel

/// The text of benchmark.js: `name x 1,431,759 ops/sec ±0.74% (93 runs sampled)`.
///
/// The margin of error is that of a 95 % interval from a t distribution. From more than 31 samples on benchmark.js
/// takes the normal quantile 1.96, so that the deviation follows from the margin; below, it is left out.
enum BenchmarkJSFormat: FileFormat {
  static let name = "benchmark.js text"
  static let keyword = "benchmarkjs"

  private static let normalQuantile = 1.96
  private static let fewestForNormal = 32

  static let signature = Signature(lines: [
    LineMark(part: "ops/sec", end: "sampled)", check: { figures(String(decoding: $0[$1], as: UTF8.self)) != nil })
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for line in TextLine.all(in: content.bytes) {
      if let (name, summary) = figures(line.text) {
        assembly.publish(BenchmarkID(group: "", name: name), .throughput, summary)
      } else if let name = failed(line.text) {
        assembly.fail(BenchmarkID(group: "", name: name), "line \(line.number) has no figures of it")
      }
    }
    return assembly.run(identity: identity, suite: "benchmark.js")
  }

  /// The name of a benchmark that threw: its error prints as nothing behind a colon; or of figures that cannot be read.
  private static func failed(_ line: String) -> String? {
    if line.hasSuffix(": ") { return line.dropLast(2).isEmpty ? nil : String(line.dropLast(2)) }
    guard line.contains(" ops/sec "), let place = line[...].lastRange(of: " x ") else { return nil }
    return line[..<place.lowerBound].trimmed
  }

  private static func figures(_ line: String) -> (name: String, summary: Summary)? {
    guard line.contains("ops/sec"), let place = line[...].lastRange(of: " x ") else { return nil }
    let words = line[place.upperBound...].split(separator: " ")
    guard words.count == 6, words[1] == "ops/sec", words[5] == "sampled)", words[4] == "runs" || words[4] == "run",
      let rate = words[0].number, words[3].hasPrefix("("), let count = Int(words[3].dropFirst()), count > 0,
      words[2].hasSuffix("%")
    else { return nil }
    let margin = words[2].drop { !$0.isASCII || !$0.isNumber }.dropLast().number
    var summary = Summary(count: count, mean: rate)
    if let margin, count >= fewestForNormal {
      summary.stdev = rate * margin / 100 / normalQuantile * Double(count).squareRoot()
    }
    return (line[..<place.lowerBound].trimmed, summary)
  }
}
