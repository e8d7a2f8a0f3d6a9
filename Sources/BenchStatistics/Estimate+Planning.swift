extension Estimate {
  /// The smallest true effect that the interval would tell from zero with the given probability.
  ///
  /// (t(1 − α/2) + t(power)) · standard error, both quantiles at the estimate's degrees of freedom: the usual
  /// approximation of the noncentral t (Bloom 1995, "Minimum Detectable Effects"), exact as the degrees of freedom
  /// grow. Assumes that a repetition has the same standard error. An effect beyond a limit other than zero is
  /// detected when it exceeds the limit by this much.
  package func minimumDetectableEffect(confidence: Double, power: Double) throws(StatisticsError) -> Double {
    try Domain.requireOpenUnit(confidence, "confidence")
    try Domain.requireOpenUnit(power, "power")
    guard standardError > 0 else { return 0 }
    let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    let quantiles = distribution.quantile(upperTail: (1 - confidence) / 2) + distribution.quantile(power)
    return max(0, quantiles * standardError)
  }

  /// How many replicates are still to be added for an interval of this half-width, nil beyond a billion in all.
  ///
  /// Assumes that the spread stays as estimated, that the standard error falls with the root of the number of
  /// replicates, and that the degrees of freedom grow in proportion to replicates − 1 (exact for one sample and for two
  /// of equal size and spread). Solves m = n(t(m) · standard error / half-width)², whose right side falls with m: the
  /// normal quantile gives a lower bound, the right side at that bound an upper one. Cost: a few t quantiles.
  package func replicatesNeeded(
    forHalfWidth halfWidth: Double, confidence: Double, replicates: Int
  ) throws(StatisticsError) -> Int? {
    try Domain.requireOpenUnit(confidence, "confidence")
    guard halfWidth > 0 else {
      throw .parameterOutOfRange(name: "half-width", value: halfWidth, allowed: "a number above 0")
    }
    guard replicates >= 2 else { throw .tooFewValues(needed: 2, given: replicates) }
    let tail = (1 - confidence) / 2
    let present = Double(replicates)
    func required(at total: Double) -> Double {
      let freedom = degreesOfFreedom * (total - 1) / (present - 1)
      let quantile = StudentTDistribution(degreesOfFreedom: freedom).quantile(upperTail: tail)
      let ratio = quantile * standardError / halfWidth
      return present * ratio * ratio
    }
    guard required(at: present) > present else { return 0 }
    let normal = StandardNormal.quantile(tail) * standardError / halfWidth
    let lowest = max(present, (present * normal * normal).rounded(.up))
    let highest = required(at: lowest).rounded(.up)
    guard highest <= Self.mostReplicates else { return nil }
    var low = Int(lowest)
    var high = max(low, Int(highest))
    while low < high {
      let middle = (low + high) / 2
      if required(at: Double(middle)) <= Double(middle) { high = middle } else { low = middle + 1 }
    }
    return high - replicates
  }

  /// A billion replicates: beyond it "more of the same" is no advice, and doubles still hold every count below it.
  private static let mostReplicates = 1e9
}
