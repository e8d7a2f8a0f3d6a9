import BenchModel

/// What k6 writes at the end of a test: `--summary-export`, the data of `handleSummary`, and the summary with a
/// version.
///
/// Each k6 metric is a benchmark with its tags as parameters. Figures of a trend are those of operations timed singly.
/// Thresholds that were crossed are warnings: a comparison has its own tolerances.
enum K6Format: FileFormat {
  static let name = "k6 summary"
  static let keyword = "k6"

  /// The summary with a version.
  private struct Versioned: Decodable {
    struct Results: Decodable { let metrics: [K6Metric] }
    struct Metadata: Decodable { let k6Version: String? }

    let results: Results
    let metadata: Metadata?
  }

  private struct Document: Decodable {
    let metrics: [String: K6Metric]
  }

  static let signature = Signature(documents: [
    .document(.member("results", has: "metrics")),
    .document(.key("metrics"), .key("root_group")),
    .document(.key("metrics"), .elementsOf("metrics", ["type", "values"])),
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var environment = RunEnvironment()
    if content.keys(of: "results").contains("metrics") {
      let document = try content.decode(Versioned.self)
      environment.other = document.metadata?.k6Version.map { ["k6": $0] }
      let named = document.results.metrics.map { (name: $0.name ?? "", metric: $0) }
      add(named, to: &assembly)
    } else {
      let metrics = try content.decode(Document.self).metrics
      add(metrics.inByteOrder.map { (name: $0.key, metric: $0.value) }, to: &assembly)
    }
    return assembly.run(identity: identity, suite: "k6", environment: environment)
  }

  private static func add(_ metrics: [(name: String, metric: K6Metric)], to assembly: inout RunAssembly) {
    for (name, metric) in metrics { metric.add(to: &assembly, name: name) }
    guard let share = metrics.first(where: { $0.name == K6Name.failedRequests })?.metric.share, share > 0.5 else {
      return
    }
    // The times of answers that are errors are not those of the work.
    for (name, _) in metrics where K6Name.isOfAllRequests(name) {
      assembly.fail(K6Name.id(of: name), "most requests failed: \(K6Name.failedRequests) is \(share)")
    }
  }
}

/// One metric of a summary: its figures beside everything else, or under `values`.
private struct K6Metric: Decodable {
  private struct Threshold: Decodable {
    let isCrossed: Bool

    private enum CodingKeys: CodingKey { case ok }

    init(from decoder: any Decoder) throws {
      // The bare truth value of the oldest form says the opposite of what newer ones call `ok`.
      if let crossed = try? decoder.singleValueContainer().decode(Bool.self) {
        isCrossed = crossed
      } else {
        isCrossed = try !decoder.container(keyedBy: CodingKeys.self).decode(Bool.self, forKey: .ok)
      }
    }
  }

  let name: String?
  private let type: String?
  private let contains: String?
  private let figures: [String: FactText]
  private let crossed: [String]

  private enum CodingKeys: CodingKey { case name, type, contains, values, thresholds }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decodeIfPresent(String.self, forKey: .name)
    type = try container.decodeIfPresent(String.self, forKey: .type)
    contains = try container.decodeIfPresent(String.self, forKey: .contains)
    figures =
      container.contains(.values)
      ? try container.decode([String: FactText].self, forKey: .values) : try [String: FactText](from: decoder)
    let thresholds = try? container.decodeIfPresent([String: Threshold].self, forKey: .thresholds)
    crossed = (thresholds ?? nil).map { $0.filter(\.value.isCrossed).keys.ordered() } ?? []
  }

  func add(to assembly: inout RunAssembly, name: String) {
    let id = K6Name.id(of: name)
    let kind = type ?? impliedType
    switch kind {
    case "trend": addTrend(to: &assembly, id: id)
    case "rate":
      if let share {
        let count = (figures.number("passes") ?? 0) + (figures.number("fails") ?? 0)
        let (metric, share) = K6Name.rate(share, of: id.name)
        assembly.publish(id, metric, Summary(count: count >= 1 ? Int(exactly: count) : nil, mean: share))
      }
    case "counter": addCounter(to: &assembly, id: id)
    default:
      if let value = figures.number("value") {
        assembly.publish(id, K6Name.gauge(of: id.name), Summary(count: 1, mean: value))
      }
    }
    if assembly.contains(id) {
      for threshold in crossed { assembly.warn(id, "The threshold \(threshold) was crossed.") }
    }
  }

  /// The share that a rate is.
  var share: Double? { figures.number("rate") ?? figures.number("value") }

  private var impliedType: String {
    if figures["avg"] != nil || figures["med"] != nil { return "trend" }
    if figures["passes"] != nil { return "rate" }
    return figures["count"] != nil ? "counter" : "gauge"
  }

  private func addTrend(to assembly: inout RunAssembly, id: BenchmarkID) {
    let (metric, scale) = K6Name.trend(of: id.name, contains: contains)
    func figure(_ name: String) -> Double? { figures.number(name).map { $0 * scale } }
    assembly.publish(
      id, metric,
      Summary(
        count: figures.number("count").flatMap { $0 >= 1 ? Int(exactly: $0) : nil }, mean: figure("avg"),
        median: figure("med"), p90: figure("p(90)"), p95: figure("p(95)"), p99: figure("p(99)"), min: figure("min"),
        max: figure("max")))
  }

  private func addCounter(to assembly: inout RunAssembly, id: BenchmarkID) {
    let metrics = K6Name.counter(of: id.name)
    for (metric, figure) in [(metrics.rate, "rate"), (metrics.count, "count")] {
      guard let metric, let value = figures.number(figure) else { continue }
      assembly.publish(id, metric, Summary(count: 1, mean: value))
    }
  }
}
