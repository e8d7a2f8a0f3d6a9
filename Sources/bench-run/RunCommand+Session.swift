import BenchModel
import BenchRendering
import BenchRunner
import Benchmarking
import CommandLineTool
import ToolFiles

/// An A/B session: two subjects → runner ⇄ workers of both → two runs → two files → comparison → exit status.
extension RunCommand {
  func run(_ session: SessionOptions) throws(ToolError) -> ExitStatus {
    let interruption = Interruption()
    let children = ChildProcessSet(interruptedBy: interruption.descriptor, adoptingOrphans: true)
    let subjects = Sides(baseline: opponent(of: session), current: try subject())
    let launchers = Sides(
      baseline: launcher(of: subjects.baseline, children), current: launcher(of: subjects.current, children))
    let hellos = Sides(
      baseline: try hello(from: launchers.baseline, interruption: interruption, of: "baseline worker"),
      current: try hello(from: launchers.current, interruption: interruption))
    for hello in [hellos.baseline, hellos.current] { try refuseDebugBuild(hello) }
    let files = SessionFiles(folder: session.folder, ignoresItself: session.outputFolder == nil)
    try files.prepare()
    let runs = try measure(hellos, with: launchers, into: files)
    try files.write(bytes(of: runs.baseline), of: .baseline)
    try files.write(bytes(of: runs.current), of: .current)
    return try conclude(session, runs, files, interruption)
  }

  private func opponent(of session: SessionOptions) -> Subject {
    switch session.opponent {
    case .worker(let arguments): Subject(arguments: arguments, isBundled: false)
    }
  }

  private func launcher(of subject: Subject, _ children: ChildProcessSet) -> ProcessWorkerLauncher {
    ProcessWorkerLauncher(arguments: subject.arguments, environment: environment, children: children)
  }

  private func measure(
    _ hellos: Sides<WorkerHello>, with launchers: Sides<ProcessWorkerLauncher>, into files: SessionFiles
  ) throws(ToolError) -> Sides<BenchmarkRun> {
    let either = try chosenBenchmarks(among: hellos.current.benchmarks + hellos.baseline.benchmarks)
    let chosen = Set(either.map(\.id))
    let operations = try operations(among: Array(chosen))
    let facts = MachineFacts()
    let before = facts.environment()
    let seconds = ProcessSurroundings.secondsSinceEpoch()
    let terminal = traits(of: .error)
    let progress = ProgressLine(isShown: !options.quiet && terminal.isTerminal, width: terminal.width)
    progress.announce(benchmarks: chosen.count, session: options.plan)
    let runner = SessionRunner(
      launchers: Sides(baseline: launchers.baseline, current: launchers.current), plan: options.plan,
      operations: operations, report: progress.show)
    let outcome = runner.run(hellos: hellos) { chosen.contains($0) }
    progress.clear()
    let identifier = RunIdentity.make(secondsSinceEpoch: seconds)
    let run = { (side: BenchmarkRun.SessionMembership.Side) throws(ToolError) -> BenchmarkRun in
      var environment = before
      environment.toolchain = hellos[side].toolchain
      environment.optimised = hellos[side].optimised
      environment.loadAtEnd = facts.loadAverage()
      let run = BenchmarkRun(
        id: RunIdentity.make(secondsSinceEpoch: seconds), startedAt: Timestamp.text(secondsSinceEpoch: seconds),
        session: .init(id: identifier, side: side), suite: hellos[side].suite, completeness: outcome.completeness,
        plan: options.plan, environment: environment, metrics: metrics(of: outcome.results[side]),
        results: outcome.results[side])
      return try summarised(run, file: files.path(of: side))
    }
    return Sides(baseline: try run(.baseline), current: try run(.current))
  }

  /// A session that was stopped ends as the signal would have ended it; otherwise the verdict is the status, unless
  /// something worse happened.
  private func conclude(
    _ session: SessionOptions, _ runs: Sides<BenchmarkRun>, _ files: SessionFiles, _ interruption: Interruption
  ) throws(ToolError) -> ExitStatus {
    let measured = status(of: runs.current, interruption: interruption)
    let baseline = status(of: runs.baseline, interruption: interruption)
    if runs.current.completeness == .partial { return measured }
    let paths = "\(files.path(of: .baseline)) \(files.path(of: .current))"
    guard session.compares else {
      if !options.quiet { try Output.write(Array("bench-compare \(paths)\n".utf8), to: "-") }
      return ExitStatus.deciding(among: [measured, baseline])
    }
    let comparison = try RunComparison.compare(
      baseline: RunFile.load(files.path(of: .baseline)), current: RunFile.load(files.path(of: .current)),
      policy: PolicySource.load(nil))
    let status = ExitStatus(comparison.gate.outcome)
    if !options.quiet {
      try Output.print(ComparisonPage(comparison).document, for: traits(of: .output))
      // The verdict itself is out; who closed standard error does not want these lines.
      try? StandardStream.error.write(
        "bench-run: every row: bench-compare --all \(paths.printable)\n"
          + "bench-run: \(comparison.gate.headline.printable) (exit status \(status.code))\n")
    }
    return status
  }
}
