import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles
import WorkerProtocol

/// Counts beside times: where there is no counter, or a program cannot be counted, that is said, and the times stand.
extension RunCommand {
  private typealias Side = BenchmarkRun.SessionMembership.Side

  /// A run of one side with what is counted of it.
  func counted(
    _ run: BenchmarkRun, of subject: Subject, _ hello: WorkerHello?, file: String, _ interruption: Interruption
  ) throws(ToolError) -> BenchmarkRun {
    guard let options = countOptions(for: [subject]), run.completeness == .complete,
      let lane = lane(options, interruption)
    else { return run }
    let outcome = lane.count([timed(.current, subject, hello, run)])
    guard let counts = usable(outcome) else { return run }
    let results = run.results.map { result in
      counts[.current]?[result.id].map { result.with(counts: $0) } ?? result
    }
    return try summarised(
      run.with(counted: results, metrics: BenchmarkCounts.metrics(in: results), by: lane.counter.name), file: file)
  }

  /// A session with what is counted of both of its sides, and where a side executes more, the profiles of both.
  func counted(
    _ measured: MeasuredSession, _ sides: SessionSides, _ ready: ReadySides, _ files: SessionFiles,
    _ interruption: Interruption
  ) throws(ToolError) -> MeasuredSession {
    let profiles = CountProfileFiles(session: files)
    try profiles.removeEarlier()
    guard let options = countOptions(for: [sides.subjects.baseline, sides.subjects.current]), !measured.isPartial else {
      return measured
    }
    guard let lane = lane(options, interruption) else { return measured }
    let newNames = Dictionary(
      ready.formerNames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    let timed = [
      timed(.baseline, sides.subjects.baseline, ready.hellos.baseline, measured.runs.baseline.with(names: newNames)),
      timed(.current, sides.subjects.current, ready.hellos.current, measured.runs.current),
    ]
    let outcome = lane.count(timed)
    if outcome.isInterrupted {
      throw ToolError(
        .signal(interruption.signal ?? 2),
        "stopped while instructions were counted; the times are in \(files.paths.baseline) and \(files.paths.current)")
    }
    guard let counts = usable(outcome).map(SessionCounts.init) else { return measured }
    let runs = Sides(
      baseline: counts.attached(to: measured.runs.baseline.with(names: newNames), .baseline, by: lane.counter.name)
        .with(names: ready.formerNames),
      current: counts.attached(to: measured.runs.current, .current, by: lane.counter.name))
    let kept = try keep(runs, in: files)
    let comparison = try RunComparison.compare(kept, keptIn: files.paths, policy: sides.policy)
    try profiles.write(counts, regressedIn: comparison, isSaid: !self.options.quiet)
    return MeasuredSession(runs: kept, alone: measured.alone)
  }

  /// How it is counted, if it is: by the command line, or by the suite file of a side; a change under review cannot do
  /// away with what its base asks for.
  private func countOptions(for subjects: [Subject]) -> CountOptions? {
    guard let wanted = options.counting ?? (subjects.contains(where: \.counts) ? .usual : nil) else { return nil }
    guard subjects.contains(where: \.isSuite) else { return wanted }
    sayNotCounted("the benchmarks of a harness are measured by their own tool")
    return nil
  }

  private func lane(_ options: CountOptions, _ interruption: Interruption) -> CountingLane? {
    do throws(CountingAbsence) {
      return try CountingLane(options, of: self, interruption)
    } catch {
      sayNotCounted(error.reason)
      return nil
    }
  }

  private func timed(_ side: Side, _ subject: Subject, _ hello: WorkerHello?, _ run: BenchmarkRun) -> CountingLane.Timed
  {
    CountingLane.Timed(
      side: side, subject: subject, hello: hello,
      results: Dictionary(run.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The counts of an outcome that has any.
  private func usable(_ outcome: SuiteCounting.Outcome) -> [Side: [BenchmarkID: BenchmarkCounts]]? {
    if outcome.isInterrupted {
      sayNotCounted("it was stopped")
      return nil
    }
    if let refusal = outcome.refusal {
      sayNotCounted(refusal)
      return nil
    }
    return outcome.counts
  }

  /// Quiet or not: nobody else says why a figure is missing that was asked for.
  private func sayNotCounted(_ reason: String) {
    try? StandardStream.error.write("bench-run: instructions are not counted, and times stand: \(reason.printable)\n")
  }
}

extension BenchmarkCounts {
  /// The metrics that results have counts of.
  static func metrics(in results: [BenchmarkResult]) -> [Metric] {
    metrics.filter { metric in results.contains { $0.sample(of: metric) != nil } }
  }
}

extension BenchmarkResult {
  /// The result with counts, or with the reason why it has none.
  func with(counts: BenchmarkCounts, functions: [FunctionCost]? = nil) -> BenchmarkResult {
    if let failure = counts.failure {
      return with(counts: [], warnings: ["instructions were not counted: \(failure)"], functions: nil)
    }
    return with(counts: counts.samples, warnings: [], functions: functions)
  }
}
