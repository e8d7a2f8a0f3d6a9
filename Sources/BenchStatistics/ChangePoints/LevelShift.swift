/// By how much the level of a series differs before and after a place.
package enum LevelShift {
  /// The difference after − before of two parts of a series, at least two values each.
  ///
  /// Trimmed means where both parts have ten values or more, means below (see `Estimate.trimmedMean`), put together by
  /// Welch and Satterthwaite. `correlation` is the first autocorrelation of the series: of values that take over the
  /// share φ from their predecessor, n count as n(1 − φ)/(1 + φ) independent ones. The place was chosen where the
  /// difference is largest, so that a change barely found is on average overstated.
  package static func estimate(
    before: [Double], after: [Double], correlation: Double
  ) throws(StatisticsError) -> Estimate {
    let trims = min(before.count, after.count) >= 10
    let inflation = (1 + correlation) / (1 - correlation)
    func location(_ values: [Double]) throws(StatisticsError) -> Estimate {
      let estimate = trims ? try Estimate.trimmedMean(of: values) : try Estimate.mean(of: values)
      return try Estimate(
        point: estimate.point, standardError: estimate.standardError * inflation.squareRoot(),
        degreesOfFreedom: max(1, estimate.degreesOfFreedom / inflation))
    }
    return try Estimate.change(from: location(before), to: location(after))
  }
}
