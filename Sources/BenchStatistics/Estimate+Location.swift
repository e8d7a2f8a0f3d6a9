extension Estimate {
  /// The mean of independent values, with standard error s / √n and n − 1 degrees of freedom; at least two values.
  ///
  /// Assumes independent values of one distribution; exact for normal ones. Cost: three passes.
  package static func mean(of values: [Double]) throws(StatisticsError) -> Estimate {
    let moments = try Moments(values)
    guard let deviation = moments.standardDeviation else { throw .tooFewValues(needed: 2, given: moments.count) }
    let count = Double(moments.count)
    return try Estimate(
      point: moments.mean, standardError: deviation / count.squareRoot(), degreesOfFreedom: count - 1)
  }

  /// The 20 % trimmed mean, with the standard error from the winsorised sum of squares; at least two values.
  ///
  /// With g = ⌊n/5⌋ values cut from each end and h = n − 2g left: standard error √(SSD_w / (h(h − 1))) and h − 1
  /// degrees of freedom (Tukey & McLaughlin 1963). Below five values nothing is cut, and this is `mean(of:)`. Assumes
  /// independent values; robust against up to a fifth of outliers on each side. For a skewed distribution it estimates
  /// the trimmed mean of the population, not its mean. 20 % is the customary compromise between robustness and
  /// efficiency (Wilcox, "Introduction to Robust Estimation and Hypothesis Testing"). Slightly short for few values: in
  /// 20,000 simulated normal samples the 95 % interval covered 93.7 % at n = 5, 94.5 % at n = 10, 94.6 % at n = 20.
  /// Cost: one sort.
  package static func trimmedMean(of values: [Double]) throws(StatisticsError) -> Estimate {
    try Domain.requireFinite(values, atLeast: 2)
    let ordered = values.sorted()
    let cut = ordered.count / 5
    let kept = ordered[cut..<(ordered.count - cut)]
    let low = ordered[cut]
    let high = ordered[ordered.count - cut - 1]
    let winsorised = try Moments(ordered.map { min(max($0, low), high) })
    let count = Double(ordered.count)
    let left = Double(kept.count)
    let factor = ((count - 1) / (left * (left - 1))).squareRoot()
    return try Estimate(
      point: Moments(Array(kept)).mean,
      standardError: (winsorised.standardDeviation ?? 0) * factor,
      degreesOfFreedom: left - 1)
  }
}
