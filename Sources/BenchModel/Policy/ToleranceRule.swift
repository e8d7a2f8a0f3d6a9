/// One line of the policy: which rows it is for, and what they may change by.
public struct ToleranceRule: Equatable, Sendable {
  /// The rows, and where the rule stands.
  public let selector: RowSelector
  /// What such a row may change by.
  public let tolerance: Tolerance

  /// Makes a rule.
  public init(selector: RowSelector, tolerance: Tolerance) {
    self.selector = selector
    self.tolerance = tolerance
  }

  /// Makes a rule from the parts of its selector.
  public init(benchmark: String?, metric: String?, statistic: Statistic?, tolerance: Tolerance, origin: String) {
    self.init(
      selector: RowSelector(benchmark: benchmark, metric: metric, statistic: statistic, origin: origin),
      tolerance: tolerance)
  }
}
