import BenchModel

extension Fixture {
  private func named(_ group: String, _ name: String) -> BenchmarkID {
    BenchmarkID(group: naming(group), name: naming(name))
  }

  /// A review with every label, concern and symptom.
  var review: RunReview {
    let simple = named("command", "Simple Command")
    let raw = named("concern", "Raw Model")
    return RunReview(
      grade: grade, readiness: readiness,
      overall: Estimate(value: 1.025, lower: 0.964, upper: 1.09, confidence: 0.95, replicates: 5),
      healthChecks: [
        HealthCheck(id: simple, kind: .tailRatio, value: 4.64, band: .good),
        HealthCheck(id: raw, kind: .tailRatio, value: 25, band: .needsAttention),
        HealthCheck(id: simple, kind: .growth, value: 2048, band: .fair),
        HealthCheck(id: simple, kind: .throughput, value: 6501.67, band: .good),
      ], rubricSource: naming("baselines/rubric.json (sha256 9f86d081)"),
      memory: [
        MemoryReview(
          id: simple, growth: Estimate(value: 2048, lower: 1900, upper: 2200, confidence: 0.95, replicates: 3),
          readings: 41, blocks: 12),
        MemoryReview(id: raw, growth: nil, readings: 0, blocks: 0),
      ],
      loads: [load(safe: true), load(safe: false)], bottlenecks: bottlenecks(simple, raw),
      headrooms: [
        Headroom(objective: assessments[0].objective, benchmarks: 2, id: simple, nearest: 147_000, used: 0.294)
      ],
      summary: summary)
  }

  private var summary: SummaryFigures {
    let contents: [(String, SummaryFigures.Content)] = [
      ("Simple Command Throughput", .value(6501.67, .perSecond)), ("Complex Command Throughput", .notMeasured),
      ("Concurrent Throughput (100 threads)", .notMeasured), ("Repository Operations", .notMeasured),
      ("Mean Latency (Simple)", .value(154_900, .nanoseconds)), ("P95 Latency (Simple)", .value(142_730, .nanoseconds)),
      ("Memory per Command", .notChosen), ("Memory Leaks, per 1,000 operations", .value(25.3, .bytes)),
      ("Elsewhere", .absent),
    ]
    return SummaryFigures(
      figures: contents.map { title, content in
        let line = SummaryLine(
          title: naming(title), benchmark: "g/b", metric: "m", statistic: .mean, origin: "baselines/rubric.json:1")
        return .init(line: line, content: content)
      }, targets: Array(assessments.prefix(2)))
  }

  private func load(safe: Bool) -> LoadReview {
    LoadReview(
      id: named("stress", safe ? "Concurrent" : "Crowded"),
      participants: safe ? BenchmarkID.Parameter(name: naming("threads"), value: "100") : nil, alone: 21_000,
      together: 39_120,
      speedUp: Estimate(value: 1.86, lower: safe ? 1.7 : 0.9, upper: 2, confidence: 0.95, replicates: 3),
      efficiency: Estimate(value: 0.93, replicates: 3), objectives: safe ? [.met] : [.met, .atRisk],
      isSafe: safe)
  }

  private func bottlenecks(_ simple: BenchmarkID, _ raw: BenchmarkID) -> [Bottleneck] {
    let block = Bottleneck.Symptom.allocation(nanosecondsEach: 41.5, in: raw)
    return [
      Bottleneck(
        ranking: .slowest, id: simple, figure: 111_000, advice: .init(symptom: .waiting, bound: 0.125, gain: .medium)),
      Bottleneck(
        ranking: .mostVariable, id: simple, figure: 4.64, advice: .init(symptom: .tail, bound: 0.28, gain: .medium)),
      Bottleneck(
        ranking: .mostAllocating, id: simple, figure: 1204,
        advice: .init(symptom: block, bound: 0.685, gain: .high)),
      Bottleneck(
        ranking: .mostAllocating, id: raw, figure: 3, advice: .init(symptom: block, bound: 0.15, gain: .medium)),
    ]
  }

  private var grade: Grade {
    Grade(
      parts: [
        Grade.Part(
          subject: .objectives, weight: 40,
          entries: [
            .init(.objective(.met), count: 1, credit: 1), .init(.objective(.atRisk), count: 1, credit: 0.5),
            .init(.objective(.unproven), count: 1, credit: 0.25), .init(.objective(.missed), count: 1, credit: 0),
          ]),
        Grade.Part(
          subject: .healthChecks, weight: 20,
          entries: HealthCheck.Band.allCases.map { .init(.health($0), count: 2, credit: 0.5) }),
        Grade.Part(subject: .regressions, weight: 25, entries: []),
        Grade.Part(
          subject: .evidence, weight: 15,
          entries: [
            .init(.measured, part: 3, of: 5), .init(.launches, part: 0, of: 3), .init(.complete, part: 0, of: 1),
            .init(.optimised, part: 1, of: 1), .init(.calm, part: 1, of: 1),
            .init(.acknowledged, count: 2, credit: 0.5),
            .init(.row(.inconclusive), count: 1, credit: 0.5),
          ]),
      ],
      total: 46.92, uncapped: .f, caps: [.failing, .notGraded], letter: .f)
  }

  private var readiness: Readiness {
    let names = (1...4).map { named("many", "number \($0)") }
    let reasons: [Readiness.Concern] = [
      .regressed, .invalid, .failed, .missed, .incomplete, .nothingMeasured, .debugBuild,
    ]
    let risks: [Readiness.Concern] = [
      .acknowledged, .inconclusive, .atRisk, .unproven, .unhealthy, .undecided, .noBaseline, .noObjectives, .partial,
    ]
    return Readiness(
      reasons: reasons.enumerated().map {
        .init($0.element, count: $0.offset + 1, ids: Array(names.prefix($0.offset)))
      },
      risks: risks.enumerated().map { .init($0.element, count: $0.offset + 1) })
  }
}
