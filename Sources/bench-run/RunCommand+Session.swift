import BenchComparison
import BenchModel
import BenchRendering
import BenchRunner
import CommandLineTool
import RunRendering
import ToolFiles
import WorkerProtocol

/// An A/B session: two subjects → runner ⇄ workers of both → two runs → two files, comparison → exit status.
extension RunCommand {
  func run(_ session: SessionOptions) throws(ToolError) -> ExitStatus {
    let interruption = Interruption()
    let sides = try sides(of: session, interruption)
    defer { sides.checkout?.remove() }
    let ready = try makeReady(sides, interruption)
    let files = SessionFiles(folder: session.folder, ignoresItself: session.outputFolder == nil)
    try files.prepare(inputs: sides.inputs)
    try checkMoments(session, benchmarks: ready.chosen.count)
    if session.isSelfTest {
      try OutputCheck.checkUnnamed([KeptSelfTest.path(for: MachineFacts().environment())])
    }
    let timed = try confirmed(measure(sides, ready, session, files), sides, ready, session, files)
    let measured = try counted(timed, sides, ready, files, interruption)
    let status = status(of: measured.runs, interruption: interruption)
    if measured.isPartial { return try concludeStopped(measured, files, policy: sides.policy, status) }
    if session.isSelfTest {
      let moments = try measureMoments(session, ready, interruption)
      // What was told to stop keeps no half of a self-test.
      if let signal = interruption.signal { return .signal(signal) }
      return try concludeSelfTest(
        session, measured.runs, alone: measured.alone, moments, files, policy: sides.policy, status)
    }
    return try conclude(session, measured.runs, files, policy: sides.policy, status)
  }

  /// Asks both workers for their benchmarks.
  func makeReady(_ sides: SessionSides, _ interruption: Interruption) throws(ToolError) -> ReadySides {
    let children = ChildProcessSet(interruptedBy: interruption.descriptor, endingStrays: true)
    var launchers = sides.subjects.map { $0.launcher(environment: environment, children: children) }
    var hellos = Sides(
      baseline: try hello(
        from: launchers.baseline, interruption: interruption, of: "baseline \(sides.subjects.baseline.noun)"),
      current: try hello(from: launchers.current, interruption: interruption, of: sides.subjects.current.noun))
    for hello in [hellos.baseline, hellos.current] { try refuseDebugBuild(hello) }
    let renamed = try SessionRenames.find(
      policy: sides.policy.held(against: [hellos.baseline.suite, hellos.current.suite]), trailers: sides.trailers,
      baseline: hellos.baseline.benchmarks.map(\.id),
      current: hellos.current.benchmarks.map(\.id), isSelection: options.plan.selection != nil)
    if !renamed.newNames.isEmpty {
      launchers.baseline = RenamingLauncher(launchers.baseline, names: renamed.newNames)
      hellos.baseline = hellos.baseline.with(names: renamed.newNames)
    }
    let (chosen, shard) = try chosenBenchmarks(of: hellos)
    return ReadySides(
      launchers: launchers, hellos: hellos, chosen: chosen, shard: shard,
      formerNames: renamed.formerNames)
  }

  /// Measures both sides in turn and writes their two files.
  func measure(
    _ sides: SessionSides, _ ready: ReadySides, _ session: SessionOptions, _ files: SessionFiles
  ) throws(ToolError) -> MeasuredSession {
    let plan = stating(ready.shard).options.plan
    let watch = SessionWatch(session, plan: plan, sides, ready)
    let recording = try measure(
      ready.hellos, with: ready.launchers, choosing: ready.chosen, by: plan,
      stoppingRule: watch.stoppingRule, alsoAlone: session.isSelfTest)
    var raw = recording.runs(
      of: ready.hellos, plan: plan, commits: sides.commits, trailers: sides.trailers, looks: watch.looks)
    // Each file has the names that its program uses.
    raw.baseline = raw.baseline.with(names: ready.formerNames)
    return MeasuredSession(runs: try keep(raw, in: files), alone: recording.outcome.alone)
  }

  /// Writes both files, and returns the runs as they hold them.
  func keep(_ runs: Sides<BenchmarkRun>, in files: SessionFiles) throws(ToolError) -> Sides<BenchmarkRun> {
    let kept = Sides(
      baseline: try summarised(runs.baseline, file: files.path(of: .baseline)),
      current: try summarised(runs.current, file: files.path(of: .current)))
    try files.write(bytes(of: kept.baseline), of: .baseline)
    try files.write(bytes(of: kept.current), of: .current)
    return kept
  }

  /// The benchmarks that the options choose on either side; both have to have one of them.
  private func chosenBenchmarks(
    of hellos: Sides<WorkerHello>
  ) throws(ToolError) -> (ids: Set<BenchmarkID>, shard: RunPlan.Shard?) {
    let either = hellos.current.benchmarks + hellos.baseline.benchmarks
    let (chosen, shard) = try part(of: chosenBenchmarks(among: either, of: hellos.current.suite).map(\.id))
    let sides = [hellos.baseline, hellos.current].map { Set($0.benchmarks.map(\.id)).intersection(chosen) }
    // A part of the suite may be what one side has and the other has not.
    guard shard != nil || !sides[0].isDisjoint(with: sides[1]) else {
      throw ToolError(.incomplete, "the two sides have no chosen benchmark in common, so there is nothing to compare")
    }
    return (chosen, shard)
  }

