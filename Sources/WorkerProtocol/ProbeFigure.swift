package import BenchModel

/// One figure of a probe: a metric by its name, and its value in the metric's base unit.
package struct ProbeFigure: Codable, Sendable, Equatable {
  /// The metric's name.
  package let metric: String
  /// The value; per iteration, except for peaks and growth.
  package let value: Double

  /// Makes a figure.
  package init(_ metric: Metric, _ value: Double) {
    self.metric = metric.name
    self.value = value
  }
}
