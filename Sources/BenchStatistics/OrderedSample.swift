/// A sample in ascending order: the form from which extremes, quantiles and their intervals are read.
///
/// Cost: one sort; every question afterwards takes constant time, an interval a few binomial tails.
package struct OrderedSample: Equatable, Sendable {
  /// The values in ascending order, at least one, all finite.
  package let values: [Double]

  package init(_ values: [Double]) throws(StatisticsError) {
    try Domain.requireFinite(values, atLeast: 1)
    self.values = values.sorted()
  }

  /// The smallest value.
  package var minimum: Double { values[0] }

  /// The largest value.
  package var maximum: Double { values[values.count - 1] }

  /// The median: the middle value, or the midpoint of the two middle values.
  package var median: Double { interpolated(at: 0.5) }

  /// The sample quantile of the given order, by type 7 of Hyndman & Fan (1996).
  ///
  /// Linear interpolation between the order statistics around position (n − 1)p, counted from zero: the default of
  /// R, NumPy and Julia, chosen so that our figures can be checked with the tools at hand. It answers for any sample;
  /// whether the sample is large enough to state the figure is a question for `PercentileSupport`.
  package func quantile(_ order: Double) throws(StatisticsError) -> Double {
    try Domain.requireClosedUnit(order, "quantile order")
    return interpolated(at: order)
  }

  /// A distribution-free confidence interval for the population quantile of the given order.
  ///
  /// Its ends are two order statistics (Thompson 1936; David & Nagaraja, "Order Statistics", 2003, section 7.1); its
  /// `confidence` is the one achieved, at least the one asked for, and exact for continuous distributions,
  /// conservative with ties. Assumes independent values of one distribution. An end that no order statistic can
  /// supply is infinite.
  package func quantileInterval(_ order: Double, confidence: Double) throws(StatisticsError) -> Interval {
    let ranks = try OrderStatisticRanks(quantile: order, count: values.count, confidence: confidence)
    return Interval(
      lower: ranks.lower.map { values[$0 - 1] } ?? -.infinity,
      upper: ranks.upper.map { values[$0 - 1] } ?? .infinity,
      confidence: ranks.confidence)
  }

  private func interpolated(at order: Double) -> Double {
    let position = Double(values.count - 1) * order
    let below = Int(position)
    let fraction = position - Double(below)
    guard fraction > 0, below + 1 < values.count else { return values[below] }
    let low = values[below]
    let high = values[below + 1]
    let gap = high - low
    return gap.isFinite ? low + fraction * gap : (1 - fraction) * low + fraction * high
  }
}
