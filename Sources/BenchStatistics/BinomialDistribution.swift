/// The number of successes in independent trials with equal probability.
///
/// Both tails come from the incomplete beta function, within 1e-12 in relative terms for up to 10^6 trials,
/// without summing.
package struct BinomialDistribution: Equatable, Sendable {
  /// The number of trials, zero or more.
  package let trials: Int
  /// The probability of success in one trial, from 0 to 1.
  package let probability: Double

  package init(trials: Int, probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  /// The probability of at most this many successes.
  package func lowerTail(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return beta(atLeast: successes + 1).upperTail
  }

  /// The probability of at least this many successes.
  package func upperTail(_ successes: Int) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return beta(atLeast: successes).lowerTail
  }

  /// P(B ≥ k) = I_p(k, n − k + 1), with its complement P(B ≤ k − 1).
  private func beta(atLeast successes: Int) -> IncompleteBeta {
    IncompleteBeta(
      a: Double(successes), b: Double(trials - successes + 1), x: probability, complement: 1 - probability)
  }
}
