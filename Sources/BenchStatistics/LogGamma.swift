import Glibc

/// The logarithm of the gamma function and the remainder of Stirling's formula for it, for positive arguments.
package enum LogGamma {
  /// The logarithm of Γ(x), from the C library; reentrant, unlike `lgamma`, which writes a global sign.
  package static func value(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// What Stirling's formula leaves out: log Γ(x + 1) − (x + ½) log x + x − ½ log 2π, without cancellation.
  ///
  /// Loader 2000, "Fast and Accurate Computation of Binomial Probabilities": differences of large log gammas lose
  /// their last digits (seven of sixteen at 10^6), differences of these remainders do not. From 16 on five terms of the
  /// asymptotic series are exact to 1e-16; below, the logarithms are small enough to subtract.
  static func stirlingRemainder(_ x: Double) -> Double {
    guard x >= 16 else { return value(x + 1) - (x + 0.5) * log(x) + x - halfLogTwoPi }
    let square = x * x
    let inner = 1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square
    return (1.0 / 12 - (1.0 / 360 - inner / square) / square) / x
  }

  private static let halfLogTwoPi = 0.5 * log(2 * Double.pi)
}
