import BenchModel

/// The JSON report of the load generator Artillery: summaries, counters and rates of a whole test.
///
/// Summaries of what Artillery itself times are in milliseconds; of any other the unit is not known.
enum ArtilleryFormat: FileFormat {
  static let name = "Artillery report"
  static let keyword = "artillery"

  private struct Document: Decodable {
    struct Aggregate: Decodable {
      let counters: [String: Double]?
      let rates: [String: Double?]?
      let summaries: [String: Figures]?
    }

    struct Figures: Decodable {
      let min: Double?
      let max: Double?
      let count: Int?
      let mean: Double?
      let median: Double?
      let p50: Double?
      let p90: Double?
      let p95: Double?
      let p99: Double?
    }

    let aggregate: Aggregate
  }

  /// What Artillery times, by the end of a name or the part before a status.
  private static let timed = ["response_time", "session_length", "latency", "connect_time"]

  static let signature = Signature(documents: [.document(.key("aggregate"), .member("aggregate", has: "counters"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let aggregate = try content.decode(Document.self).aggregate
    var assembly = RunAssembly()
    for (name, figures) in sorted(aggregate.summaries) { add(figures, named: name, to: &assembly) }
    for (name, rate) in sorted(aggregate.rates) {
      guard let rate else { continue }
      // Requests a second are those that the test was told to send.
      let metric: Metric = name == "http.request_rate" ? .load : .occurrenceRate
      assembly.publish(BenchmarkID(group: "", name: name), metric, Summary(count: 1, mean: rate))
    }
    for (name, count) in sorted(aggregate.counters) {
      let isFailure = name.hasPrefix("errors.") || name == "vusers.failed"
      let metric: Metric = isFailure ? .failuresCounted : isLoad(name) ? .load : .occurrences
      assembly.publish(BenchmarkID(group: "", name: name), metric, Summary(count: 1, mean: count))
    }
    failIfUnanswered(aggregate, &assembly)
    return assembly.run(identity: identity, suite: "Artillery")
  }

  /// Whether a counter says how much a test did, which it was told to.
  private static func isLoad(_ name: String) -> Bool {
    name.hasPrefix("vusers.") || ["http.requests", "http.responses", "http.downloaded_bytes"].contains(name)
  }

  /// Times of answers of which most are errors are not those of the work.
  private static func failIfUnanswered(_ aggregate: Document.Aggregate, _ assembly: inout RunAssembly) {
    let counters = aggregate.counters ?? [:]
    let requests = counters["http.requests"] ?? 0
    let failures = counters.filter { name, _ in
      name.hasPrefix("errors.") || name.hasPrefix("http.codes.4") || name.hasPrefix("http.codes.5")
    }.values.reduce(0, +)
    for (name, count) in sorted(counters) where name.hasPrefix("errors.") && count > 0 {
      assembly.warn(BenchmarkID(group: "", name: name), "\(Int(exactly: count).map { "\($0)" } ?? "\(count)") errors.")
    }
    let all = BenchmarkID(group: "", name: "http")
    if requests > 0 {
      assembly.publish(all, .failureShare, Summary(count: Int(exactly: requests), mean: failures / requests))
    }
    guard let reason = RunAssembly.failure(of: failures, among: requests) else { return }
    for name in (aggregate.summaries ?? [:]).keys.ordered() where name.hasPrefix("http.") {
      assembly.fail(BenchmarkID(group: "", name: name), reason)
    }
  }

  private static func add(_ figures: Document.Figures, named name: String, to assembly: inout RunAssembly) {
    let isTime = name.split(separator: ".").contains { part in timed.contains { part.utf8.elementsEqual($0.utf8) } }
    let scale: Double = isTime ? 1e6 : 1
    func scaled(_ value: Double?) -> Double? { value.map { $0 * scale } }
    assembly.publish(
      BenchmarkID(group: "", name: name),
      isTime ? .latency : Metric(name: "value", unit: .count, direction: .unknown),
      Summary(
        count: figures.count.flatMap { $0 > 0 ? $0 : nil }, mean: scaled(figures.mean),
        median: scaled(figures.median ?? figures.p50), p90: scaled(figures.p90), p95: scaled(figures.p95),
        p99: scaled(figures.p99), min: scaled(figures.min), max: scaled(figures.max)))
  }

  private static func sorted<Value>(_ members: [String: Value]?) -> [(key: String, value: Value)] {
    (members ?? [:]).inByteOrder
  }
}
