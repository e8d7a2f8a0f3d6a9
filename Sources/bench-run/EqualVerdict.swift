import BenchFormats
import BenchModel
import BenchRunner

/// The answer where both sides are the same program: a comparison without rows, and the objectives.
struct EqualVerdict {
  /// The run of the program, empty where nothing had to be measured.
  let run: BenchmarkRun
  /// How many benchmarks it has.
  let benchmarks: Int
  let base: BaseCommit
  let policySource: String
  let assessments: [Assessment]

  var comparison: Comparison {
    let missed = assessments.filter { $0.state == .missed }.map { "'\($0.objective.name)'" }
    var counts = Gate.Counts()
    counts.benchmarks = benchmarks
    let headline =
      missed.isEmpty
      ? "PASS: the same program on both sides, \(met)so that none of \(benchmarks) benchmarks can have changed"
      : "REGRESSION: objectives missed: \(missed.joined(separator: ", ")); the same program on both sides"
    let gate = Gate(
      outcome: missed.isEmpty ? .pass : .regression, headline: headline,
      reasons: missed.isEmpty ? [] : ["objectives missed: \(missed.joined(separator: ", "))"], counts: counts)
    return Comparison(
      baseline: side(base.shortCommit), current: side(run.results.isEmpty ? "the working tree" : "current.json"),
      policySource: policySource, gate: gate, assessments: assessments, rows: [],
      warnings: [
        "nothing was measured against the base: what is loaded of the worker and of its libraries is the same on both "
          + "sides but for the identifier of the build; --measure-equal measures it all the same"
      ])
  }

  private var met: String {
    if assessments.isEmpty { return "" }
    return "\(assessments.count { $0.state == .met }) of \(assessments.count) objectives met, "
  }

  private func side(_ source: String) -> Comparison.Side {
    Comparison.Side(
      source: source, format: OwnRunFormat.name, runID: run.id, startedAt: run.startedAt, suite: run.suite,
      completeness: run.completeness, environment: run.environment)
  }
}
