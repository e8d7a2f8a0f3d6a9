import BenchModel

/// Turns the benchmarks of a pyperf file into results, and numbers their processes.
struct PyperfAssembly {
  let suite: PyperfMetadata
  private(set) var metrics = MetricList()
  private var processes = 0

  init(suite: PyperfMetadata) {
    self.suite = suite
  }

  mutating func result(of benchmark: consuming PyperfBenchmark) -> BenchmarkResult {
    let known = benchmark.metadata.inheriting(suite)
    let id = BenchmarkID(group: "", name: known.name ?? benchmark.nameOfRun ?? "unnamed")
    var whole = known
    whole.unit = benchmark.unitOfRun ?? known.unit
    guard let (metric, scale) = whole.metric else {
      return Self.failed(id, "its unit is '\(whole.unit ?? "")', which is none of second, byte and integer")
    }
    var launches = LaunchColumns()
    for run in benchmark.runs {
      var own = known
      own.loops = run.loops ?? known.loops
      own.innerLoops = run.innerLoops ?? known.innerLoops
      launches.append(
        process: processes, iterations: own.iterations, values: run.values.map { $0 * scale },
        warmup: run.warmup.map { $0 * scale })
      processes += 1
    }
    if launches.isEmpty { return Self.failed(id, "the file holds calibration runs of it only, and no values") }
    metrics.note(metric)
    return BenchmarkResult(id: id, samples: [launches.sample(of: metric)])
  }

  private static func failed(_ id: BenchmarkID, _ reason: String) -> BenchmarkResult {
    BenchmarkResult(id: id, status: .failed, failure: Failure(kind: .reported, reason: reason))
  }
}
