import BenchModel

/// The JSON of the HTTP load generator oha: figures of one test in seconds.
///
/// The file does not name what was loaded, so that its benchmark is called `requests`.
enum OhaFormat: FileFormat {
  static let name = "oha JSON"
  static let keyword = "oha"

  private struct Document: Decodable {
    struct Figures: Decodable {
      let successRate: Double?
      let slowest: Double?
      let fastest: Double?
      let average: Double?
      let requestsPerSec: Double?
      let sizePerSec: Double?
    }

    let summary: Figures
    let latencyPercentiles: [String: Double?]?
    let statusCodes: [String: Int]?
    let errors: [String: Int]?

    private enum CodingKeys: String, CodingKey {
      case summary, latencyPercentiles
      case statusCodes = "statusCodeDistribution"
      case errors = "errorDistribution"
    }
  }

  static let signature = Signature(documents: [.document(.key("summary"), .member("summary", has: "requestsPerSec"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let figures = document.summary
    let id = BenchmarkID(group: "", name: "requests")
    var assembly = RunAssembly()
    let count = (document.statusCodes ?? [:]).values.reduce(0.0) { $0 + Double($1) }
    func nanoseconds(_ seconds: Double?) -> Double? { seconds.map { $0 * 1e9 } }
    func percentile(_ name: String) -> Double? { nanoseconds(document.latencyPercentiles?[name] ?? nil) }
    assembly.publish(
      id, .latency,
      Summary(
        count: count >= 1 ? Int(exactly: count) : nil, mean: nanoseconds(figures.average), median: percentile("p50"),
        p90: percentile("p90"), p95: percentile("p95"), p99: percentile("p99"), min: nanoseconds(figures.fastest),
        max: nanoseconds(figures.slowest)))
    let others: [(metric: Metric, value: Double?)] = [
      (.throughput, figures.requestsPerSec),
      (Metric(name: "transfer", unit: Metric.Unit("B/s"), direction: .larger), figures.sizePerSec),
      (Metric(name: "success rate", unit: .count, direction: .larger), figures.successRate),
    ]
    for (metric, value) in others {
      if let value { assembly.publish(id, metric, Summary(count: 1, mean: value)) }
    }
    // What the end of the test cut off was neither answered nor refused.
    let errors = (document.errors ?? [:]).filter { $0.key != "aborted due to deadline" }.values
      .reduce(0.0) { $0 + Double($1) }
    let refusals = (document.statusCodes ?? [:]).filter { !$0.key.hasPrefix("2") && !$0.key.hasPrefix("3") }
    for (code, count) in refusals.ordered(by: { $0.key < $1.key }) {
      assembly.warn(id, "\(count) requests were answered with status \(code).")
    }
    let refused = refusals.values.reduce(0.0) { $0 + Double($1) }
    assembly.addFailures(of: id, errors + refused, among: count + errors)
    for (error, count) in (document.errors ?? [:]).ordered(by: { $0.key < $1.key }) {
      assembly.warn(id, "\(count) requests ended with: \(error).")
    }
    return assembly.run(identity: identity, suite: "oha")
  }
}
