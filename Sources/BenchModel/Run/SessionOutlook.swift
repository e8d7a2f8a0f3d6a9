/// What a look at a session found: which benchmarks are decided, and about how much the others lack.
package struct SessionOutlook: Sendable, Equatable {
  /// The benchmarks that need no further round.
  package var decided: Set<BenchmarkID>
  /// About how many rounds each open benchmark needs in all, by standard errors and tolerances alone; one that is not
  /// named may need any number.
  package var roundsNeeded: [BenchmarkID: Double]

  /// Makes an outlook.
  package init(decided: Set<BenchmarkID> = [], roundsNeeded: [BenchmarkID: Double] = [:]) {
    self.decided = decided
    self.roundsNeeded = roundsNeeded
  }
}
