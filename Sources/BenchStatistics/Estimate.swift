/// An estimate with its standard error and the degrees of freedom of that error: all that a t interval needs.
///
/// The confidence is no part of it, because one estimate is asked at several levels: the level that keeps the false
/// alarms of a whole comparison in bounds is known only when every standard error is.
package struct Estimate: Equatable, Sendable {
  /// The estimated value.
  package let point: Double
  /// The standard error, zero for values without any spread.
  package let standardError: Double
  /// The degrees of freedom, a positive real number, +∞ for a known error.
  package let degreesOfFreedom: Double

  /// Takes the three figures as they are, and refuses those that are no estimate.
  package init(point: Double, standardError: Double, degreesOfFreedom: Double) throws(StatisticsError) {
    guard point.isFinite else { throw .resultNotFinite(quantity: "estimate") }
    guard standardError.isFinite else { throw .resultNotFinite(quantity: "standard error") }
    guard standardError >= 0 else {
      throw .parameterOutOfRange(name: "standard error", value: standardError, allowed: "zero or more")
    }
    guard degreesOfFreedom > 0 else {
      throw .parameterOutOfRange(name: "degrees of freedom", value: degreesOfFreedom, allowed: "a number above 0")
    }
    self.point = point
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The two-sided interval point ± t(1 − α/2) · standard error (Student 1908).
  ///
  /// Assumes that the estimate is about normal and its error about independent of it. A standard error of zero gives
  /// an interval of no width. Cost: one t quantile.
  package func interval(confidence: Double) throws(StatisticsError) -> Interval {
    try Domain.requireOpenUnit(confidence, "confidence")
    guard standardError > 0 else { return Interval(lower: point, upper: point, confidence: confidence) }
    let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    let halfWidth = distribution.quantile(upperTail: (1 - confidence) / 2) * standardError
    return Interval(lower: point - halfWidth, upper: point + halfWidth, confidence: confidence)
  }
}
