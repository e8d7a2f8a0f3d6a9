package import BenchModel
import BenchStatistics

/// Makes the entry of a history from a run.
package enum HistoryRecorder {
  /// What is known of a run beside its file.
  package struct Circumstances: Sendable {
    /// The file as the user named it.
    package let source: String
    /// The key of the machine.
    package let machine: String
    /// The commit that was measured, where the user says it.
    package let commit: String?
    /// When the run began, where the user says it.
    package let date: Instant?
    /// What its comparison said of the run, where the user says it.
    package let verdict: Gate.Outcome?

    /// Puts the circumstances together.
    package init(
      source: String, machine: String, commit: String?, date: Instant?, verdict: Gate.Outcome? = nil
    ) {
      self.verdict = verdict
      self.source = source
      self.machine = machine
      self.commit = commit
      self.date = date
    }
  }

  /// The figures of every measured benchmark, one for each statistic that a comparison would judge.
  ///
  /// Metrics that only explain others, or of which nobody knows which way is better, are left out. What the user says
  /// comes before what the run says.
  ///
  /// - Throws: `HistoryError`, or a contradiction inside the run.
  package static func entry(of given: BenchmarkRun, _ circumstances: Circumstances) throws -> HistoryEntry {
    let source = circumstances.source
    if given.environment.optimised == false { throw HistoryError.unoptimised(source: source) }
    let date = try date(of: given, circumstances)
    let index = try RunIndex(RunSource(run: given, file: source, format: ""))
    let run = index.source.run
    var results: [HistoryEntry.Result] = []
    for result in run.results where result.status == .measured {
      var figures: [HistoryEntry.Figure] = []
      for sample in result.samples {
        guard let metric = index.metrics[ByteKey(sample.metric)] else { continue }
        figures += Self.figures(of: sample, metric)
      }
      if !figures.isEmpty { results.append(HistoryEntry.Result(id: result.id, figures: figures)) }
    }
    guard !results.isEmpty else { throw HistoryError.nothingMeasured(source: source) }
    let kept = Set(results.flatMap { $0.figures.map { ByteKey($0.metric) } })
    return HistoryEntry(
      run: run.id, date: date, commit: circumstances.commit ?? run.environment.commit,
      machine: circumstances.machine, suite: run.suite,
      metrics: run.metrics.filter { kept.contains(ByteKey($0.name)) }, results: results,
      environment: run.environment == RunEnvironment() ? nil : run.environment,
      faults: faults(of: run, circumstances.verdict))
  }

  private static func faults(of run: BenchmarkRun, _ verdict: Gate.Outcome?) -> [HistoryEntry.Fault] {
    var faults: [HistoryEntry.Fault] = []
    if run.completeness == .partial { faults.append(.partial) }
    let hasFailed = run.results.contains { [.failed, .timedOut].contains($0.status) }
    if hasFailed || verdict == .incomplete { faults.append(.failed) }
    if verdict == .regression { faults.append(.regressed) }
    if run.isSelection { faults.append(.selection) }
    return faults
  }

  private static func date(of run: BenchmarkRun, _ circumstances: Circumstances) throws(HistoryError) -> Instant {
    if let date = circumstances.date { return date }
    guard let text = run.startedAt else { throw .noDate(source: circumstances.source) }
    return try rethrowing(try Instant(text)) { (error: NotationError) in
      HistoryError.wrongDate(source: circumstances.source, text: text)
    }
  }

  /// The figures of one sample; none of a metric that only explains others.
  static func figures(of sample: Sample, _ metric: Metric) -> [HistoryEntry.Figure] {
    guard !metric.isDiagnostic, metric.direction != .unknown, let measurements = Measurements(sample)
    else { return [] }
    func figure(_ statistic: Statistic, _ estimate: Estimate) -> HistoryEntry.Figure {
      HistoryEntry.Figure(metric: metric.name, statistic: statistic, estimate: estimate)
    }
    if metric.nature == .exact {
      return (try? ExactValues(measurements, mayBeNegative: metric.isSigned)).map { [figure(.value, $0.shown)] }
        ?? []
    }
    switch measurements {
    case .launches(let launches):
      let areOperations = sample.iterations.allSatisfy { $0 == 1 }
      let statistics = RawStatistics.judged(
        of: metric, areOperations: areOperations, baseline: launches, current: launches)
      return statistics.compactMap { statistic in
        estimate(statistic, metric, of: launches).map { figure(statistic, $0) }
      }
    case .published(let summary):
      let count = summary.count ?? 1
      if let median = summary.median { return [figure(.median, Estimate(value: median, replicates: count))] }
      return summary.mean.map { [figure(.mean, Estimate(value: $0, replicates: count))] } ?? []
    }
  }

  /// The figure with its interval where launches are its replicates, and without one where there are too few of them.
  private static func estimate(_ statistic: Statistic, _ metric: Metric, of launches: [[Double]]) -> Estimate? {
    if launches.count >= Replicates.fewestLaunches,
      let side = try? RawEstimator(statistic, of: metric).figure(overLaunches: launches)
    {
      return side.shown
    }
    let pooled = launches.pooled
    let order = statistic == .best ? 0.5 : statistic.traits.order
    let value = order.map { order in try? OrderedSample(pooled).quantile(order) } ?? (try? Moments(pooled).mean)
    guard let value, value.isFinite else { return nil }
    return Estimate(value: value, replicates: launches.count)
  }
}
