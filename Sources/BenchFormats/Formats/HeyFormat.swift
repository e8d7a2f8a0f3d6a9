import BenchModel

/// The text of the HTTP load generator hey: rate and times of one test.
///
/// The text does not name what was loaded, so that its benchmark is called `requests`. Its rate counts requests that
/// were refused.
enum HeyFormat: FileFormat {
  static let name = "hey text"
  static let keyword = "hey"

  private static let start = "Summary:"

  static let signature = Signature(lines: [LineMark(start: "  Requests/sec:\t")])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var tests: [HeyTest] = []
    for line in try TextLine.ended(in: content.bytes) {
      if line.text.hasPrefix(start) {
        tests.append(HeyTest())
      } else if !tests.isEmpty {
        tests[tests.count - 1].read(line)
      }
    }
    guard !tests.isEmpty else { throw ReadingFault("it has figures of hey and no \"\(start)\" before them") }
    var assembly = RunAssembly()
    for (process, test) in tests.enumerated() { test.add(to: &assembly, process: process) }
    // Without its last part nobody knows what the answers were.
    return assembly.run(
      identity: identity, suite: "hey", completeness: tests.contains(where: \.isCut) ? .partial : .complete)
  }
}

/// One test, from its summary on.
private struct HeyTest {
  private var rate: Double?
  private var mean: Double?
  private var slowest: Double?
  private var percentiles: [String: Double] = [:]
  private var answers: [(code: Int, count: Double)] = []
  private var errors: [(text: String, count: Double)] = []

  /// Whether nothing says how the requests ended.
  var isCut: Bool { !isEnded }

  /// Whether the lines that say so have come to an end.
  private var isEnded = false

  /// Four digits of seconds.
  private static let latency = Metric.latency.inSteps(of: 100_000)

  mutating func read(_ line: TextLine) {
    let fields = line.fields
    if fields.isEmpty {
      isEnded = isEnded || !line.isCut && !(answers.isEmpty && errors.isEmpty)
    } else if let value = line.number(after: "Requests/sec:") {
      rate = value
    } else if let value = line.number(after: "Average:") {
      mean = value
    } else if let value = line.number(after: "Slowest:") {
      slowest = value
    } else if fields.count >= 4, fields[0].hasSuffix("%"), fields[1] == "in" {
      percentiles[String(fields[0].prefix { $0 != "%" })] = fields[2].number
    } else if fields.count >= 3, fields[0].hasPrefix("["), fields[0].hasSuffix("]"), fields[2] == "responses",
      let code = Int(fields[0].dropFirst().dropLast()), let count = fields[1].number
    {
      answers.append((code, count))
    } else if fields.count >= 2, fields[0].hasPrefix("["), fields[0].hasSuffix("]"), !fields[1].hasPrefix("|"),
      let count = fields[0].dropFirst().dropLast().number, let place = line.text.firstIndex(of: "]"),
      count == count.rounded()
    {
      errors.append((line.text[line.text.index(after: place)...].trimmed, count))
    }
  }

  func add(to assembly: inout RunAssembly, process: Int) {
    let id = BenchmarkID(group: "", name: "requests")
    let answered = answers.reduce(0) { $0 + $1.count }
    assembly.name(id)
    assembly.add(id, .throughput, rate, process: process)
    assembly.add(id, Self.latency, mean.map { $0 * 1e9 }, process: process)
    assembly.add(id, percentilesOf: Self.latency, process: process) { order in
      RunAssembly.supports(order, count: answered) ? percentiles[order].map { $0 * 1e9 } : nil
    }
    assembly.add(id, .longestLatency, slowest.map { $0 * 1e9 }, process: process)
    guard isEnded else { return }
    let refused = errors.reduce(0) { $0 + $1.count }
    let bad = answers.filter { !(200..<400).contains($0.code) }
    assembly.addFailures(
      of: id, refused + bad.reduce(0) { $0 + $1.count }, among: answered + refused, process: process)
    for (code, count) in bad { assembly.warn(id, "\(Int(count)) requests were answered with status \(code).") }
    for (text, count) in errors { assembly.warn(id, "\(Int(count)) requests ended with: \(text).") }
  }
}
