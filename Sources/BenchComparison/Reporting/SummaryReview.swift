import BenchModel

/// Looks up in a run what a rubric's summary states.
struct SummaryReview: Sendable {
  let run: BenchmarkRun
  let rubric: Rubric

  /// The figures; nil where the rubric has none for this suite, or the run, of another tool, has nothing of them.
  ///
  /// - Throws: a benchmark that the run has to have and has not, or a target in a wrong unit.
  func figures() throws(ComparisonError) -> SummaryFigures? {
    guard isForSuite, !rubric.summary.isEmpty || !rubric.targets.isEmpty else { return nil }
    let results = Dictionary(
      run.results.map { (ByteKey($0.id.description), $0) }, uniquingKeysWith: { first, _ in first })
    if run.plan == nil, !rubric.summary.contains(where: { results[ByteKey($0.benchmark)] != nil }) { return nil }
    var figures: [SummaryFigures.Figure] = []
    for line in rubric.summary {
      figures.append(.init(line: line, content: try content(of: line, results[ByteKey(line.benchmark)])))
    }
    return SummaryFigures(figures: figures, targets: try targets())
  }

  private var isForSuite: Bool {
    rubric.suites.isEmpty || rubric.suites.contains { $0.isSameName(as: run.suite) }
  }

  private func content(
    of line: SummaryLine, _ result: BenchmarkResult?
  ) throws(ComparisonError) -> SummaryFigures.Content {
    guard let result else {
      if run.plan == nil { return .absent }
      try checkOmission(of: line.benchmark, by: line.title, origin: line.origin)
      return .notChosen
    }
    guard result.status == .measured, let metric = run.metric(named: line.metric),
      let value = value(of: line, metric, in: result)?.ifFinite
    else { return .notMeasured }
    return .value(value, line.statistic == .throughput ? .perSecond : metric.unit)
  }

  private func value(of line: SummaryLine, _ metric: Metric, in result: BenchmarkResult) -> Double? {
    guard let figures = result.figures(of: metric) else { return nil }
    switch line.statistic {
    case .mean: return figures.mean
    case .p90: return figures.p90
    case .p95: return figures.p95
    case .p99: return figures.p99
    case .max: return figures.max
    case .throughput: return metric.unit == .perSecond ? figures.median : figures.operationsPerSecond
    case .slope: return result.sample(of: metric).flatMap { try? GrowthEstimate.estimate($0).value }
    default: return figures.median
    }
  }

  /// A whole run has every benchmark, unless one was renamed: its figures may not vanish without a word.
  private func checkOmission(of benchmark: String, by title: String, origin: String) throws(ComparisonError) {
    if run.plan?.selection?.mayLeaveOut(benchmark) == true { return }
    throw .missingSummaryBenchmark(origin: origin, title: title, benchmark: benchmark)
  }

  private func targets() throws(ComparisonError) -> [Assessment] {
    let known = PatternSet(rubric.targets.map(\.benchmark)).matching(anyOf: run.results.lazy.map(\.id))
    for (place, target) in rubric.targets.enumerated() where run.plan != nil && !known.contains(place) {
      try checkOmission(of: target.benchmark, by: target.name, origin: target.origin ?? "targets")
    }
    let source = RunSource(run: run, file: run.id, format: "")
    return try ObjectiveAssessor.assess(
      rubric.targets, of: source, betweenLaunchFloor: Policy.defaultBetweenLaunchFloor)
  }
}

extension RunPlan.Selection {
  /// Whether a benchmark that is not there may be one that was not asked for; a pattern may always be.
  fileprivate func mayLeaveOut(_ name: String) -> Bool {
    if name.utf8.contains(where: { "*?".utf8.contains($0) }) { return true }
    let isOfGroup = groups.isEmpty || groups.contains { name.hasPrefix("\($0)/") }
    return !isOfGroup || !(filters.isEmpty || filters.contains { name.contains($0) })
  }
}
