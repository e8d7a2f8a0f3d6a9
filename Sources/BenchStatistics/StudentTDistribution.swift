import Glibc

/// Student's t distribution with any positive, not necessarily whole, degrees of freedom.
///
/// Infinitely many are the normal distribution. Outside the domain every function answers NaN.
package struct StudentTDistribution: Equatable, Sendable {
  /// The degrees of freedom, above zero.
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value at or below t.
  package func cumulative(_ t: Double) -> Double {
    let tail = upperTail(t.magnitude)
    return t > 0 ? 1 - tail : tail
  }

  /// The probability of a value above t, accurate in relative terms far into the tail.
  package func upperTail(_ t: Double) -> Double {
    guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
    if t < 0 { return 1 - upperTail(-t) }
    if degreesOfFreedom > Self.nearlyNormal { return StandardNormal.cumulative(-normalEquivalent(t)) }
    return 0.5 * beta(t).lowerTail
  }

  /// The value below which the distribution has the given probability; NaN outside 0...1.
  package func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    return probability < 0.5 ? -quantile(upperTail: probability) : quantile(upperTail: 1 - probability)
  }

  /// The value above which the distribution has the given probability; NaN outside 0...1.
  ///
  /// Newton's method in the logarithms of tail and t, where the tail is concave: from any start it converges without
  /// a bracket, in the power-law tail of few degrees of freedom within a step or two. Near the median the central
  /// mass takes the tail's place, because there the tail has no digits to tell t from zero. Cost: three or four
  /// incomplete betas; from a million degrees of freedom on, none.
  package func quantile(upperTail tail: Double) -> Double {
    guard degreesOfFreedom > 0, tail >= 0, tail <= 1 else { return .nan }
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    if tail > 0.5 { return -quantile(upperTail: 1 - tail) }
    if let known = QuantileMemory.quantile(degreesOfFreedom: degreesOfFreedom, tail: tail) { return known }
    let start = cornishFisher(-StandardNormal.quantile(tail))
    let found = degreesOfFreedom >= 1e6 ? start : solve(tail: tail, from: start)
    QuantileMemory.remember(found, degreesOfFreedom: degreesOfFreedom, tail: tail)
    return found
  }
}

extension StudentTDistribution {
  private func solve(tail: Double, from start: Double) -> Double {
    let centre = 1 - 2 * tail
    var t = start
    // Ordinary levels take three or four steps; the bound is for tails beyond the range of doubles.
    for _ in 0..<100 {
      let beta = beta(t)
      let step =
        centre < 0.5
        ? log(centre / beta.upperTail) * beta.upperTail / (2 * beta.weight)
        : log(0.5 * beta.lowerTail / tail) * 0.5 * beta.lowerTail / beta.weight
      // Only where t² leaves the range of doubles; an interval made of it is unbounded, never too short.
      guard step.isFinite else { return .infinity }
      t *= exp(step)
      // Convergence is quadratic: after a step of 1e-8 the error is below the last digit.
      if step.magnitude < 1e-8 { break }
    }
    return t
  }

  /// P(|T| > t) as an incomplete beta: x = ν / (ν + t²), whose weight is t times the density.
  private func beta(_ t: Double) -> IncompleteBeta {
    let ratio = t / degreesOfFreedom.squareRoot()
    let square = ratio * ratio
    return IncompleteBeta(
      a: degreesOfFreedom / 2, b: 0.5, x: 1 / (1 + square), complement: square.isFinite ? square / (1 + square) : 1)
  }

  /// The t quantile from the normal one, to terms in 1/ν² (Fisher & Cornish 1960); exact to 1e-14 from a million on.
  private func cornishFisher(_ z: Double) -> Double {
    let square = z * z
    let first = (square + 1) / 4 / degreesOfFreedom
    let second = ((5 * square + 16) * square + 3) / 96 / degreesOfFreedom / degreesOfFreedom
    let start = z * (1 + first + second)
    return start.isFinite ? start : z
  }

  /// The normal value with the same tail as t, to terms in 1/ν² (Fisher & Cornish 1960).
  private func normalEquivalent(_ t: Double) -> Double {
    // The normal tail is below the smallest double from 39 on, and the expansion overflows only far beyond that.
    guard t < 100 else { return .infinity }
    let square = t * t
    let first = (square + 1) / 4 / degreesOfFreedom
    let second = ((13 * square + 8) * square + 3) / 96 / degreesOfFreedom / degreesOfFreedom
    return t * (1 - first + second)
  }

  /// Beyond this the incomplete beta begins to lose digits, and the expansion is exact wherever the tail is not zero.
  private static let nearlyNormal = 1e10
}
