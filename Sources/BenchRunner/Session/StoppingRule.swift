package import BenchModel
import WorkerProtocol

/// When a session ends for a benchmark, or as a whole, before the rounds of its plan.
///
/// The runner measures and does not judge: what is decided comes in as a function.
package struct StoppingRule {
  /// After how many rounds of a benchmark the function is asked about it, ascending.
  package let looks: [Int]
  /// How many rounds every benchmark has, whatever time is left.
  let leastRounds: Int
  private let outlook: (RoundsSoFar) -> SessionOutlook
  private let nanosecondsLeft: () -> Double?

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - looks: after how many rounds to ask, fixed before the first one.
  ///   - leastRounds: how many rounds every benchmark has, whatever time is left.
  ///   - nanosecondsLeft: what is left of the time that the session may take, nil where it has no limit; no further
  ///     round begins when nothing is left.
  ///   - outlook: which benchmarks need no further round, and how many the others need.
  package init(
    looks: [Int], leastRounds: Int = 1, nanosecondsLeft: @escaping () -> Double?,
    outlook: @escaping (RoundsSoFar) -> SessionOutlook
  ) {
    self.looks = looks.sorted()
    self.leastRounds = leastRounds
    self.nanosecondsLeft = nanosecondsLeft
    self.outlook = outlook
  }

  /// The rounds of the plan for every benchmark.
  package static var asPlanned: StoppingRule {
    StoppingRule(looks: [], nanosecondsLeft: { nil }, outlook: { _ in SessionOutlook() })
  }

  /// What is left of the session's time; nil where it has no limit.
  package var timeLeft: Double? { nanosecondsLeft() }

  /// Marks the benchmarks that are decided, of those at these places that have reached a look.
  func look(at places: [Int], of progress: inout [BenchmarkProgress], plan: RunPlan) {
    let reached = places.filter { progress[$0].isPending && looks.contains(progress[$0].rounds) }
    guard let most = reached.map({ progress[$0].rounds }).max() else { return }
    let results = Sides(
      baseline: progress.map { $0.result(of: .baseline, plan: plan) },
      current: progress.map { $0.result(of: .current, plan: plan) })
    var definitions = Sides(baseline: MetricDefinitions(), current: MetricDefinitions())
    // Those of a benchmark that defines otherwise have failed by now, and have no samples.
    for benchmark in progress { try? benchmark.define(in: &definitions) }
    let metrics = Sides(
      baseline: definitions.baseline.used(by: results.baseline),
      current: definitions.current.used(by: results.current))
    let outlook = outlook(RoundsSoFar(rounds: most, results: results, metrics: metrics))
    // What waits for more time was open at its own look, and is not looked at again before its next one.
    for place in reached {
      let id = progress[place].benchmark.declaration.id
      progress[place].isDecided = outlook.decided.contains(id)
      progress[place].roundsNeeded = outlook.roundsNeeded[id] ?? .infinity
    }
  }
}
