import Glibc

/// The two ranks whose order statistics enclose a population quantile with at least the confidence asked for.
///
/// The number of values at or below the quantile p is binomial (n, p), whatever the distribution of the values. Each
/// tail gets half of what the confidence leaves over: the lower rank is the largest l with P(B ≤ l − 1) ≤ α/2, the
/// upper the smallest u with P(B ≥ u) ≤ α/2. Equal tails, not the shortest interval, so that each end by itself is a
/// one-sided bound at 1 − α/2, as a judgement against a limit needs. Cost: two or three binomial tails a side, found
/// from a normal start.
package struct OrderStatisticRanks: Equatable, Sendable {
  /// The rank of the lower end, counted from 1, nil where the sample is too small to have one.
  package let lower: Int?
  /// The rank of the upper end, counted from 1, nil where the sample is too small to have one.
  package let upper: Int?
  /// The confidence achieved, at least the one asked for.
  package let confidence: Double

  package init(quantile order: Double, count: Int, confidence: Double) throws(StatisticsError) {
    try Domain.requireOpenUnit(order, "quantile order")
    try Domain.requireOpenUnit(confidence, "confidence")
    guard count >= 1 else { throw .tooFewValues(needed: 1, given: count) }
    let binomial = BinomialDistribution(trials: count, probability: order)
    // The slack keeps a rank whose tail equals α/2 exactly, as 1/32 does for five values at 93.75 %.
    let tail = (1 - confidence) / 2 * (1 + 1e-12)
    let below = Self.lowerRank(binomial, tail: tail)
    let above = Self.upperRank(binomial, tail: tail)
    lower = below >= 1 ? below : nil
    upper = above <= count ? above : nil
    self.confidence = 1 - binomial.lowerTail(below - 1) - binomial.upperTail(above)
  }

  /// The largest rank l in 0...n with P(B ≤ l − 1) ≤ tail; 0 means that there is none.
  private static func lowerRank(_ binomial: BinomialDistribution, tail: Double) -> Int {
    var rank = start(binomial, z: StandardNormal.quantile(tail))
    while rank > 0, binomial.lowerTail(rank - 1) > tail { rank -= 1 }
    while rank < binomial.trials, binomial.lowerTail(rank) <= tail { rank += 1 }
    return rank
  }

  /// The smallest rank u in 1...n + 1 with P(B ≥ u) ≤ tail; n + 1 means that there is none.
  private static func upperRank(_ binomial: BinomialDistribution, tail: Double) -> Int {
    var rank = start(binomial, z: -StandardNormal.quantile(tail)) + 1
    while rank <= binomial.trials, binomial.upperTail(rank) > tail { rank += 1 }
    while rank > 1, binomial.upperTail(rank - 1) <= tail { rank -= 1 }
    return rank
  }

  /// The normal approximation with its skewness term (Cornish & Fisher 1938), within a rank or two of the answer.
  private static func start(_ binomial: BinomialDistribution, z: Double) -> Int {
    let count = Double(binomial.trials)
    let p = binomial.probability
    let spread = (count * p * (1 - p)).squareRoot()
    let estimate = count * p + z * spread + (z * z - 1) * (1 - 2 * p) / 6
    return Int(min(max(estimate, 0), count))
  }
}
