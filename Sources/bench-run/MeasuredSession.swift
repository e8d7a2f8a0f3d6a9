import BenchModel

/// What a session measured.
struct MeasuredSession {
  /// The run of each side.
  let runs: Sides<BenchmarkRun>
  /// What a self-test measured with one side alone.
  let alone: [BenchmarkResult]

  /// Whether it was stopped.
  var isPartial: Bool { runs.current.completeness == .partial }

  /// Whether a benchmark was measured on both sides.
  var hasCommonResult: Bool {
    let measured = runs.map { run in Set(run.results.filter { $0.status == .measured }.map(\.id)) }
    return !measured.baseline.isDisjoint(with: measured.current)
  }

  /// The runs as if no more had been planned, to be judged by what there is.
  var whole: Sides<BenchmarkRun> {
    runs.map { run in
      BenchmarkRun(
        id: run.id, startedAt: run.startedAt, session: run.session, suite: run.suite, completeness: .complete,
        plan: run.plan, environment: run.environment, metrics: run.metrics, results: run.results)
    }
  }
}
