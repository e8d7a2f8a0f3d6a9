/// A share of ones among values that come in clusters, such as operations of launches.
package enum ClusteredShare {
  /// How many independent values would tell the share as precisely; at least 1, at most as many as there are.
  ///
  /// Method: Korn & Graubard (1998, "Confidence intervals for proportions with small expected number of positive counts
  /// estimated from survey data"): n* = p(1 − p) / v · (z / t)², where v is the linearised variance of the share over
  /// the clusters and t has one degree of freedom fewer than there are clusters. Assumes that clusters are independent
  /// of each other; within one, values may resemble each other in any way. Where all clusters or all values agree
  /// nothing speaks against independence, and only the few clusters count. Cost: linear in the clusters.
  ///
  /// - Parameters:
  ///   - ones: how many values of each cluster are one.
  ///   - counts: how many values each cluster has, above zero.
  /// - Throws: fewer than two clusters.
  package static func effectiveCount(
    ones: [Int], counts: [Int], confidence: Double
  ) throws(StatisticsError) -> Double {
    let clusters = Double(counts.count)
    guard counts.count >= 2, ones.count == counts.count else {
      throw .tooFewValues(needed: 2, given: min(ones.count, counts.count))
    }
    try Domain.requireOpenUnit(confidence, "confidence")
    let total = Double(counts.reduce(0, +))
    let share = Double(ones.reduce(0, +)) / total
    var variance = 0.0
    for (one, count) in zip(ones, counts) {
      let residual = (Double(one) - share * Double(count)) / total
      variance += residual * residual
    }
    variance *= clusters / (clusters - 1)
    let tail = (1 - confidence) / 2
    let t = StudentTDistribution(degreesOfFreedom: clusters - 1).quantile(upperTail: tail)
    let ratio = -StandardNormal.quantile(tail) / t
    let independent = variance > 0 ? share * (1 - share) / variance : total
    return min(max(min(independent, total) * ratio * ratio, 1), total)
  }
}