  func measure(
    _ hellos: Sides<WorkerHello>, with launchers: Sides<any WorkerLauncher>, choosing chosen: Set<BenchmarkID>,
    by plan: RunPlan, stoppingRule: StoppingRule, alsoAlone measuresAlone: Bool = false
  ) throws(ToolError) -> Recording<SessionRunner.Outcome> {
    let operations = try operations(among: Array(chosen))
    let progress = makeProgressLine()
    progress.announce(
      benchmarks: chosen.count, session: plan, isUntilDecided: !stoppingRule.looks.isEmpty,
      limit: stoppingRule.timeLeft)
    let runner = SessionRunner(
      launchers: launchers, plan: plan, operations: operations, stoppingRule: stoppingRule,
      measuresAlone: measuresAlone, report: progress.show)
    return Recording(showing: progress) { runner.run(hellos: hellos) { chosen.contains($0) } }
  }

  /// How the measuring went on both sides: one that was stopped ends as the signal would have ended it.
  func status(of runs: Sides<BenchmarkRun>, interruption: Interruption) -> ExitStatus {
    let sides = runs.map { status(of: $0, interruption: interruption) }
    return ExitStatus.deciding(among: [sides.baseline, sides.current])
  }

  /// Both runs judged; the verdict is the status, and where there is none, how the measuring went.
  private func conclude(
    _ session: SessionOptions, _ runs: Sides<BenchmarkRun>, _ files: SessionFiles, policy: PolicySource,
    _ measured: ExitStatus
  ) throws(ToolError) -> ExitStatus {
    let paths = "\(files.paths.baseline) \(files.paths.current)"
    guard session.compares else {
      if !options.quiet { try Output.write(Array("bench-compare \(paths.printable)\n".utf8), to: "-") }
      return measured
    }
    let comparison = try RunComparison.compare(runs, keptIn: files.paths, policy: policy)
    let status = ExitStatus(comparison.gate.outcome)
    if options.quiet { return status }
    try Output.print(ComparisonPage(comparison).document, for: traits(of: .output))
    let next =
      status == .undecided ? "; next: \(NextCommand.deciding(after: invocation, session, options.plan).line)" : ""
    // The verdict itself is out; who closed standard error does not want these lines.
    try? StandardStream.error.write(
      "bench-run: for every row: bench-compare --all \(paths.printable)\n"
        + "bench-run: \(comparison.gate.headline.printable) (exit status \(status.code))\(next.printable)\n")
    return status
  }

  /// What is known of a session that was stopped: the verdict so far, the files, and how to go on.
  func concludeStopped(
    _ measured: MeasuredSession, _ files: SessionFiles, policy: PolicySource, _ status: ExitStatus
  ) throws(ToolError) -> ExitStatus {
    if options.quiet { return status }
    var lines = ["stopped; what has finished is in \(files.paths.baseline) and \(files.paths.current)"]
    if measured.hasCommonResult {
      let comparison = try RunComparison.compare(measured.whole, keptIn: files.paths, policy: policy)
      lines.append("so far: \(comparison.gate.headline)")
    }
    lines.append("to measure again: \(invocation.line) (exit status \(status.code))")
    // The files are written; who closed standard error does not want these lines.
    try? StandardStream.error.write(lines.map { "bench-run: \($0.printable)\n" }.joined())
    return status
  }

  /// What the session of a program with itself tells about the machine, kept for comparisons that have but one launch.
  private func concludeSelfTest(
    _ session: SessionOptions, _ runs: Sides<BenchmarkRun>, alone: [BenchmarkResult],
    _ moments: SelfTest.Moments?, _ files: SessionFiles, policy: PolicySource, _ measured: ExitStatus
  ) throws(ToolError) -> ExitStatus {
    let comparison = try RunComparison.compare(runs, keptIn: files.paths, policy: policy)
    let material = SelfTestAssessor.Material(session: runs, alone: alone, comparison: comparison, moments: moments)
    guard let test = SelfTestAssessor.assess(material) else {
      throw ToolError(.incomplete, "no benchmark has two rounds of times above zero, so that nothing can be told")
    }
    let path = KeptSelfTest.path(for: test.environment)
    let objection = session.keepsSelfTest ? nil : SelfTestRule.objection(to: test)
    if objection == nil { try KeptSelfTest.write(test) }
    if !options.quiet { try Output.print(SelfTestPage(test).document, for: traits(of: .output)) }
    if let objection {
      // Quiet or not: nobody else says why a file is missing that comparisons were to rest on.
      try? StandardStream.error.write(
        "bench-run: not kept as \(path.printable): \(objection.printable); repeat it on an idle machine, "
          + "or add --keep\n")
      return ExitStatus.deciding(among: [measured, .undecided])
    }
    if !options.quiet { try? StandardStream.error.write("bench-run: kept as \(path.printable)\n") }
    return measured
  }
}
