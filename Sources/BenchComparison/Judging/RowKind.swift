import BenchModel
import BenchStatistics

/// A kind of rows: one statistic of one metric.
///
/// The scatter of such rows is comparable.
struct RowKind: Hashable {
  let metric: ByteKey
  /// The statistic; absent for far percentiles.
  let statistic: Statistic?

  init(_ metric: Metric, _ statistic: Statistic) {
    self.metric = ByteKey(metric.name)
    self.statistic = statistic.isFarPercentile ? nil : statistic
  }

  init(_ row: EstimatedRow) {
    self.init(row.subject.metric, row.statistic)
  }

  /// How many rows of a kind tell something of one another.
  ///
  /// Of fewer, what they have in common is uncertain by more than a quarter, and a few real changes dominate it.
  static let fewest = 20
}
