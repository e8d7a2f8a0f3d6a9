extension Estimate {
  /// The difference current − baseline of two independent estimates, by Welch and Satterthwaite.
  ///
  /// Standard errors add in squares, and the degrees of freedom are those of Satterthwaite (1946), which for two
  /// means is Welch's interval (1947) and for two trimmed means Yuen's (1974). On logarithms the difference is the
  /// logarithm of the ratio. Assumes independent sides; unequal variances are fine. One side without spread leaves
  /// the other's degrees of freedom; where neither has any, the two are added, and the interval has no width.
  package static func change(from baseline: Estimate, to current: Estimate) throws(StatisticsError) -> Estimate {
    // Scaled by the larger error: squares of tiny errors would vanish, squares of huge ones overflow.
    let largest = max(baseline.standardError, current.standardError)
    guard largest > 0 else {
      return try Estimate(
        point: current.point - baseline.point, standardError: 0,
        degreesOfFreedom: baseline.degreesOfFreedom + current.degreesOfFreedom)
    }
    let first = baseline.standardError / largest
    let second = current.standardError / largest
    let sum = first * first + second * second
    let firstShare = first * first / sum
    let secondShare = second * second / sum
    let inverse =
      firstShare * firstShare / baseline.degreesOfFreedom + secondShare * secondShare / current.degreesOfFreedom
    return try Estimate(
      point: current.point - baseline.point, standardError: largest * sum.squareRoot(), degreesOfFreedom: 1 / inverse)
  }
}
