import BenchModel

/// The text of the HTTP load generator h2load: rate and times of one test.
///
/// The text does not name what was loaded, so that its benchmark is called `requests`.
enum H2loadFormat: FileFormat {
  static let name = "h2load text"
  static let keyword = "h2load"

  private static let end = "finished in "

  static let signature = Signature(lines: [
    LineMark(start: end, part: " req/s, "), LineMark(start: "spawning thread #", part: " total client(s)"),
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var tests: [H2loadTest] = []
    for line in try TextLine.ended(in: content.bytes) {
      if line.text.hasPrefix("spawning thread #0") || tests.isEmpty { tests.append(H2loadTest()) }
      tests[tests.count - 1].read(line)
    }
    tests.removeAll(where: \.isEmpty)
    var assembly = RunAssembly()
    var processes: [BenchmarkID: Int] = [:]
    for test in tests {
      let process = processes[test.id, default: 0]
      processes[test.id] = process + 1
      test.add(to: &assembly, process: process, isOnly: tests.count { $0.id == test.id } == 1)
    }
    return assembly.run(
      identity: identity, suite: "h2load", completeness: tests.contains(where: \.isCut) ? .partial : .complete)
  }
}

/// One test, from its first thread on.
private struct H2loadTest {
  private var clients = 0.0
  private var kind: String?
  private var rate: Double?
  private var total: Double?
  private var failed = 0.0
  private var latency: Summary?
  private var summary: String?

  /// Whether nothing of it was seen.
  var isEmpty: Bool { clients == 0 && rate == nil }
  /// Whether the figures are missing that end a test.
  var isCut: Bool { total == nil }

  var id: BenchmarkID {
    var parameters = clients > 0 ? [BenchmarkID.Parameter(name: "clients", value: "\(Int(clients))")] : []
    if let kind { parameters.append(.init(name: "protocol", value: kind)) }
    return BenchmarkID(group: "", name: "requests", parameters: parameters)
  }

  mutating func read(_ line: TextLine) {
    let fields = line.fields
    if line.text.hasPrefix("spawning thread #"), fields.count > 3 {
      clients += fields[3].number ?? 0
    } else if let value = line.value(after: "Application protocol: ") {
      kind = String(value)
    } else if line.text.hasPrefix("finished in "), fields.count > 4, fields[4].hasPrefix("req/s") {
      rate = fields[3].number
    } else if line.text.hasPrefix("requests: ") {
      let counts = line.text.dropFirst("requests: ".count).split(separator: ",").map { $0.split(separator: " ") }
      for count in counts where count.count == 2 {
        if count[1] == "total" { total = count[0].number }
        if count[1] == "failed" { failed = count[0].number ?? 0 }
      }
      summary = line.text.trimmed
    } else if line.value(after: "time for request: ") != nil, fields.count >= 7 {
      let times = fields[3..<7].map { Self.nanoseconds($0) }
      latency = Summary(mean: times[2], min: times[0], max: times[1], stdev: times[3])
    }
  }

  func add(to assembly: inout RunAssembly, process: Int, isOnly: Bool) {
    assembly.name(id)
    guard let total else {
      return assembly.fail(id, "it was begun, and no \"requests: … total\" follows")
    }
    assembly.add(id, .throughput, rate, process: process)
    if var latency, let mean = latency.mean, mean > 0 {
      latency.count = Int(exactly: total - failed)
      if isOnly { assembly.publish(id, .latency, latency) } else { assembly.add(id, .latency, mean, process: process) }
    }
    assembly.addFailures(of: id, failed, among: total, process: process)
    if failed > 0, let summary { assembly.warn(id, "\(summary).") }
  }

  private static func nanoseconds(_ text: Substring) -> Double? {
    guard let unit = text.firstIndex(where: { $0.isLetter }), let value = text[..<unit].number else { return nil }
    return RateUnit.nanoseconds(in: String(text[unit...])).map { $0 * value }
  }
}
