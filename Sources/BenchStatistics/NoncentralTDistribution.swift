import Glibc

/// The noncentral t distribution, (Z + δ) / √(χ²(ν) / ν): what a t statistic follows when the truth is not the limit.
///
/// A bound that lies t standard errors below an estimate exceeds a limit δ standard errors away with the probability
/// `upperTail(t)` of this distribution with noncentrality −δ: the chance that an interval decides wrongly, or rightly.
package struct NoncentralTDistribution: Equatable, Sendable {
  /// The degrees of freedom, above zero; infinitely many are the normal distribution shifted by the noncentrality.
  package let degreesOfFreedom: Double
  /// The distance of the truth from the limit, in standard errors.
  package let noncentrality: Double

  package init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// The probability of a value above t, for t of zero or more; NaN outside the domain.
  ///
  /// Method: the expectation of Φ(δ − tS) over S = √(χ²(ν) / ν), by the trapezoidal rule in log S, which converges
  /// exponentially for an analytic integrand that vanishes at both ends (Trefethen & Weideman 2014). The density is
  /// normalised by the same sum. Relative error below 1e-10 while the result is above 1e-25. Cost: 40 to 300 nodes.
  package func upperTail(_ t: Double) -> Double {
    guard degreesOfFreedom > 0, t >= 0, noncentrality.isFinite else { return .nan }
    guard t.isFinite else { return 0 }
    if degreesOfFreedom > Self.nearlyNormal { return StandardNormal.cumulative(noncentrality - t) }
    // A fraction of the width of the integrand, whose curvature at its peak is about 2ν + δ² whatever t is; the density
    // is analytic in a strip of ±π/4 only, which bounds the step where few degrees of freedom make it wide.
    let step = min(0.13, 0.4 / (2 * degreesOfFreedom + noncentrality * noncentrality).squareRoot())
    var sums = Sums(mass: 1, tail: StandardNormal.cumulative(noncentrality - t))
    add(&sums, towards: step, t)
    add(&sums, towards: -step, t)
    return sums.tail / sums.mass
  }

  private struct Sums {
    var mass: Double
    var tail: Double
  }

  /// Adds the nodes to one side of S = 1 until neither sum gains by them.
  private func add(_ sums: inout Sums, towards step: Double, _ t: Double) {
    var position = step
    while true {
      let weight = exp(degreesOfFreedom * (position - expm1(2 * position) / 2))
      let tail = weight * StandardNormal.cumulative(noncentrality - t * exp(position))
      sums.mass += weight
      sums.tail += tail
      if weight <= sums.mass * Self.negligible, tail <= sums.tail * Self.negligible { return }
      position += step
    }
  }

  private static let negligible = 1e-17
  /// From here on S differs from 1 by less than a double can carry through the sum.
  private static let nearlyNormal = 1e10
}
