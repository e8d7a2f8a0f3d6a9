/// How often whole commands are run.
package struct CommandPlan: Sendable, Equatable {
  /// How many runs each command has; nil for as many as `nanoseconds` hold, but no fewer than `fewestRuns`.
  package let runs: Int?
  /// How many untimed runs of each command come first.
  package let warmupRuns: Int
  /// The seed of the order of runs.
  package let seed: UInt64
  /// How long one run may take, in nanoseconds.
  package let timeoutNanoseconds: Double

  /// The fewest runs of a command unless the user says otherwise: ten tell a spread.
  package static let fewestRuns = 10
  /// How long the runs of a command take together unless there are too few or too many of them: users of such tools are
  /// used to three seconds.
  package static let nanoseconds = 3e9
  /// The most runs unless the user says otherwise: more of a command of a millisecond tell nothing that these do not.
  package static let mostRuns = 1000

  /// Makes a plan.
  package init(runs: Int?, warmupRuns: Int, seed: UInt64, timeoutNanoseconds: Double) {
    self.runs = runs
    self.warmupRuns = warmupRuns
    self.seed = seed
    self.timeoutNanoseconds = timeoutNanoseconds
  }

  /// How many runs a command has whose first one took so long.
  func runs(ofCommandThatTakes nanoseconds: Double) -> Int {
    if let runs { return runs }
    let affordable = Int(min(Self.nanoseconds / max(nanoseconds, 1), Double(Self.mostRuns)))
    return max(affordable, Self.fewestRuns)
  }
}
