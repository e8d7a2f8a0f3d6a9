/// By how much the changes of many benchmarks scatter between two runs beyond what the launches within them explain.
public struct RunScatter: Codable, Hashable, Sendable {
  /// The name of the metric whose rows these are.
  public let metric: String
  /// The statistic whose rows these are; absent for far percentiles, p90 to p99.
  public let statistic: Statistic?
  /// How many rows tell it.
  public let rows: Int
  /// The factor, above 1, by which their standard errors were widened.
  public let factor: Double

  /// Makes a scatter.
  public init(metric: String, statistic: Statistic?, rows: Int, factor: Double) {
    self.metric = metric
    self.statistic = statistic
    self.rows = rows
    self.factor = factor
  }

  /// Whether the row was widened by it.
  public func concerns(_ row: ComparisonRow) -> Bool {
    guard row.evidence == .launches, row.metric?.name.isSameName(as: metric) == true else { return false }
    return statistic.map { $0 == row.statistic } ?? (row.statistic?.isFarPercentile == true)
  }
}
