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
    let mean_ns: Double
    let median_ns: Double
    let p95_ns: Double
    let p99_ns: Double
    let min_ns: Double
    let max_ns: Double
    let stdev_ns: Double
    let ops_per_sec: Double
    let memory_peak_mb: Double?
    let memory_allocated_mb: Double?
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
      count: entry.iterations, mean: entry.mean_ns, median: entry.median_ns, p95: entry.p95_ns, p99: entry.p99_ns,
      min: entry.min_ns, max: entry.max_ns, stdev: entry.stdev_ns, operationsPerSecond: entry.ops_per_sec)
    let memory = [(Metric.peakMemory, entry.memory_peak_mb), (.retainedMemory, entry.memory_allocated_mb)]
    return [Sample(metric: Metric.latency.name, published: latency)]
      + memory.compactMap { metric, mebibytes in
        mebibytes.map { Sample(metric: metric.name, published: Summary(count: 1, mean: $0 * bytesPerMiB)) }
      }
  }
}
