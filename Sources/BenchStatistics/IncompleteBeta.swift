import Glibc

/// The regularised incomplete beta function I_x(a, b), both tails, from which the t and binomial distributions follow.
///
/// Method: the even part of the continued fraction (DiDonato & Morris 1992, algorithm 708, equation 9), taken on the
/// side of the mean where it converges fast, times x^a(1 − x)^b / B(a, b) in Loader's form, which keeps its digits for
/// parameters up to 10^10. Cost: a fraction of a microsecond for small parameters, growing with the root of them near
/// the mean.
package struct IncompleteBeta: Equatable, Sendable {
  /// I_x(a, b), accurate in relative terms where it is the smaller tail.
  package let lowerTail: Double
  /// 1 − I_x(a, b), accurate in relative terms where it is the smaller tail.
  package let upperTail: Double
  /// x^a(1 − x)^b / B(a, b): the derivative of I_x with respect to the logarithm of x / (1 − x).
  package let weight: Double

  /// Takes x and its complement 1 − x apart, since near 1 only the complement has digits; NaN outside the domain.
  package init(a: Double, b: Double, x: Double, complement y: Double) {
    guard a > 0, b > 0, x >= 0, y >= 0, a.isFinite, b.isFinite else {
      (lowerTail, upperTail, weight) = (.nan, .nan, .nan)
      return
    }
    guard x > 0, y > 0 else {
      lowerTail = x > 0 ? 1 : 0
      upperTail = x > 0 ? 0 : 1
      weight = 0
      return
    }
    weight = Self.weight(a: a, b: b, x: x, y: y)
    if a * y >= b * x {
      lowerTail = weight / Self.fraction(a: a, b: b, x: x, y: y)
      upperTail = 1 - lowerTail
    } else {
      upperTail = weight / Self.fraction(a: b, b: a, x: y, y: x)
      lowerTail = 1 - upperTail
    }
  }

  private static func weight(a: Double, b: Double, x: Double, y: Double) -> Double {
    let sum = a + b
    let remainders =
      LogGamma.stirlingRemainder(sum) - LogGamma.stirlingRemainder(a) - LogGamma.stirlingRemainder(b)
    let deviance = deviance(a, expected: sum * x) + deviance(b, expected: sum * y)
    return (a / sum * b / (2 * Double.pi)).squareRoot() * exp(remainders - deviance)
  }

  /// Loader's deviance k log(k / e) + e − k, by its series where the two are close and the terms would cancel.
  private static func deviance(_ count: Double, expected: Double) -> Double {
    let difference = count - expected
    guard difference.magnitude < 0.1 * (count + expected) else {
      return count * log(count / expected) - difference
    }
    let ratio = difference / (count + expected)
    let square = ratio * ratio
    var sum = difference * ratio
    var power = 2 * count * ratio
    var divisor = 3.0
    // |ratio| < 0.1, so each term is a hundredth of the one before: at most ten of them count.
    while true {
      power *= square
      let next = sum + power / divisor
      if next == sum { return sum }
      sum = next
      divisor += 2
    }
  }

  /// The continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method (Thompson & Barnett 1986).
  private static func fraction(a: Double, b: Double, x: Double, y: Double) -> Double {
    let tiny = 1e-300
    let gap = a * y - b * x
    var value = max(a * (gap + 1) / (a + 1), tiny)
    var numerator = value
    var denominator = 0.0
    var m = 0.0
    while m < mostTerms {
      m += 1
      let odd = a + 2 * m - 1
      let step = m * (b - m) * x / odd
      let term = (a + m - 1) * (a + b + m - 1) * x / odd * step
      let next = m + step + (a + m) * (gap + 1 + m * (2 - x)) / (odd + 2)
      denominator = next + term * denominator
      if denominator.magnitude < tiny { denominator = tiny }
      numerator = next + term / numerator
      if numerator.magnitude < tiny { numerator = tiny }
      denominator = 1 / denominator
      let factor = numerator * denominator
      value *= factor
      // One unit in the last place: a stricter test could go on for ever on rounding alone.
      if (factor - 1).magnitude <= Double.ulpOfOne { break }
    }
    return value
  }

  /// A bound that no parameters below 10^10 come near: the fraction needs about the root of the larger one.
  private static let mostTerms = 1e6
}
