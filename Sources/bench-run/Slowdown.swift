import BenchComparison
import BenchModel

/// By how much a benchmark became slower between two commits: of its deciding rows the one that changed most.
struct Slowdown {
  let id: BenchmarkID
  let metric: Metric
  /// As a share, positive.
  let change: Double

  /// Finds it in a comparison; nil where the benchmark did not regress.
  init?(of benchmark: String, in comparison: Comparison) {
    let named = BenchmarkLookup.benchmarks(named: benchmark, in: comparison)
    let rows = comparison.rows.filter { named.contains($0.id) && $0.role == .deciding && $0.verdict == .regressed }
    guard let worst = rows.max(by: { ($0.change?.value ?? 0) < ($1.change?.value ?? 0) }), let metric = worst.metric,
      let change = worst.change?.value, change > 0
    else { return nil }
    (id, self.metric, self.change) = (worst.id, metric, change)
  }

  var text: String { "'\(id)' \(metric.name) \(DecimalText.signedPercent(change))" }
}
