import BenchModel

/// What criterion.rs prints on a console: the estimate of each benchmark between its bounds.
///
/// Only the estimate is kept, as a single figure: how many samples it rests on is not printed beside it. The folder
/// `target/criterion` of the same run holds everything. A benchmark that was begun and has no estimate has failed.
enum CriterionTextFormat: FileFormat {
  static let name = "criterion console text"
  static let keyword = "criterion-text"
  static let isOfCargo = true

  private static let announcement = "Benchmarking "
  private static let stages = [": Warming up for ", ": Collecting ", ": Analyzing", ": Profiling"]

  static let signature = Signature(lines: [
    LineMark(part: "time:", end: "]", check: { estimate(String(decoding: $0[$1], as: UTF8.self)) != nil })
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var entries = NamedEntries<Double?>()
    var announced: [(target: String, name: String)] = []
    var known: Set<ByteKey> = []
    var (target, last) = ("", "")
    for line in TextLine.all(in: content.bytes) {
      if let named = CargoTarget.named(by: line.text) { target = named }
      if line.text.hasPrefix(announcement) {
        let rest = line.text.dropFirst(announcement.count)
        if !line.isCut, !stages.contains(where: { rest.contains($0) }) { announced.append((target, rest.trimmed)) }
      } else if let place = figures(line.text) {
        let name = line.text[..<place.lowerBound].trimmed
        guard !name.isEmpty || !last.isEmpty else {
          throw ReadingFault(line: line.number, "the estimate has no name, here or a line above")
        }
        entries.add(name.isEmpty ? last : name, in: target, estimate(line.text)?.value)
        known.insert(ByteKey(target + "\n" + (name.isEmpty ? last : name)))
      }
      last = line.text.trimmed
    }
    for (target, name) in announced where !known.contains(ByteKey(target + "\n" + name)) {
      entries.add(name, in: target, nil)
    }
    var assembly = RunAssembly()
    for (id, value) in entries.identified {
      if let value {
        assembly.publish(id, .time, Summary(count: 1, mean: value))
      } else {
        assembly.fail(id, "it was begun and has no estimate")
      }
    }
    return assembly.run(identity: identity, suite: "criterion")
  }

  /// Where the figures of a line begin, whether they can be read or not.
  private static func figures(_ line: String) -> Range<Substring.Index>? {
    guard line.contains("time:"), let place = line[...].lastRange(of: "time:"),
      line[place.upperBound...].trimmed.hasPrefix("["),
      line[..<place.lowerBound].isEmpty || line[..<place.lowerBound].last == " "
    else { return nil }
    return place
  }

  /// `name   time:   [3.4623 µs 3.4632 µs 3.4641 µs]`: the name, and the middle figure in nanoseconds.
  private static func estimate(_ line: String) -> (name: String, value: Double)? {
    guard line.contains("time:"), let place = line[...].lastRange(of: "time:") else { return nil }
    let words = line[place.upperBound...].split(separator: " ")
    guard words.count == 6, words[0].hasPrefix("["), words[5].hasSuffix("]"), words[0].dropFirst().number != nil,
      words[4].number != nil, let value = words[2].number,
      let scale = words[3] == "ps" ? 1e-3 : RateUnit.nanoseconds(in: String(words[3]))
    else { return nil }
    let name = line[..<place.lowerBound]
    // The name stands at the very beginning; what is indented is another figure of the same benchmark.
    return name.isEmpty || name.last == " " ? (name.trimmed, value * scale) : nil
  }
}
