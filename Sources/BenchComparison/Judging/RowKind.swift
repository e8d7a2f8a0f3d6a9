import BenchModel
import BenchStatistics

/// A kind of rows: one statistic of one metric over launches.
///
/// The scatter of such rows is comparable.
struct RowKind: Hashable {
  let metric: ByteKey
  /// The statistic; absent for far percentiles.
  let statistic: Statistic?

  /// The kind of a row whose error comes from launches; nil of any other row.
  ///
  /// The rows of a session need none: they rest on many rounds, in which both sides met the same moments.
  init?(_ row: EstimatedRow) {
    guard row.evidence == .launches, let basis = row.change.basis, basis.standardError > 0 else { return nil }
    metric = ByteKey(row.subject.metric.name)
    statistic = row.statistic.isFarPercentile ? nil : row.statistic
  }

  /// The estimates of every kind with at least twenty rows.
  ///
  /// Of fewer, the common variance is uncertain by more than a quarter, and a few real changes dominate it.
  static func estimates(of rows: [EstimatedRow]) -> [RowKind: [LogEstimate]] {
    var estimates: [RowKind: [LogEstimate]] = [:]
    for row in rows {
      guard let kind = RowKind(row), let estimate = row.worsening else { continue }
      estimates[kind, default: []].append(estimate)
    }
    return estimates.filter { $0.value.count >= fewest }
  }

  private static let fewest = 20
}
