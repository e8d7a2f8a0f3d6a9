import BenchModel

/// Adds the benchmarks of a pyperf file to a run, and numbers their processes.
struct PyperfAssembly {
  let suite: PyperfMetadata
  private var assembly = RunAssembly()
  private var processes = 0

  init(suite: PyperfMetadata) {
    self.suite = suite
  }

  mutating func add(_ benchmark: consuming PyperfBenchmark) {
    let known = benchmark.metadata.inheriting(suite)
    let id = BenchmarkID(group: "", name: known.name ?? benchmark.nameOfRun ?? "unnamed")
    assembly.begin(id)
    var whole = known
    whole.unit = benchmark.unitOfRun ?? known.unit
    guard let (metric, scale) = whole.metric else {
      return assembly.fail(id, "its unit is '\(whole.unit ?? "")', which is none of second, byte and integer")
    }
    let hasValues = benchmark.runs.contains { !$0.values.isEmpty }
    let areOneProcess =
      PyperfProcesses.canBeOne(in: benchmark.versionOfRun ?? known.version)
      && PyperfProcesses.areOne(benchmark.runs)
    if areOneProcess {
      assembly.warn(
        id, "Its runs follow each other too closely to be processes (pyperf's --in-process): they are taken as one.")
    }
    for run in benchmark.runs {
      var own = known
      own.loops = run.loops ?? known.loops
      own.innerLoops = run.innerLoops ?? known.innerLoops
      assembly.measure(
        id, metric, run.values.map { $0 * scale }, process: processes, iterations: own.iterations,
        warmup: run.warmup.map { $0 * scale })
      if !areOneProcess { processes += 1 }
    }
    if areOneProcess { processes += 1 }
    if !hasValues { assembly.fail(id, "the file holds calibration runs of it only, and no values") }
  }

  /// Everything that was added, as a run.
  mutating func run(identity: String, environment: RunEnvironment) -> BenchmarkRun {
    assembly.run(identity: identity, suite: "pyperf", environment: environment)
  }
}
