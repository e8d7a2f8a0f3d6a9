import BenchModel

/// From an interval of the change and a tolerance to a verdict.
///
/// Each verdict needs an inequality that holds, so that NaN leaves the row inconclusive.
enum VerdictRule {
  /// The verdict on a change known to lie from `lower` to `upper`; all three are shares, positive is worse.
  static func verdict(lower: Double, upper: Double, tolerance: Double) -> Verdict {
    guard lower <= upper else { return .inconclusive }
    if lower > tolerance { return .regressed }
    if upper < -tolerance { return .improved }
    if upper <= tolerance { return .noRegression }
    return .inconclusive
  }

  /// The verdict on a change of which only a single figure a side is known.
  ///
  /// Without an interval nothing is ever proven unchanged; a change counts only where it exceeds the tolerance by
  /// more than launches of one program differ anyway.
  static func verdict(point change: Double, tolerance: Double, floor: Double) -> Verdict {
    if change > tolerance + floor { return .regressed }
    if change < -(tolerance + floor) { return .improved }
    return .inconclusive
  }
}
