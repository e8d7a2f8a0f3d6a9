import BenchModel

/// A run that has everything a run can have.
enum FullRun {
  static var run: BenchmarkRun {
    BenchmarkRun(
      id: "2026-03-01T12:00:00Z-1f", startedAt: "2026-03-01T12:00:00Z",
      session: .init(id: "session \"1\"", side: .current), suite: "suite é", completeness: .partial,
      plan: RunPlan(
        seed: .max, launches: 2, warmupIterations: 3, batchNanoseconds: 1e7, launchNanoseconds: 2.5e8,
        operations: 1000, timeoutNanoseconds: 6e10),
      environment: environment,
      metrics: [
        .time, .latency, Metric(name: "allocations", unit: .count, nature: .exact),
        Metric(name: "rate", unit: .perSecond, direction: .larger),
      ],
      results: [measured, parameterised, failed, skipped])
  }

  private static var environment: RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = "system 1"
    environment.kernel = "6.1"
    environment.architecture = "x86_64"
    environment.processor = "processor"
    environment.logicalProcessors = 2
    environment.memoryBytes = 1 << 34
    environment.governor = "performance"
    environment.toolchain = "Swift 6.3"
    environment.optimised = true
    environment.loadAtStart = 0.1
    environment.loadAtEnd = 0.25
    environment.commit = "0123456789abcdef"
    environment.other = ["b": "2", "a": "1"]
    return environment
  }

  private static var measured: BenchmarkResult {
    BenchmarkResult(
      id: BenchmarkID(group: "group", name: "first"), label: "<lambda>",
      relativeTo: BenchmarkID(group: "group", name: "other"),
      samples: [
        Sample(
          metric: "time", process: [0, 1], round: [0, 1], order: [1, 0], iterations: [100, 90],
          values: [[10.5, 11, 0.1], [.leastNonzeroMagnitude, .greatestFiniteMagnitude]], warmup: [[20], []],
          summary: Summary(
            count: 5, mean: 1, median: 2, p95: 3, p99: 4, min: 5, max: 6, stdev: 7, operationsPerSecond: 8)),
        Sample(
          metric: "allocations", process: [0], round: [0], order: [0], iterations: [1], values: [[0]]),
      ], warnings: ["a warning"])
  }

  private static var parameterised: BenchmarkResult {
    BenchmarkResult(
      id: BenchmarkID(
        group: "", name: "second", parameters: [.init(name: "size", value: "10"), .init(name: "kind", value: "")]),
      samples: [
        Sample(metric: "rate", published: Summary(count: 3, mean: 100, stdev: 0.5))
      ])
  }

  private static var failed: BenchmarkResult {
    BenchmarkResult(
      id: BenchmarkID(group: "group", name: "third"), status: .timedOut,
      failure: Failure(kind: .timedOut, reason: "no answer", output: "line 1\nline 2\u{1B}[2J"))
  }

  private static var skipped: BenchmarkResult {
    BenchmarkResult(
      id: BenchmarkID(group: "group", name: "fourth"), status: .skipped,
      failure: Failure(kind: .skipped, reason: "not here"))
  }
}
