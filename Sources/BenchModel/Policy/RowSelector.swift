/// Which rows a rule of the policy is for, and where the rule stands.
public struct RowSelector: Hashable, Sendable {
  /// A pattern of benchmark identities, with `*` and `?`; none means every benchmark.
  public let benchmark: String?
  /// The metric's name; none means every metric.
  public let metric: String?
  /// The statistic; none means every statistic of the metric.
  public let statistic: Statistic?
  /// Where the rule was written, as a person would look it up.
  public let origin: String

  /// Makes a selector.
  public init(benchmark: String? = nil, metric: String? = nil, statistic: Statistic? = nil, origin: String) {
    self.benchmark = benchmark
    self.metric = metric
    self.statistic = statistic
    self.origin = origin
  }
}
