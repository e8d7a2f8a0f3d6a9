import BenchModel

/// A run and a comparison with every kind of row, whose outside strings all pass through one function.
struct Fixture {
  /// Gives the text that stands in the place of an outside string.
  var naming: @Sendable (String) -> String = { $0 }

  private func id(_ group: String, _ name: String, _ parameters: [BenchmarkID.Parameter] = []) -> BenchmarkID {
    BenchmarkID(group: naming(group), name: naming(name), parameters: parameters)
  }

  private func environment(load: Double) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = naming("Debian GNU/Linux 12")
    environment.processor = naming("AMD EPYC 7B13")
    environment.logicalProcessors = 2
    environment.memoryBytes = 8_589_934_592
    environment.toolchain = naming("Swift 6.3.1")
    environment.optimised = true
    environment.loadAtStart = load
    environment.commit = naming("4f2a91c0d7")
    environment.other = [naming("ruler"): naming("straight")]
    return environment
  }
}

extension Fixture {
  /// Two judged sides with a row of every verdict.
  var comparison: Comparison {
    var counts = Gate.Counts()
    (counts.regressed, counts.improved, counts.noRegression, counts.inconclusive) = (2, 1, 2, 1)
    (counts.invalid, counts.added, counts.removed, counts.comparedBenchmarks, counts.benchmarks) = (2, 1, 1, 5, 8)
    (counts.provenBenchmarks, counts.openBenchmarks, counts.openInforming) = (3, 1, 1)
    (counts.fineRows, counts.intervalRows, counts.fineBenchmarks) = (2, 6, 2)
    let gate = Gate(
      outcome: .regression, headline: naming("REGRESSION, 2 of 8 rows"),
      reasons: [naming("2 rows regressed"), naming("1 benchmark of the baseline is missing")], counts: counts)
    return Comparison(
      baseline: side("baseline.json", load: 0.25), current: side("current.json", load: 3.5),
      policySource: naming("baselines/policy.json (sha256 9f86d081)"), gate: gate,
      level: GateLevel(confidence: 0.9988, limit: 0.008, bound: 0.0077, rows: 6),
      informingLevel: GateLevel(confidence: 0.9995, limit: 0.002, bound: 0.0019, rows: 1),
      commonShift: CommonShift(value: 0.01, cause: .unknown, moved: 4, benchmarks: 5, exceedsTolerance: false),
      drifts: [Drift(metric: "time", statistic: .mean, rows: 24, deviation: 0.014, source: .rows)],
      assessments: assessments, rows: rows,
      warnings: [naming("The load differed: 0.25 and 3.50")])
  }

  private func side(_ source: String, load: Double) -> Comparison.Side {
    Comparison.Side(
      source: naming(source), format: naming("bench-run"), runID: naming("r-20a1"),
      startedAt: naming("2026-01-02T03:04:05Z"), suite: naming("stress"), completeness: .complete,
      environment: environment(load: load))
  }

  private var rows: [ComparisonRow] {
    let size = BenchmarkID.Parameter(name: naming("size"), value: naming("1000"))
    return [
      row(id("command", "Simple Command"), 153_806.67, 161_800, 0.052, (0.041, 0.063), .regressed, needed: nil),
      row(
        id("type_system", "Validation of a rather long name that no narrow terminal can show", [size]), 820, 1_430,
        0.744, (0.71, 0.78), .regressed, note: "Most of it is in one launch of 20"),
      ComparisonRow(
        id: id("error_handling", "Serialization"), label: naming("Error Serialization"), presence: .removed,
        obstacle: .removed, gates: true),
      ComparisonRow(
        id: id("integration", "Allocations"), label: nil, presence: .both,
        metric: Metric(name: naming("furlongs"), unit: Metric.Unit(naming("fur"))), statistic: .value,
        obstacle: .notPositive, note: naming("0 in the baseline"), gates: false),
      row(id("integration", "E2E Workflow"), 1.21e6, 1.24e6, 0.025, (-0.004, 0.055), .inconclusive, needed: 14),
      informing,
      row(id("command", "Subcommands"), 2.5e6, 2.0e6, -0.2, (-0.22, -0.18), .improved),
      ComparisonRow(
        added: id("command", "Async"), label: nil),
      row(id("command", "Complex"), 213_450, 213_400, -0.0002, (-0.004, 0.0038), .noRegression),
      row(id("concurrency", "100 threads"), 25_563, 25_600, 0.0014, (-0.01, 0.012), .noRegression),
    ]
  }

  /// A row that proves nothing and leaves nothing open.
  private var informing: ComparisonRow {
    ComparisonRow(
      id: id("command", "Complex"), label: nil, metric: .time, statistic: .mean, evidence: .launches,
      baseline: Estimate(value: 240_000, replicates: 20), current: Estimate(value: 247_000, replicates: 20),
      change: Change(value: 0.029, lower: -0.03, upper: 0.092, confidence: 0.9995),
      tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02, toleranceOrigin: naming("default for time"),
      verdict: .inconclusive, gates: true, minimumDetectableChange: 0.11, role: .informing
    ).with(drift: RowDrift(deviation: 0.014, isDoubtful: false)).with(changeBeyondCommon: 1.029 / 1.01 - 1)
  }

