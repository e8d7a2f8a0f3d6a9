/// One-sided trimming: keeps the better half of values that are disturbed to one side only.
///
/// Times are such values: whatever happens beside a measurement makes it longer.
package enum OneSidedTrimming: Sendable {
  /// Smaller values are the undisturbed ones.
  case lower
  /// Larger values are the undisturbed ones.
  case upper

  /// How many of the values are kept: half of them, but no fewer than four.
  ///
  /// Fewer do not tell how far they scatter: of values of two levels, three kept of five are often all of one level.
  package static func keptCount(of count: Int) -> Int { min(count, max(4, (count + 1) / 2)) }

  /// The expected best of a number of values drawn without replacement from a sample; with all of them its extreme.
  ///
  /// Launches with more values than others have a better extreme by chance alone; the expectation of as many draws
  /// from each puts them on one footing. It is the L-statistic with weights C(n − i, k − 1) / C(n, k). Cost: one sort.
  ///
  /// - Precondition: `draws` is positive.
  package func expectedBest(ofDraws draws: Int, from values: [Double]) throws(StatisticsError) -> Double {
    precondition(draws > 0, "the best of no draws is nothing")
    try Domain.requireFinite(values, atLeast: draws)
    let ordered = ordered(values)
    var weight = Double(draws) / Double(ordered.count)
    var sum = 0.0
    for place in 0...(ordered.count - draws) {
      sum += weight * ordered[place]
      let left = Double(ordered.count - place - 1)
      guard left > 0 else { break }
      weight *= (left - Double(draws) + 1) / left
    }
    return sum
  }

  /// The values from the best on.
  fileprivate func ordered(_ values: [Double]) -> [Double] {
    self == .lower ? values.sorted() : values.sorted().reversed()
  }

  /// The values from the best on, those that are kept, and the last of these: the limit to which the others are drawn.
  fileprivate func kept(
    of values: [Double]
  ) throws(StatisticsError) -> (ordered: [Double], values: [Double], limit: Double) {
    try Domain.requireFinite(values, atLeast: 2)
    let ordered = ordered(values)
    let kept = Array(ordered.prefix(Self.keptCount(of: values.count)))
    return (ordered, kept, kept[kept.count - 1])
  }

  fileprivate func winsorised(_ value: Double, limit: Double) -> Double {
    self == .lower ? min(value, limit) : max(value, limit)
  }
}

extension Estimate {
  /// The one-sided trimmed mean of at least two independent values; of up to four, all are kept.
  ///
  /// It has the standard error of the winsorised sample, √(SSD_w / (h(h − 1))), and h − 1 degrees of freedom for h kept
  /// of n: Tukey & McLaughlin (1963) for trimming on both sides, Keselman, Wilcox, Lix, Algina & Fradette (2007,
  /// "Adaptive robust estimation and testing") for any. It estimates the mean of the population's better half, which a
  /// change by a factor moves by that factor. Assumes independent values of one distribution; gains where its worse
  /// side is the longer one, as in times. Cost: one sort.
  package static func trimmedMean(_ trimming: OneSidedTrimming, of values: [Double]) throws(StatisticsError) -> Estimate
  {
    let kept = try trimming.kept(of: values)
    let winsorised = kept.ordered.map { trimming.winsorised($0, limit: kept.limit) }
    return try Estimate(point: Moments(kept.values).mean, winsorised: winsorised, kept: kept.values.count)
  }

  /// The difference current − baseline of the means of the better halves of two samples that were measured in pairs.
  ///
  /// Yuen's test for dependent groups (Wilcox, "Introduction to Robust Estimation and Hypothesis Testing", section
  /// 5.9.5) with one-sided trimming: each side is winsorised by itself, and the standard error is that of the pairs'
  /// differences, so that what both of a pair share cancels. Up to four pairs it is the paired t interval. Assumes
  /// independent pairs. Cost: two sorts.
  ///
  /// - Precondition: both sides have as many values.
  package static func change(
    _ trimming: OneSidedTrimming, from baseline: [Double], toPaired current: [Double]
  ) throws(StatisticsError) -> Estimate {
    precondition(baseline.count == current.count, "pairs have two sides")
    let (before, after) = (try trimming.kept(of: baseline), try trimming.kept(of: current))
    let differences = zip(baseline, current).map { first, second in
      trimming.winsorised(second, limit: after.limit) - trimming.winsorised(first, limit: before.limit)
    }
    return try Estimate(
      point: Moments(after.values).mean - Moments(before.values).mean, winsorised: differences.sorted(),
      kept: before.values.count)
  }

  private init(point: Double, winsorised: [Double], kept: Int) throws(StatisticsError) {
    let (count, left) = (Double(winsorised.count), Double(kept))
    let deviation = try Moments(winsorised).standardDeviation ?? 0
    try self.init(
      point: point, standardError: deviation * ((count - 1) / (left * (left - 1))).squareRoot(),
      degreesOfFreedom: left - 1)
  }
}
