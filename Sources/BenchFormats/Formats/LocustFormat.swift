import BenchModel

/// The JSON of the load generator locust (`--json`, `--json-file`): rate, times and failures of each request.
///
/// Times are kept as a histogram, to the millisecond and above a hundred of them to two digits; the mean is exact.
/// Requests that failed are in the times.
enum LocustFormat: FileFormat {
  static let name = "locust JSON"
  static let keyword = "locust"

  private struct Entry: Decodable {
    let name: String
    let method: String?
    let requests: Double
    let untimed: Double?
    let failures: Double?
    let total: Double?
    let times: [String: Double]
    let start: Double?
    let last: Double?

    private enum CodingKeys: String, CodingKey {
      case name, method
      case requests = "num_requests"
      case untimed = "num_none_requests"
      case failures = "num_failures"
      case total = "total_response_time"
      case times = "response_times"
      case start = "start_time"
      case last = "last_request_timestamp"
    }
  }

  static let signature = Signature(documents: [.document(.elements(["num_requests", "response_times"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for entry in try content.decode([Entry].self) {
      let id = LocustName.id(method: entry.method ?? "", name: entry.name)
      assembly.begin(id)
      add(entry, of: id, to: &assembly)
    }
    return assembly.run(identity: identity, suite: "locust")
  }

  private static func add(_ entry: Entry, of id: BenchmarkID, to assembly: inout RunAssembly) {
    guard entry.requests > 0 else { return assembly.fail(id, "not one request was made") }
    if let start = entry.start, let last = entry.last, last > start {
      assembly.add(id, .throughput, entry.requests / (last - start))
    }
    let timed = entry.requests - (entry.untimed ?? 0)
    if timed > 0 { assembly.add(id, .latency, entry.total.map { $0 * 1e6 / timed }) }
    let points = entry.times.compactMap { key, count in key.number.map { (value: $0, count: count) } }
      .ordered { $0.value < $1.value }
    assembly.add(id, percentilesOf: LocustName.latency) { order in
      guard RunAssembly.supports(order, count: timed) else { return nil }
      var left = timed * (order.number ?? 0) / 100
      return points.first { point in
        left -= point.count
        return left <= 0
      }.map { $0.value * 1e6 }
    }
    LocustName.addFailures(entry.failures ?? 0, among: entry.requests, of: id, to: &assembly)
  }
}

/// What both forms of locust's results call alike.
enum LocustName {
  /// Percentiles are whole milliseconds.
  static let latency = Metric.latency.inSteps(of: 1e6)

  static func id(method: String, name: String) -> BenchmarkID {
    BenchmarkID(group: "", name: method.isEmpty ? name : "\(method) \(name)")
  }

  static func addFailures(
    _ failures: Double, among requests: Double, of id: BenchmarkID, to assembly: inout RunAssembly
  ) {
    assembly.addFailures(of: id, failures, among: requests, process: 0)
    if failures > 0 {
      assembly.warn(id, "\(Int(failures)) of \(Int(requests)) requests failed; their times count, too.")
    }
  }
}
