/// Finds secondary metrics that package-benchmark's export as JMH JSON gives to benchmarks that never measured them.
///
/// The tool keeps one table of them for all benchmarks of a file, so that what a benchmark does not have is what the
/// last one before had. Such values are as many as that one measured, and the same.
struct LentMetrics {
  private var seen: [String: [[[Double]]]] = [:]

  /// Whether the values of a metric are those of a benchmark before, or none of this one by their number.
  mutating func isLent(_ name: String, _ forks: [[Double]], iterations: Int?) -> Bool {
    defer { seen[name, default: []].append(forks) }
    if let iterations, forks.contains(where: { $0.count != iterations }) { return true }
    return seen[name]?.contains(forks) == true
  }
}
