/// What many threads or tasks did together beside one alone.
package struct LoadReview: Equatable, Sendable {
  /// The benchmark.
  package let id: BenchmarkID
  /// How many worked at once; absent where the benchmark's parameters do not say.
  package let participants: BenchmarkID.Parameter?
  /// Operations a second of one alone.
  package let alone: Double
  /// Operations a second of all together.
  package let together: Double
  /// How many times as much all together do, over launches.
  package let speedUp: Estimate
  /// The speed-up for each logical processor; absent where their number is not known.
  package let efficiency: Estimate?
  /// The states of the objectives on the benchmark.
  package let objectives: [Assessment.State]
  /// Whether so many at once are shown to be no loss: every objective is met, of which there is one at least, and all
  /// together do no less than one alone, with the whole interval where there is one.
  package let isSafe: Bool

  /// Makes a review.
  package init(
    id: BenchmarkID, participants: BenchmarkID.Parameter?, alone: Double, together: Double, speedUp: Estimate,
    efficiency: Estimate?, objectives: [Assessment.State], isSafe: Bool
  ) {
    self.id = id
    self.participants = participants
    self.alone = alone
    self.together = together
    self.speedUp = speedUp
    self.efficiency = efficiency
    self.objectives = objectives
    self.isSafe = isSafe
  }
}
