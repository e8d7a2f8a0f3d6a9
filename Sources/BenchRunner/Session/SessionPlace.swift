import BenchModel
import WorkerProtocol

/// Where a session stands when a round begins.
package struct SessionPlace: Sendable, Equatable {
  /// The round of this benchmark, from 1, and how many it has at most.
  package let round: Int
  package let rounds: Int
  /// How many benchmarks need no further round, because they are decided; nil where none is looked at before the end.
  package let decided: Int?
  /// How many there are.
  package let benchmarks: Int
  /// How many rounds of all benchmarks there were, and how many there will be if none is decided before its last one.
  package let turns: Int
  package let turnsAtMost: Int
  /// What is left of the session's time; nil where it has no limit.
  package let nanosecondsLeft: Double?

  init(of progress: [BenchmarkProgress], at place: Int, turns: Int, rounds: Int, by rule: StoppingRule) {
    round = progress[place].rounds + 1
    self.rounds = rounds
    decided = rule.looks.isEmpty ? nil : progress.count { $0.isDecided }
    benchmarks = progress.count
    self.turns = turns
    turnsAtMost = turns + progress.reduce(0) { $0 + ($1.isPending ? rounds - $1.rounds : 0) }
    nanosecondsLeft = rule.timeLeft
  }

  /// A place by its figures.
  package init(
    round: Int, rounds: Int, decided: Int?, benchmarks: Int, turns: Int, turnsAtMost: Int,
    nanosecondsLeft: Double? = nil
  ) {
    self.round = round
    self.rounds = rounds
    self.decided = decided
    self.benchmarks = benchmarks
    self.turns = turns
    self.turnsAtMost = turnsAtMost
    self.nanosecondsLeft = nanosecondsLeft
  }
}

extension SessionRunner {
  /// Says that a round begins.
  func tell(of progress: [BenchmarkProgress], at place: Int, turns: Int) {
    let standing = SessionPlace(
      of: progress, at: place, turns: turns, rounds: plan.launches, by: stoppingRule)
    report(.round(progress[place].benchmark.declaration.id, standing))
  }

  /// Says how many rounds of a benchmark are left at most.
  func tellLeft(of progress: BenchmarkProgress) {
    let left = progress.isPending ? plan.launches - progress.rounds : 0
    report(.left(progress.benchmark.declaration.id, turns: left))
  }
}
