package import BenchModel

/// Values of one metric that a benchmark stated itself in one launch.
package struct ObservedValues: Codable, Sendable, Equatable {
  /// The metric's definition.
  package let metric: Metric
  /// How many operations each value is the mean of, or lie between two readings.
  package let iterations: Int
  /// The values in the metric's base unit.
  package let values: [Double]

  /// Makes values.
  package init(metric: Metric, iterations: Int, values: [Double]) {
    self.metric = metric
    self.iterations = iterations
    self.values = values
  }
}
