import Glibc

/// A sample of positive values of which only mean, standard deviation and count were published.
package struct PublishedSummary: Equatable, Sendable {
  /// The mean, above zero.
  package let mean: Double
  /// The sample standard deviation, zero or more.
  package let standardDeviation: Double
  /// The number of values, at least two.
  package let count: Int

  package init(mean: Double, standardDeviation: Double, count: Int) throws(StatisticsError) {
    guard mean > 0, mean.isFinite else {
      throw .parameterOutOfRange(name: "mean", value: mean, allowed: "a finite number above 0")
    }
    guard standardDeviation >= 0, standardDeviation.isFinite else {
      throw .parameterOutOfRange(name: "standard deviation", value: standardDeviation, allowed: "zero or more, finite")
    }
    guard count >= 2 else { throw .tooFewValues(needed: 2, given: count) }
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  /// The logarithm of the mean, by the delta method: standard error s / (x̄√n), n − 1 degrees of freedom.
  ///
  /// The difference of two of these is the logarithm of the ratio of means, with Welch's degrees of freedom. First
  /// order: good while the standard error of the mean is small beside the mean (Casella & Berger 2002, section 5.5.4:
  /// the neglected terms are of its relative square). Assumes independent values.
  package func logarithmOfMean() throws(StatisticsError) -> Estimate {
    let size = Double(count)
    return try Estimate(
      point: log(mean), standardError: standardDeviation / mean / size.squareRoot(), degreesOfFreedom: size - 1)
  }
}
