import Glibc

/// The first two derivatives of the logarithm of the gamma function, for positive arguments.
package enum Polygamma {
  /// ψ(x): recurrence up to 10, from there on the asymptotic series (Abramowitz & Stegun 6.3.5 and 6.3.18).
  ///
  /// Error below 1e-13, absolute near the zero at 1.46 and relative elsewhere.
  package static func digamma(_ x: Double) -> Double {
    var (argument, sum) = (x, 0.0)
    while argument < 10 {
      sum -= 1 / argument
      argument += 1
    }
    let square = 1 / (argument * argument)
    let series = square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square / 132))))
    return sum + log(argument) - 0.5 / argument - series
  }

  /// ψ′(x): recurrence up to 10, from there on the asymptotic series (Abramowitz & Stegun 6.4.6 and 6.4.12).
  ///
  /// Relative error below 1e-13.
  package static func trigamma(_ x: Double) -> Double {
    var (argument, sum) = (x, 0.0)
    while argument < 10 {
      sum += 1 / (argument * argument)
      argument += 1
    }
    let square = 1 / (argument * argument)
    let series = 1.0 / 6 - square * (1.0 / 30 - square * (1.0 / 42 - square * (1.0 / 30 - square * 5 / 66)))
    return sum + (1 + (0.5 + series / argument) / argument) / argument
  }

  /// The argument at which ψ′ has this value, above zero.
  ///
  /// Newton's method on 1 / ψ′, which is convex and nearly straight (Smyth 2004, appendix): from below it converges
  /// without a bracket. Relative error below 1e-12.
  package static func inverseTrigamma(_ value: Double) -> Double {
    if value > 1e7 { return 1 / value.squareRoot() }
    if value < 1e-6 { return 1 / value }
    var x = 0.5 + 1 / value
    for _ in 0..<50 {
      let present = trigamma(x)
      let step = present * (1 - present / value) / tetragamma(x)
      x += step
      if -step / x < 1e-13 { break }
    }
    return x
  }

  /// ψ″(x), as exact as Newton's steps need it.
  private static func tetragamma(_ x: Double) -> Double {
    var (argument, sum) = (x, 0.0)
    while argument < 10 {
      sum -= 2 / (argument * argument * argument)
      argument += 1
    }
    let square = 1 / (argument * argument)
    return sum - square * (1 + 1 / argument + square * (0.5 - square * (1.0 / 6 - square * (1.0 / 6 - square * 0.3))))
  }
}
