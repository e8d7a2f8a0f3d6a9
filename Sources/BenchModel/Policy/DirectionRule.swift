/// One line of the policy: which way a metric is better, whatever the files say of it.
public struct DirectionRule: Equatable, Sendable {
  /// The metric's name.
  public let metric: String
  /// Which way is better.
  public let direction: Metric.Direction
  /// Where the rule was written, as a person would look it up.
  public let origin: String

  /// Makes a rule.
  public init(metric: String, direction: Metric.Direction, origin: String) {
    self.metric = metric
    self.direction = direction
    self.origin = origin
  }
}
