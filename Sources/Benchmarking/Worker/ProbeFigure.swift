public import BenchModel

/// One figure of a probe: a metric by its name, and its value in the metric's base unit.
public struct ProbeFigure: Codable, Sendable, Equatable {
  /// The metric's name.
  public let metric: String
  /// The value; per iteration, except for peaks and growth.
  public let value: Double

  /// Makes a figure.
  public init(_ metric: Metric, _ value: Double) {
    self.metric = metric.name
    self.value = value
  }
}
