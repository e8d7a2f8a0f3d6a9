import BenchModel

/// One test of sysbench.
struct SysbenchTest {
  private let line: Int
  private var name = "events"
  private var parameters: [BenchmarkID.Parameter] = []
  private var figures: [(metric: Metric, value: Double)] = []
  private var isRunning = false
  private var events: Double?
  private var seconds: Double?
  private var failure: String?
  private var errors = 0.0
  /// Whether the lines of the latencies were begun, and ended.
  private var hasLatency = false
  private(set) var isCut = true

  /// Lines of the head that tell one test from another.
  private static let identifying = [
    ("Number of threads: ", "threads"), ("Prime numbers limit: ", "limit"), ("block size: ", "block"),
    ("total size: ", "size"), ("operation: ", "operation"), ("scope: ", "scope"), ("Block size ", "block"),
  ]
  /// Lines of the head that tell what is tested.
  private static let kinds = [
    ("Prime numbers limit: ", "cpu"), ("Running memory speed test", "memory"), ("Extra file open flags", "fileio"),
  ]
  /// Figures with their metrics, by the beginnings of their lines.
  private static let rates: [(start: String, metric: Metric, scale: Double)] = [
    ("events per second: ", .throughput, 1),
    ("reads/s: ", iops("reads"), 1), ("writes/s: ", iops("writes"), 1), ("fsyncs/s: ", iops("fsyncs"), 1),
    ("read, MiB/s: ", bandwidth("read bandwidth"), 1_048_576),
    ("written, MiB/s: ", bandwidth("write bandwidth"), 1_048_576),
    ("avg: ", latency, 1e6), ("max: ", Metric.longestLatency, 1e6),
  ]
  /// Figures in brackets behind a count.
  private static let bracketed: [(start: String, metric: Metric, scale: Double)] = [
    ("Total operations: ", .throughput, 1), ("transactions: ", .throughput, 1),
    ("queries: ", Metric(name: "queries", unit: .perSecond, direction: .larger), 1),
  ]
  /// Two digits of milliseconds.
  private static let latency = Metric.latency.inSteps(of: 10_000)

  init(line: Int) { self.line = line }

  var id: BenchmarkID { BenchmarkID(group: "", name: name, parameters: parameters) }

  /// Whether anything was to be measured.
  var isTest: Bool { isRunning || failure != nil }

  private static func iops(_ name: String) -> Metric {
    Metric(name: name, unit: .operationsOfStoragePerSecond, direction: .larger)
  }

  private static func bandwidth(_ name: String) -> Metric {
    Metric(name: name, unit: .bytesPerSecond, direction: .larger)
  }

  mutating func read(_ line: TextLine) {
    if line.text.hasPrefix("FATAL: ") { failure = failure ?? line.text.trimmed }
    if line.text.hasPrefix("Threads fairness:") { isCut = false }
    if line.text.hasPrefix("Initializing worker threads") || line.text.hasPrefix("Threads started!") {
      isRunning = true
    }
    if isRunning { readFigure(line) } else { readHead(line) }
  }

  private mutating func readHead(_ line: TextLine) {
    if let kind = Self.kinds.first(where: { line.value(after: $0.0) != nil }) { name = kind.1 }
    if let mode = line.value(after: "Doing "), mode.hasSuffix(" test") {
      parameters.append(.init(name: "mode", value: String(mode.dropLast(" test".count))))
    }
    for (start, name) in Self.identifying {
      if let value = line.value(after: start) { parameters.append(.init(name: name, value: String(value))) }
    }
  }

  private mutating func readFigure(_ line: TextLine) {
    if line.value(after: "queries performed:") != nil { name = "database" }
    for (start, metric, scale) in Self.rates {
      if let value = line.number(after: start) { figures.append((metric, value * scale)) }
    }
    for (start, metric, scale) in Self.bracketed {
      if let rest = line.value(after: start), let open = rest.firstIndex(of: "("),
        let value = rest[rest.index(after: open)...].prefix(while: { $0 != " " }).number
      {
        figures.append((metric, value * scale))
      }
    }
    if let moved = line.text[...].lastRange(of: " MiB transferred ("),
      let value = line.text[moved.upperBound...].prefix(while: { $0 != " " }).number
    {
      figures.append((.bandwidth, value * 1_048_576))
    }
    let fields = line.fields
    if fields.count == 3, fields[1] == "percentile:", fields[0].hasSuffix("th"), let value = fields[2].number {
      figures.append((Self.latency.percentile(String(fields[0].dropLast(2))), value * 1e6))
    }
    if let value = line.number(after: "ignored errors: ") { errors = value }
    if let value = line.number(after: "total number of events: ") { events = value }
    if let value = line.value(after: "total time: "), value.hasSuffix("s") { seconds = value.dropLast().number }
  }

  func add(to assembly: inout RunAssembly, process: Int) {
    if let failure { return assembly.fail(id, failure) }
    if isCut { return assembly.fail(id, "line \(line) begins it, and no \"Threads fairness:\" ends it") }
    assembly.name(id)
    // What has no rate of its own has that of its events.
    if !figures.contains(where: { $0.metric.unit.isRate }), let events, let seconds, seconds > 0 {
      assembly.add(id, .throughput, events / seconds, process: process)
    }
    for (metric, value) in figures { assembly.add(id, metric, value, process: process) }
    if let events, errors > 0 {
      assembly.addFailures(of: id, errors, among: events + errors, process: process)
      assembly.warn(id, "\(Int(errors)) errors were passed over.")
    }
  }
}
