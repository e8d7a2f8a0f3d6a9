import Glibc

/// The moderated variance of an estimate: its own variance, combined with that of many estimates of its kind.
///
/// Few replicates that happen to agree promise a precision that is not there, such as three launches that all met a
/// machine at one of its two speeds. The other estimates show what such errors usually are. Model and fit are those of
/// Smyth (2004, "Linear models and empirical Bayes methods for assessing differential expression"): true variances
/// scatter like s₀² · d₀ / χ²(d₀), and s₀ and d₀ follow from mean and variance of the logarithms of the estimated ones.
package struct ModeratedVariance: Equatable, Sendable {
  /// The common variance s₀².
  package let variance: Double
  /// How many degrees of freedom d₀ the common variance is worth against an estimate's own; infinitely many where the
  /// estimated variances differ by no more than their own errors explain.
  package let degreesOfFreedom: Double

  /// Fits the common part of these estimates' errors.
  ///
  /// Assumes that the estimates are about independent of one another. Cost: a digamma and a trigamma each.
  /// - Throws: where there are fewer than two, or one without an error or without finite degrees of freedom.
  package init(of estimates: [Estimate]) throws(StatisticsError) {
    guard estimates.count >= 2 else { throw .tooFewValues(needed: 2, given: estimates.count) }
    var logarithms: [Double] = []
    var explained = 0.0
    for estimate in estimates {
      guard estimate.standardError > 0, estimate.degreesOfFreedom.isFinite else {
        throw .parameterOutOfRange(name: "standard error", value: estimate.standardError, allowed: "above 0")
      }
      let half = estimate.degreesOfFreedom / 2
      logarithms.append(2 * log(estimate.standardError) - Polygamma.digamma(half) + log(half))
      explained += Polygamma.trigamma(half)
    }
    let count = Double(estimates.count)
    let mean = logarithms.reduce(0, +) / count
    let scatter = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1) - explained / count
    guard scatter > 0 else {
      (variance, degreesOfFreedom) = (exp(mean), .infinity)
      return
    }
    let half = Polygamma.inverseTrigamma(scatter)
    degreesOfFreedom = 2 * half
    variance = exp(mean + Polygamma.digamma(half) - log(half))
  }

  /// The estimate with the posterior mean of both variances, (d₀s₀² + ds²) / (d₀ + d), and d₀ + d degrees of freedom,
  /// where that makes a wider interval than its own; else as it is.
  ///
  /// The other estimates can only widen an interval. Widths are compared at 99.9 %: with more degrees of freedom, what
  /// is wider there is wider at every lower confidence.
  package func moderated(_ estimate: Estimate) throws(StatisticsError) -> Estimate {
    let own = estimate.standardError * estimate.standardError
    let posterior = try Estimate(
      point: estimate.point,
      standardError: degreesOfFreedom.isFinite
        ? ((degreesOfFreedom * variance + estimate.degreesOfFreedom * own)
          / (degreesOfFreedom + estimate.degreesOfFreedom)).squareRoot()
        : variance.squareRoot(),
      degreesOfFreedom: degreesOfFreedom + estimate.degreesOfFreedom)
    guard posterior.standardError > estimate.standardError else { return estimate }
    return try Self.width(posterior) > Self.width(estimate) ? posterior : estimate
  }

  private static func width(_ estimate: Estimate) throws(StatisticsError) -> Double {
    let interval = try estimate.interval(confidence: compared)
    return interval.upper - interval.lower
  }

  private static let compared = 0.999
}
