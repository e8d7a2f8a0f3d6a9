import BenchModel

/// The lines of Rust's libtest and of criterion's `--output-format bencher`, and libtest's JSON lines.
///
/// The figure is a median. What stands behind `+/-` is a range with one of them and a deviation with the other, and the
/// text does not say which: it is left out. Tests that are no benchmarks have no figures and are passed over.
enum LibtestFormat: FileFormat {
  static let name = "Rust libtest text"
  static let keyword = "libtest"

  private struct Event: Decodable {
    let type: String
    let event: String?
    let name: String?
    let median: Double?
  }

  private static let prefix = "test "
  private static let separator = " ... "
  private static let mark = "bench:"

  private static let eventMark = DocumentMark.line("type", any: ["event", "median"])

  static let signature = Signature(
    documents: [eventMark],
    lines: [
      LineMark(start: prefix, part: "\(separator)\(mark)"),
      LineMark(start: mark, part: "/iter (+/- ", end: ")"),
    ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    content.shape == nil ? try text(content, identity: identity) : try events(content, identity: identity)
  }

  private static func events(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for (_, event) in try content.decodeEach(Event.self, eventMark) {
      guard let name = event.name else { continue }
      let id = BenchmarkID(group: "", name: name)
      if event.type == "bench", let median = event.median {
        assembly.publish(id, .time, Summary(median: median))
      } else if event.type == "test", event.event == "failed" {
        assembly.fail(id, "libtest says that it failed")
      }
    }
    return assembly.run(identity: identity, suite: "libtest")
  }

  private static func text(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var isRunning = false
    for line in TextLine.all(in: content.bytes) {
      if line.text.hasPrefix("running ") { isRunning = true }
      if line.text.hasPrefix("test result:") { isRunning = false }
      guard line.text.hasPrefix(prefix), let found = split(line.text) else { continue }
      let id = BenchmarkID(group: "", name: found.name)
      if found.outcome == "FAILED" {
        assembly.fail(id, "libtest says that it failed")
      } else if found.outcome.hasPrefix(mark) {
        guard let (metric, value) = figure(found.outcome.dropFirst(mark.count)) else {
          throw ReadingFault(line: line.number, "behind \"\(mark)\" a figure with \"/iter\" and its range is expected")
        }
        assembly.publish(id, metric, Summary(median: value))
      }
    }
    // The end of a test run is missing: there may have been more.
    return assembly.run(identity: identity, suite: "libtest", completeness: isRunning ? .partial : .complete)
  }

  /// `test name ... outcome`; a name may hold anything, so that the last separator counts.
  private static func split(_ line: String) -> (name: String, outcome: Substring)? {
    let fields = line.dropFirst(prefix.count)
    guard let place = fields.lastRange(of: separator) else { return nil }
    return (fields[..<place.lowerBound].trimmed, fields[place.upperBound...])
  }

  /// A figure such as `18,149 ns/iter (+/- 755) = 12 MB/s` in base units.
  private static func figure(_ text: Substring) -> (metric: Metric, value: Double)? {
    let words = text.split(separator: " ")
    guard words.count >= 4, words[2] == "(+/-", words[3].hasSuffix(")"), words[3].dropLast().number != nil,
      let value = words[0].number
    else { return nil }
    let name = String(words[1])
    let unit = RateUnit(name)
    return (unit.metric(named: name), value * unit.scale)
  }
}
