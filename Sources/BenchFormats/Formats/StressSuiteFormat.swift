import BenchModel
import StrictJSON

/// The `stress_test_results.json` of the Python stress suite: an object of arrays, one a group, without an envelope.
///
/// Names are not unique there (`<lambda>` for most), so a benchmark is its group and its place in it; the name is kept
/// for display. Each entry holds published figures of operations timed singly, and memory in MiB.
enum StressSuiteFormat: RunFormat {
  static let name = "stress suite results"

  /// The groups that the suite writes, in its order.
  static let groups = [
    "command_performance", "type_system", "error_handling", "concern_architecture", "integration", "stress_testing",
  ]

  private struct Entry: Decodable {
    let name: String
    let iterations: Int
    let mean: Double
    let median: Double
    let p95: Double
    let p99: Double
    let min: Double
    let max: Double
    let stdev: Double
    let operationsPerSecond: Double
    let peakMemory: Double?
    let retainedMemory: Double?

    enum CodingKeys: String, CodingKey {
      case name, iterations
      case mean = "mean_ns"
      case median = "median_ns"
      case p95 = "p95_ns"
      case p99 = "p99_ns"
      case min = "min_ns"
      case max = "max_ns"
      case stdev = "stdev_ns"
      case operationsPerSecond = "ops_per_sec"
      case peakMemory = "memory_peak_mb"
      case retainedMemory = "memory_allocated_mb"
    }
  }

  private static let bytesPerMiB = 1_048_576.0

  static func refusal(of shape: DocumentShape) -> String? {
    guard let keys = shape.keys else { return "no groups: it is not an object" }
    if keys.isEmpty { return "no groups: it is an empty object" }
    let foreign = keys.subtracting(groups)
    guard foreign.isEmpty else { return "keys that are no group of that suite (\(foreign.sorted().prefix(3)))" }
    return nil
  }

  static func read(_ document: JSONDocument, identity: String) throws(JSONError) -> BenchmarkRun {
    let entries = try document.decode([String: [Entry]].self)
    let results = groups.flatMap { group in
      (entries[group] ?? []).enumerated().map { index, entry in
        BenchmarkResult(
          id: BenchmarkID(group: group, name: String(index)), label: entry.name, samples: samples(of: entry))
      }
    }
    return BenchmarkRun(
      id: identity, suite: "stress", environment: RunEnvironment(),
      metrics: [.latency, .peakMemory, .retainedMemory], results: results)
  }

  private static func samples(of entry: Entry) -> [Sample] {
    let latency = Summary(
      count: entry.iterations, mean: entry.mean, median: entry.median, p95: entry.p95, p99: entry.p99,
      min: entry.min, max: entry.max, stdev: entry.stdev, operationsPerSecond: entry.operationsPerSecond)
    let memory = [(Metric.peakMemory, entry.peakMemory), (.retainedMemory, entry.retainedMemory)]
    return [Sample(metric: Metric.latency.name, published: latency)]
      + memory.compactMap { metric, mebibytes in
        mebibytes.map { Sample(metric: metric.name, published: Summary(count: 1, mean: $0 * bytesPerMiB)) }
      }
  }
}
