import BenchModel
import BenchStatistics
import Glibc

/// The difference of two sides on logarithms with its interval, and the figures of both sides it was made from.
struct LogChange: Sendable {
  /// The baseline's figure.
  let baseline: Estimate
  /// The current figure.
  let current: Estimate
  /// The estimated difference `current − baseline`.
  let point: Double
  /// The lower end of its interval, −∞ where unbounded.
  let lower: Double
  /// The upper end of its interval, +∞ where unbounded.
  let upper: Double
  /// What the interval rests on, for planning; nil where an end is unbounded.
  let basis: LogEstimate?

  /// The difference of two independent estimates, by Welch and Satterthwaite.
  init(from baseline: SideEstimate, to current: SideEstimate) throws(StatisticsError) {
    let change = try LogEstimate.change(from: baseline.logarithm, to: current.logarithm)
    let interval = try change.interval(confidence: VerdictRule.confidence)
    self.baseline = baseline.shown
    self.current = current.shown
    point = change.point
    lower = interval.lower
    upper = interval.upper
    basis = change
  }

  /// The difference of two quantiles with intervals of their own.
  ///
  /// Method: the distances of the ends from the figures add in squares ("method of variance estimates recovery",
  /// Zou & Donner 2008, "Construction of confidence intervals about effect measures"), which needs no variance and
  /// keeps what is asymmetric or unbounded about the sides' intervals.
  init(from baseline: QuantileEstimate, to current: QuantileEstimate) throws(StatisticsError) {
    self.baseline = baseline.shown
    self.current = current.shown
    point = current.point - baseline.point
    lower = point - hypot(current.point - current.lower, baseline.upper - baseline.point)
    upper = point + hypot(current.upper - current.point, baseline.point - baseline.lower)
    if lower.isFinite, upper.isFinite {
      let halfWidths = -StandardNormal.quantile((1 - VerdictRule.confidence) / 2)
      basis = try LogEstimate(
        point: point, standardError: (upper - lower) / 2 / halfWidths, degreesOfFreedom: .infinity)
    } else {
      basis = nil
    }
  }
}
