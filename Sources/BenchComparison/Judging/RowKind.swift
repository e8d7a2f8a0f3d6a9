import BenchModel
import BenchStatistics

/// Rows that are alike enough for what they scatter to tell of one another: one figure of one metric over launches.
struct RowKind: Hashable {
  let metric: ByteKey
  /// The statistic; absent for far percentiles.
  let statistic: Statistic?

  /// The kind of a row whose error is that of launches, nil of any other: the rows of a session have a score of rounds,
  /// and both of its sides met the same moments.
  init?(_ row: EstimatedRow) {
    guard row.evidence == .launches, let basis = row.change.basis, basis.standardError > 0 else { return nil }
    metric = ByteKey(row.subject.metric.name)
    statistic = row.statistic.isFarPercentile ? nil : row.statistic
  }

  /// The estimates of every kind of which there are at least twenty: of fewer, what they have in common is uncertain by
  /// more than a quarter, and a few real changes make it.
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