  /// A row of a comparison with a common shift of 1 %.
  private func row(
    _ id: BenchmarkID, _ baseline: Double, _ current: Double, _ change: Double, _ interval: (Double, Double),
    _ verdict: Verdict, note: String? = nil, needed: Int? = nil
  ) -> ComparisonRow {
    ComparisonRow(
      id: id, label: nil, metric: .time, statistic: .best, evidence: .launches,
      baseline: Estimate(value: baseline, replicates: 20), current: Estimate(value: current, replicates: 20),
      change: Change(value: change, lower: interval.0, upper: interval.1, confidence: 0.9988),
      tolerance: Tolerance(relative: 0.02, floor: Quantity(value: 2, unit: .nanoseconds)), toleranceShare: 0.02,
      toleranceOrigin: naming("default for time"), verdict: verdict, note: note.map(naming), gates: true,
      minimumDetectableChange: 0.01 + abs(interval.1 - interval.0), replicatesNeeded: needed
    ).with(changeBeyondCommon: (1 + change) / 1.01 - 1)
  }
}

extension Fixture {
  /// A run of our own with a result of every status, summaries attached.
  var run: BenchmarkRun {
    let plan = RunPlan(
      seed: 18_446_744_073_709_551_615, launches: 5, warmupIterations: 100, batchNanoseconds: 1e7,
      launchNanoseconds: 2.5e8, operations: 1000, timeoutNanoseconds: 6e10)
    return BenchmarkRun(
      id: naming("r-20a1"), startedAt: naming("2026-01-02T03:04:05Z"), suite: naming("stress"),
      completeness: .partial, plan: plan, environment: environment(load: 0.25),
      metrics: [.time, .latency, .peakMemory, furlongs], results: results)
  }

  private var furlongs: Metric { Metric(name: naming("furlongs"), unit: Metric.Unit(naming("fur"))) }

  private var results: [BenchmarkResult] {
    let simple = id("command", "Simple Command")
    return [
      BenchmarkResult(
        id: simple, relativeTo: id("concern", "Raw Model"),
        samples: [
          sample(
            .time,
            Summary(
              count: 50, mean: 153_806.67, median: 111_000, min: 98_700, max: 188_000, stdev: 9_000,
              operationsPerSecond: 6501.67)),
          sample(
            .latency,
            Summary(
              count: 1000, mean: 154_900, median: 112_100, p95: 142_730, p99: 520_000, min: 98_700, max: 1_880_000,
              stdev: 31_000)),
          Sample(metric: Metric.peakMemory.name, published: Summary(count: 5, median: 3_500_000, max: 3_638_034)),
          Sample(metric: furlongs.name, published: Summary(mean: 12.5)),
        ], warnings: [naming("The clock was slow")]),
      BenchmarkResult(
        id: id("command", "Async"), status: .skipped,
        failure: Failure(kind: .skipped, reason: naming("needs a network"))),
      BenchmarkResult(
        id: id("concern", "Raw Model"), label: naming("Raw model"),
        samples: [sample(.time, Summary(count: 50, mean: 1580, median: 1570, operationsPerSecond: 632_911))]),
      BenchmarkResult(
        id: id("concern", "Mixin"), status: .failed,
        failure: Failure(
          kind: .crashed, reason: naming("signal 11"),
          output: naming("starting") + "\n```\n" + naming("Fatal error: index out of range"))),
      BenchmarkResult(
        id: id("", "Hanging"), status: .timedOut,
        failure: Failure(kind: .timedOut, reason: naming("no answer in 60 s")),
        relativeTo: simple),
      BenchmarkResult(id: id("", "Unsummarised"), relativeTo: id("concern", "Mixin"), samples: [sample(.time, nil)]),
    ]
  }

  private func sample(_ metric: Metric, _ summary: Summary?) -> Sample {
    Sample(
      metric: metric.name, process: [0, 1], round: [0, 1], order: [0, 1], iterations: [10, 10],
      values: [[1, 2], [3, 4]], summary: summary)
  }

  /// Costs with an interval, without one, and of what was not measured.
  var relativeCosts: [RelativeCost] {
    [
      RelativeCost(
        id: id("command", "Simple Command"), reference: id("concern", "Raw Model"), own: 111_000, other: 1580,
        ratio: Estimate(value: 70.25, lower: 68.1, upper: 72.5, confidence: 0.95, replicates: 5)),
      RelativeCost(
        id: id("concern", "Mixin"), reference: id("command", "Simple Command"), own: 9, other: 6,
        ratio: Estimate(value: 1.5, replicates: 1)),
      RelativeCost(
        id: id("", "Unsummarised"), reference: id("concern", "Mixin"), own: nil, other: 9, ratio: nil),
    ]
  }

  /// An objective in every state.
  var assessments: [Assessment] {
    func objective(_ name: String, _ statistic: Statistic, _ limit: Quantity, _ bound: Objective.Bound = .below)
      -> Objective
    {
      Objective(
        name: naming(name), benchmark: naming("command/*"), metric: naming("latency"), statistic: statistic,
        bound: bound, limit: limit)
    }
    let simple = id("command", "Simple Command")
    return [
      Assessment(
        objective: objective("P95 latency", .p95, Quantity(value: 500_000, unit: .nanoseconds)), id: simple,
        measured: Estimate(value: 142_730, lower: 140_000, upper: 147_000, confidence: 0.95, replicates: 5),
        state: .met, margin: 0.71),
      Assessment(
        objective: objective("P99 latency", .p99, Quantity(value: 530_000, unit: .nanoseconds)), id: simple,
        measured: Estimate(value: 520_000, lower: 480_000, upper: 611_000, confidence: 0.95, replicates: 5),
        state: .atRisk, margin: 0.0189),
      Assessment(
        objective: objective("Throughput", .throughput, Quantity(value: 10_000, unit: .perSecond), .above), id: simple,
        measured: Estimate(value: 6501.67, replicates: 5), state: .missed, margin: -0.35),
      Assessment(
        objective: objective("Tail", .max, Quantity(value: 1e6, unit: .nanoseconds)), id: nil, measured: nil,
        state: .unproven, margin: nil, note: naming("The pattern matches no benchmark")),
    ]
  }
}
