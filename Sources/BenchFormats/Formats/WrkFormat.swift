import BenchModel

/// The text of the HTTP load generators wrk and wrk2: figures of one process a test.
///
/// The address is the name, threads and connections are parameters. Of a test that was run several times each
/// throughput is the value of a process; latencies are published of a single test only.
enum WrkFormat: FileFormat {
  static let name = "wrk text"
  static let keyword = "wrk"

  private static let start = "Running "
  private static let separator = " test @ "

  static let signature = Signature(lines: [LineMark(start: start, part: separator)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var tests: [WrkTest] = []
    for line in TextLine.all(in: content.bytes) {
      if isStart(line.text[...]) {
        tests.append(WrkTest(line))
      } else if !tests.isEmpty {
        try tests[tests.count - 1].read(line)
      }
    }
    if let cut = tests.last, cut.isCut, !cut.isNamed { throw cut.fault }
    let counts = Dictionary(tests.map { ($0.id, 1) }, uniquingKeysWith: +)
    var assembly = RunAssembly()
    for (process, test) in tests.enumerated() {
      test.add(to: &assembly, process: process, isOnly: counts[test.id] == 1)
    }
    // A test without its end was interrupted, or the text was.
    return assembly.run(
      identity: identity, suite: "wrk", completeness: tests.contains(where: \.isCut) ? .partial : .complete)
  }

  private static func isStart(_ line: Substring) -> Bool {
    line.hasPrefix(start) && line.contains(separator)
  }
}

/// One test, from the line that announces it on.
private struct WrkTest {
  private let line: Int
  private let address: String
  private var parameters: [BenchmarkID.Parameter] = []
  private var latency = Summary()
  private var throughput: Double?
  private var warnings: [String] = []
  private var requests = 0.0
  /// Answers that are errors, and requests that got none.
  private var failures = 0.0

  init(_ line: TextLine) {
    self.line = line.number
    address = line.text[...].lastRange(of: " @ ").map { line.text[$0.upperBound...].trimmed } ?? ""
  }

  /// Whether the figure is missing that ends a test.
  var isCut: Bool { throughput == nil }
  /// Whether all of the identity was read.
  var isNamed: Bool { !parameters.isEmpty }
  /// What is wrong with a test that is cut before it says what it is.
  var fault: ReadingFault { ReadingFault(line: line, "the test that begins here has no \"Requests/sec:\"") }

  var id: BenchmarkID { BenchmarkID(group: "", name: address, parameters: parameters) }

  mutating func read(_ line: TextLine) throws(ReadingFault) {
    let fields = line.fields
    guard let first = fields.first, throughput == nil else { return }
    if first == "Latency", fields.count == 5, let mean = Self.nanoseconds(fields[1]) {
      latency.mean = mean
      latency.stdev = Self.nanoseconds(fields[2])
      latency.max = Self.nanoseconds(fields[3])
    } else if fields.count == 2, first.hasSuffix("%"), let value = Self.nanoseconds(fields[1]) {
      switch first.dropLast().number {
      case 50: latency.median = value
      case 90: latency.p90 = value
      case 95: latency.p95 = value
      case 99: latency.p99 = value
      default: break
      }
    } else if fields.count == 5, fields[1] == "threads", fields[4] == "connections" {
      parameters = [.init(name: "threads", value: String(first)), .init(name: "connections", value: String(fields[3]))]
    } else if fields.count > 3, fields[1] == "requests", fields[2] == "in", let count = Int(first), count > 0 {
      latency.count = count
      requests += Double(count)
    } else if line.text.hasPrefix("  Socket errors:") {
      try line.checkWhole()
      warnings.append("\(line.text.trimmed).")
      let errors = fields.compactMap { $0.last == "," ? $0.dropLast().number : $0.number }.reduce(0, +)
      // A request that got no answer is not among those that are counted.
      (requests, failures) = (requests + errors, failures + errors)
    } else if line.text.hasPrefix("  Non-2xx") {
      try line.checkWhole()
      warnings.append("\(line.text.trimmed).")
      failures += fields.last?.number ?? 0
    } else if first == "Requests/sec:", fields.count == 2 {
      try line.checkWhole()
      throughput = fields[1].number
    }
  }

  func add(to assembly: inout RunAssembly, process: Int, isOnly: Bool) {
    guard let throughput else {
      return assembly.fail(id, "line \(line) begins it, and no \"Requests/sec:\" follows")
    }
    assembly.measure(id, .throughput, [throughput], process: process)
    if isOnly, latency.mean != nil { assembly.publish(id, .latency, latency) }
    assembly.addFailures(of: id, failures, among: requests, process: process)
    for warning in warnings { assembly.warn(id, warning) }
  }

  /// A duration such as `635.91us` or `2.00m` in nanoseconds.
  private static func nanoseconds(_ text: Substring) -> Double? {
    guard let end = text.firstIndex(where: { $0.isLetter }), let value = text[..<end].number else { return nil }
    let unit = text[end...]
    return RateUnit.nanoseconds(in: unit == "m" ? "min" : String(unit)).map { $0 * value }
  }
}
