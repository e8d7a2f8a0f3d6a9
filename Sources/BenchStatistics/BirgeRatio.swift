/// How much further estimates scatter around their common value than their own standard errors explain.
///
/// Birge (1932, "The calculation of errors by the method of least squares") widens the errors of measurements that
/// disagree by the root of their reduced χ². Here it is its median form, as in genomic control (Devlin & Roeder 1999):
/// the median of |x − m| / (s · t(¾, ν)), m being the median of the estimates, so that up to a fifth of them may be
/// different in truth and make it larger by less than a half.
package struct BirgeRatio: Equatable, Sendable {
  /// The ratio: 1 where the standard errors explain the scatter exactly, less where they are larger than it.
  package let value: Double
  /// Of how many estimates.
  package let count: Int
  /// Its distribution-free interval, as of the median of independent values.
  package let interval: Interval

  /// Takes the ratio of these estimates, which are assumed to be about independent of one another.
  ///
  /// Cost: two sorts, and a t quantile an estimate.
  /// - Throws: where there is no estimate, or one without an error, which explains no scatter at all.
  package init(of estimates: [Estimate], confidence: Double) throws(StatisticsError) {
    let common = try OrderedSample(estimates.map(\.point)).median
    var ratios: [Double] = []
    for estimate in estimates {
      guard estimate.standardError > 0 else {
        throw .parameterOutOfRange(name: "standard error", value: estimate.standardError, allowed: "above 0")
      }
      let expected = StudentTDistribution(degreesOfFreedom: estimate.degreesOfFreedom).quantile(upperTail: 0.25)
      ratios.append((estimate.point - common).magnitude / (estimate.standardError * expected))
    }
    let sample = try OrderedSample(ratios)
    value = sample.median
    count = ratios.count
    interval = try sample.quantileInterval(0.5, confidence: confidence)
  }

  /// The estimate with an error as much larger.
  ///
  /// The ratio is estimated like the error, with a relative variance of 1.36 / n (of the median distance of normal
  /// values; Rousseeuw & Croux 1993). The relative variances of both factors add, and a variance with ν degrees of
  /// freedom has a relative error of √(1 / 2ν), so that the product has 1 / (1 / ν + 2.72 / n) of them.
  package func widened(_ estimate: Estimate) throws(StatisticsError) -> Estimate {
    let lost = 2 * Self.relativeVariance / Double(count)
    return try Estimate(
      point: estimate.point, standardError: estimate.standardError * value,
      degreesOfFreedom: 1 / (1 / estimate.degreesOfFreedom + lost))
  }

  /// Times n: that of the median absolute deviation of normal values, whose efficiency is 36.74 %.
  private static let relativeVariance = 1 / (2 * 0.3674)
}
