extension BenchmarkRun {
  /// The same run with other names of benchmarks, by those that it has.
  ///
  /// Files keep the names that their programs use: a session that measured renamed benchmarks under their new names
  /// gives those of its baseline back.
  package func with(names: [BenchmarkID: BenchmarkID]) -> BenchmarkRun {
    if names.isEmpty { return self }
    func renamed(_ results: [BenchmarkResult]) -> [BenchmarkResult] {
      results.map { result in names[result.id].map(result.with(id:)) ?? result }
    }
    let run = with(results: renamed(results))
    return confirmation.map { run.with(confirmation: renamed($0), metrics: []) } ?? run
  }
}
