/// By how much the changes of many benchmarks scatter between two runs beyond what the launches within them explain.
public struct RunScatter: Codable, Hashable, Sendable {
  /// The statistic whose rows these are.
  public let statistic: Statistic
  /// How many rows tell it.
  public let rows: Int
  /// The factor, above 1, by which their standard errors were widened.
  public let factor: Double

  /// Makes a scatter.
  public init(statistic: Statistic, rows: Int, factor: Double) {
    self.statistic = statistic
    self.rows = rows
    self.factor = factor
  }
}
