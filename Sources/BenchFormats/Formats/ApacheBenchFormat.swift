import BenchModel

/// The text of ApacheBench (`ab`): rate and times of the requests for one page.
///
/// Its times are whole milliseconds. The length of an answer may differ from the first one's without being an error.
enum ApacheBenchFormat: FileFormat {
  static let name = "ApacheBench text"
  static let keyword = "ab"

  private static let start = "This is ApacheBench, Version "

  static let signature = Signature(lines: [LineMark(start: start)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var tests: [ApacheBenchTest] = []
    for line in try TextLine.ended(in: content.bytes) {
      if line.text.hasPrefix(start) {
        tests.append(ApacheBenchTest(line: line.number))
      } else if !tests.isEmpty {
        tests[tests.count - 1].read(line)
      }
    }
    var assembly = RunAssembly()
    var processes: [BenchmarkID: Int] = [:]
    for test in tests {
      let process = processes[test.id, default: 0]
      processes[test.id] = process + 1
      test.add(to: &assembly, process: process)
    }
    return assembly.run(
      identity: identity, suite: "ApacheBench", completeness: tests.contains(where: \.isCut) ? .partial : .complete)
  }
}

/// One test, from the line that names the tool on.
private struct ApacheBenchTest {
  private let line: Int
  private var host = ""
  private var port = ""
  private var path = ""
  private var concurrency: String?
  private var isKeptAlive = false
  private var complete: Double?
  private var failed = 0.0
  private var rate: Double?
  private var mean: Double?
  private var percentiles: [String: Double] = [:]
  private var warnings: [String] = []
  private var problem: String?

  /// Whole milliseconds.
  private static let latency = Metric.latency.inSteps(of: 1e6)

  init(line: Int) { self.line = line }

  /// Whether the figure is missing that is always there.
  var isCut: Bool { rate == nil }

  var id: BenchmarkID {
    var parameters = concurrency.map { [BenchmarkID.Parameter(name: "concurrency", value: $0)] } ?? []
    if isKeptAlive { parameters.append(.init(name: "keep-alive", value: "yes")) }
    return BenchmarkID(group: "", name: port.isEmpty ? host : "\(host):\(port)\(path)", parameters: parameters)
  }

  mutating func read(_ line: TextLine) {
    let fields = line.fields
    if let rest = line.value(after: "Benchmarking ") {
      host = host.isEmpty ? String(rest.prefix { $0 != " " }) : host
      if let place = rest[...].lastRange(of: "..."), rest[place.upperBound...] != "done" {
        problem = rest[place.upperBound...].trimmed
      }
    } else if let value = line.value(after: "Server Hostname:") {
      host = String(value)
    } else if let value = line.value(after: "Server Port:") {
      port = String(value)
    } else if let value = line.value(after: "Document Path:") {
      path = String(value)
    } else if let value = line.value(after: "Concurrency Level:") {
      concurrency = String(value)
    } else if let value = line.number(after: "Complete requests:") {
      complete = value
    } else if let value = line.number(after: "Keep-Alive requests:") {
      isKeptAlive = value > 0
    } else if let value = line.number(after: "Failed requests:") {
      failed += value
      if value > 0 { warnings.append("\(Int(value)) requests failed.") }
    } else if let kinds = line.value(after: "(Connect: ") {
      readKinds(kinds)
    } else if let value = line.number(after: "Non-2xx responses:") {
      failed += value
      warnings.append("\(Int(value)) answers were errors (non-2xx).")
    } else if let value = line.number(after: "Requests per second:") {
      rate = value
    } else if fields.count == 6, fields[0] == "Total:" {
      mean = fields[2].number
    } else if fields.count >= 2, fields[0].hasSuffix("%") {
      percentiles[String(fields[0].dropLast())] = fields[1].number
    } else if line.text.hasPrefix("apr_")
      || line.text.contains("Total of ") && line.text.contains(" requests completed")
    {
      problem = problem ?? line.text.trimmed
    }
  }

  /// What failed how: `0, Receive: 0, Length: 30, Exceptions: 0)`.
  private mutating func readKinds(_ text: Substring) {
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ")
      guard words.count == 2, words[0] == "Length:", let count = words[1].number, count > 0 else { continue }
      failed -= count
      warnings.append("\(Int(count)) of them differ from the first answer in length alone, which is no failure.")
    }
  }

  func add(to assembly: inout RunAssembly, process: Int) {
    guard let rate, let complete, problem == nil else {
      return assembly.fail(id, problem ?? "line \(line) begins it, and no \"Requests per second:\" follows")
    }
    assembly.add(id, .throughput, rate, process: process)
    assembly.add(id, Self.latency, mean.map { $0 * 1e6 }, process: process)
    assembly.add(id, percentilesOf: Self.latency, process: process) { order in
      RunAssembly.supports(order, count: complete) ? percentiles[order].map { $0 * 1e6 } : nil
    }
    assembly.addFailures(of: id, max(0, failed), among: complete, process: process)
    for warning in warnings { assembly.warn(id, warning) }
  }
}
