package import BenchModel

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
        figures += RunFigures.figures(of: sample, metric)
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
}
