package import BenchModel
import WorkerProtocol

/// When a session ends for a benchmark, or as a whole, before the rounds of its plan.
///
/// The runner measures and does not judge: what is decided comes in as a function.
package struct StoppingRule {
  /// After how many rounds the function is asked.
  package let looks: Set<Int>
  private let decided: (RoundsSoFar) -> Set<BenchmarkID>
  private let isSpent: () -> Bool

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - looks: after how many rounds to ask, fixed before the first one.
  ///   - isSpent: whether the time that the session may take is over; no further round begins then.
  ///   - decided: which benchmarks need no further round.
  package init(looks: [Int], isSpent: @escaping () -> Bool, decided: @escaping (RoundsSoFar) -> Set<BenchmarkID>) {
    self.looks = Set(looks)
    self.isSpent = isSpent
    self.decided = decided
  }

  /// The rounds of the plan for every benchmark.
  package static var asPlanned: StoppingRule { StoppingRule(looks: [], isSpent: { false }, decided: { _ in [] }) }

  /// Marks the benchmarks that are decided, and says whether another round may begin.
  func allowsMore(after rounds: Int, of progress: inout [BenchmarkProgress], plan: RunPlan) -> Bool {
    if looks.contains(rounds) {
      let results = Sides(
        baseline: progress.map { $0.result(of: .baseline, plan: plan) },
        current: progress.map { $0.result(of: .current, plan: plan) })
      var definitions = Sides(baseline: MetricDefinitions(), current: MetricDefinitions())
      // Those of a benchmark that defines otherwise have failed by now, and have no samples.
      for benchmark in progress { try? benchmark.define(in: &definitions) }
      let metrics = Sides(
        baseline: definitions.baseline.used(by: results.baseline),
        current: definitions.current.used(by: results.current))
      let decided = decided(RoundsSoFar(rounds: rounds, results: results, metrics: metrics))
      for index in progress.indices where decided.contains(progress[index].benchmark.declaration.id) {
        progress[index].isDecided = true
      }
    }
    return !isSpent() && progress.contains { $0.isPending }
  }
}
