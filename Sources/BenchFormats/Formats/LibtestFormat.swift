import BenchModel

/// The lines of Rust's libtest and of criterion's `--output-format bencher`, and libtest's JSON lines.
///
/// The figure is a median. What stands behind `+/-` is a range with one of them and a deviation with the other, and the
/// text does not say which: it is left out. Tests that are no benchmarks have no figures and are passed over.
enum LibtestFormat: FileFormat {
  static let name = "Rust libtest text"
  static let keyword = "libtest"
  static let isOfCargo = true

  private struct Event: Decodable {
    let type: String
    let event: String?
    let name: String?
    let median: Double?
  }

  static let prefix = "test "
  static let separator = " ... "
  static let mark = "bench:"

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
    for (line, event) in try content.decodeEach(Event.self, eventMark) {
      guard let name = event.name else { continue }
      let id = BenchmarkID(group: "", name: name)
      if event.type == "bench" {
        guard let median = event.median else {
          assembly.fail(id, "line \(line) has no median of it")
          continue
        }
        assembly.publish(id, .time, Summary(median: median))
      } else if event.type == "test", event.event == "failed" {
        assembly.fail(id, "libtest says that it failed")
      }
    }
    return assembly.run(identity: identity, suite: "libtest")
  }

  private static func text(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reader = LibtestReader()
    for line in TextLine.all(in: content.bytes) { try reader.read(line) }
    return reader.run(identity: identity)
  }

  /// A figure such as `18,149 ns/iter (+/- 755) = 12 MB/s` in base units.
  static func figure(_ text: Substring) -> (metric: Metric, value: Double)? {
    let words = text.split(separator: " ")
    guard words.count >= 4, words[2] == "(+/-", words[3].hasSuffix(")"), words[3].dropLast().number != nil,
      let value = words[0].number
    else { return nil }
    let name = String(words[1])
    let unit = RateUnit(name)
    return (unit.metric(named: name), value * unit.scale)
  }
}
