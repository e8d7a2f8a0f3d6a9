import BenchModel
import Glibc

/// Which way is worse, and how a ratio on the logarithmic scale becomes the share that people read.
///
/// The share is the difference towards the worse side divided by the baseline: time from 100 to 150 ns is +50 %,
/// throughput from 100 to 50 operations a second is +50 % as well (half of it is lost), so that a tolerance of 5 %
/// means "may lose 5 %" whichever way the metric points. Reversing a metric's direction changes the sign and nothing
/// else. Where larger is better the change therefore never reaches +100 %. Where nobody said, a rise counts as worse.
struct Orientation: Sendable {
  let direction: Metric.Direction

  /// The share for a difference `current − baseline` of logarithms.
  func share(ofLogRatio logRatio: Double) -> Double {
    direction != .larger ? expm1(logRatio) : -expm1(logRatio)
  }

  /// The shares at both ends of an interval of `current − baseline` on logarithms.
  func shares(lower: Double, upper: Double) -> (lower: Double, upper: Double) {
    direction != .larger ? (expm1(lower), expm1(upper)) : (-expm1(upper), -expm1(lower))
  }

  /// The share for two figures, exact where the division is.
  func share(baseline: Double, current: Double) -> Double {
    difference(baseline: baseline, current: current) / baseline
  }

  /// How much worse the current figure is, in the metric's unit.
  func difference(baseline: Double, current: Double) -> Double {
    direction != .larger ? current - baseline : baseline - current
  }

  /// How far a log ratio lies on the worse side.
  func worse(_ logRatio: Double) -> Double {
    direction != .larger ? logRatio : -logRatio
  }

  /// The distance on logarithms, towards the worse side, at which the share is reached; infinite where it never is.
  func logDistance(ofShare share: Double) -> Double {
    if direction != .larger { return log1p(share) }
    return share < 1 ? -log1p(-share) : .infinity
  }

  /// The share at a distance on logarithms towards the worse side; undoes `logDistance`.
  func share(ofLogDistance distance: Double) -> Double {
    direction != .larger ? expm1(distance) : -expm1(-distance)
  }
}
