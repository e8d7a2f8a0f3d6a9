extension BenchmarkRun {
  /// What a run says that its instructions were counted with, among the facts of its environment.
  package static let counterFact = "instructions counted with"

  /// The same run with results that hold counts, the metrics that these have, and what counted them.
  package func with(counted results: [BenchmarkResult], metrics more: [Metric], by counter: String) -> BenchmarkRun {
    var environment = environment
    environment.other = (environment.other ?? [:]).merging([Self.counterFact: counter]) { _, new in new }
    let new = more.filter { metric(named: $0.name) == nil }
    return BenchmarkRun(
      id: id, startedAt: startedAt, session: session, suite: suite, completeness: completeness, plan: plan,
      environment: environment, metrics: metrics + new, results: results, confirmation: confirmation)
  }
}
