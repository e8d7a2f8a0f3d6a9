/// What estimates scatter around their common value beyond their own standard errors, as a standard deviation.
///
/// A second component of variance that all estimates share is added to the variance of each, as large as their scatter
/// asks for (Paule & Mandel 1982, "Consensus values and weighting factors", of laboratories that differ by more than
/// their errors). Here it is the median form, as in genomic control (Devlin & Roeder 1999): the component σ at which
/// the median of |x − m| / (√(s² + σ²) · t(¾, ν)) is 1, m being the median of the estimates, so that up to a fifth of
/// them may be different in truth and make it larger by less than a half.
package struct ExcessScatter: Equatable, Sendable {
  /// The standard deviation σ; zero where the standard errors explain the scatter.
  package let deviation: Double
  /// Of how many estimates.
  package let count: Int

  /// Finds the scatter of these estimates, which are assumed to be about independent of one another.
  ///
  /// An estimate without an error is one whose whole distance is scatter. Cost: a few dozen counts, and a t quantile
  /// an estimate.
  ///
  /// - Parameter share: the share of the estimates that is to lie as near as normal values do; half of them withstand
  ///   most that are different in truth, nine tenths see that some scatter further than others.
  /// - Throws: where there is no estimate, or the share is none.
  package init(of estimates: [Estimate], share: Double = 0.5) throws(StatisticsError) {
    try Domain.requireOpenUnit(share, "share")
    let common = try OrderedSample(estimates.map(\.point)).median
    let distances = estimates.map { estimate in
      let expected = StudentTDistribution(degreesOfFreedom: estimate.degreesOfFreedom)
        .quantile(upperTail: (1 - share) / 2)
      return (away: (estimate.point - common).magnitude / expected, error: estimate.standardError)
    }
    count = estimates.count
    guard let farthest = distances.map(\.away).max(), farthest > 0 else {
      deviation = 0
      return
    }
    /// Whether more of the estimates than the rest lie further away than this component lets expect.
    func isTooSmall(_ deviation: Double) -> Bool {
      let beyond = distances.count { $0.away > ($0.error * $0.error + deviation * deviation).squareRoot() }
      return Double(beyond) > (1 - share) * Double(distances.count)
    }
    var (low, high) = (0.0, farthest)
    if isTooSmall(0) {
      for _ in 0..<Self.halvings {
        let middle = (low + high) / 2
        if isTooSmall(middle) { low = middle } else { high = middle }
      }
    }
    deviation = isTooSmall(0) ? high : 0
  }

  /// A thousandth of a millionth of the farthest distance is finer than any of its uses.
  private static let halvings = 30
}
