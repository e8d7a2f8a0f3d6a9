import BenchModel
import BenchRendering
import BenchRunner
import CommandLineTool
import ToolFiles

/// `bench-run gate`: base → both built → session → verdict → files → exit status.
struct GateCommand {
  /// The word that asks for it, in the place of the first argument.
  static let name = "gate"

  let options: GateOptions
  let environment: [String: String]
  var invocation = Invocation(words: CommandLine.arguments)
  let begin = ContinuousClock.now

  func run() throws(ToolError) -> ExitStatus {
    let interruption = Interruption()
    try files.removeEarlier()
    let base: BaseCommit
    do throws(CheckoutError) {
      base = try findBase(interruption)
    } catch {
      if case .noBase(let absence) = error { return try pass(without: absence, at: nil, interruption) }
      throw command(nil).toolError(error, interruption, doing: "the base cannot be found")
    }
    say("base: \(base.description)")
    if let absence = try missingSuiteFile(of: base, interruption) {
      return try pass(without: absence, at: base, interruption)
    }
    return try judge(against: base, interruption)
  }

  /// What the gate leaves.
  var files: GateFiles {
    GateFiles(
      session: SessionFiles(
        folder: options.session(against: "").folder, ignoresItself: options.outputFolder == nil))
  }

  /// The commands of `bench-run` that do the work.
  func command(_ session: SessionOptions?, _ plan: RunPlan? = nil) -> RunCommand {
    RunCommand(options: options.run(session, plan ?? options.plan), environment: environment, invocation: invocation)
  }

  /// Says what is done, unless nothing is to be said.
  func say(_ text: String) {
    if options.quiet { return }
    // Who closed standard error does not want these lines.
    try? StandardStream.error.write("bench-run: \(text.printable)\n")
  }
}

extension GateCommand {
  private func judge(against base: BaseCommit, _ interruption: Interruption) throws(ToolError) -> ExitStatus {
    let session = options.session(against: base.commit)
    let command = command(session)
    let sides = try command.sides(
      against: BaseRequest(
        reference: base.commit, name: "the base (\(base.shortCommit))",
        cache: options.cacheFolder.map { BuildCache(folder: $0) }, change: BuildServer(environment).change,
        isOfGate: true), interruption)
    defer { sides.checkout?.remove() }
    say("head: \(sides.commits.current.map { "the working tree at \($0)" } ?? "the working tree")")
    try command.refuseOneProgram(sides.subjects, named: "the base", warning: false)
    try files.prepare(inputs: sides.inputs)
    if try areEqual(sides, interruption) { return try passEqual(sides, files, base, interruption) }
    let ready = try makeReady(sides, command, interruption)
    let timed = try command.confirmed(
      command.measure(sides, ready, session, files.session), sides, ready, session, files.session)
    let measured = try command.counted(timed, sides, ready, files.session, interruption)
    let status = command.status(of: measured.runs, interruption: interruption)
    if measured.isPartial {
      return try command.concludeStopped(measured, files.session, policy: sides.policy, status)
    }
    return try conclude(measured, sides, files, base, interruption)
  }

  /// Asks both workers for their benchmarks: a base whose worker does not start is one that was not built.
  private func makeReady(
    _ sides: SessionSides, _ command: RunCommand, _ interruption: Interruption
  ) throws(ToolError) -> ReadySides {
    do throws(ToolError) {
      return try command.makeReady(sides, interruption)
    } catch {
      let isOfBase = error.message.hasPrefix("the baseline \(sides.subjects.baseline.noun) cannot be used")
      throw isOfBase ? ToolError(.incomplete, error.message) : error
    }
  }

  /// Judges what was measured, writes every file, and says the verdict.
  private func conclude(
    _ measured: MeasuredSession, _ sides: SessionSides, _ files: GateFiles, _ base: BaseCommit,
    _ interruption: Interruption
  ) throws(ToolError) -> ExitStatus {
    let comparison = try RunComparison.compare(measured.runs, keptIn: files.session.paths, policy: sides.policy)
    let status = ExitStatus(comparison.gate.outcome)
    if let folder = sides.subjects.baseline.directory {
      try files.write(sides.policy, of: folder, for: measured.runs.current.suite)
    }
    try files.write(comparison)
    // A part of a suite has no report; the parts together have one.
    if options.shard == nil {
      try GateReport(
        files: files, base: sides.subjects.baseline.directory, environment: environment, interruption: interruption
      ).write()
    }
    if !options.quiet {
      try Output.print(ComparisonPage(comparison).document, for: command(nil).traits(of: .output))
      say(afterword)
    }
    finish(comparison.gate.headline, status, base: base)
    return status
  }

  /// What to type for more.
  private var afterword: String {
    if let shard = options.shard {
      return
        "part \(shard.number) of \(shard.count): bench-compare --policy \(files.policy) --baseline FILES --current FILES "
        + "judges all parts together"
    }
    return "for every row: bench-compare --all --policy \(files.policy) \(files.session.paths.baseline) "
      + files.session.paths.current
  }

  /// The last line: the verdict, its status, how long it took, and what repeats it, or goes on where it is undecided.
  func finish(_ verdict: String, _ status: ExitStatus, base: BaseCommit?) {
    let seconds = begin.duration(to: .now).components.seconds
    var again = invocation
    if let base { again = again.with([(GateOptions.baseOption, base.commit)]) }
    if status == .undecided {
      again = NextCommand.deciding(after: again, options.session(against: ""), options.plan)
    }
    let line =
      "\(verdict) (exit status \(status.code)) in \(seconds) s; \(status == .undecided ? "next" : "again"): \(again.line)"
    // The status is the answer; standard error may be gone.
    try? StandardStream.error.write("bench-run: \(line.printable)\n")
  }
}
