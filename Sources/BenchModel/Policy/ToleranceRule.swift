/// One line of the policy: which rows it is for, and what they may change by.
public struct ToleranceRule: Codable, Hashable, Sendable {
  /// A pattern of benchmark identities, with `*` and `?`; none means every benchmark.
  public let benchmark: String?
  /// The metric's name; none means every metric.
  public let metric: String?
  /// The statistic; none means every statistic of the metric.
  public let statistic: Statistic?
  /// What such a row may change by.
  public let tolerance: Tolerance
  /// Where the rule was written, as a person would look it up.
  public let origin: String

  /// Makes a rule.
  public init(benchmark: String?, metric: String?, statistic: Statistic?, tolerance: Tolerance, origin: String) {
    self.benchmark = benchmark
    self.metric = metric
    self.statistic = statistic
    self.tolerance = tolerance
    self.origin = origin
  }
}
