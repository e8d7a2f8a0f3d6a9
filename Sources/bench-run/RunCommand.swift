import BenchComparison
import BenchFormats
import BenchModel
import BenchRendering
import BenchRunner
import CommandLineTool
import RunRendering
import ToolFiles
import WorkerProtocol

/// One call of `bench-run`, from its options to the results file.
struct RunCommand {
  var options: RunOptions
  let environment: [String: String]
  /// How it was called.
  var invocation = Invocation(words: CommandLine.arguments)

  static let suiteFile = "benchmarks/bench.json"

  func run() throws(ToolError) -> ExitStatus {
    try refuseToServe()
    if options.task == .printMachine {
      try Output.write(Array("\(MachineKey.key(of: MachineFacts().environment()))\n".utf8), to: "-")
      return .passed
    }
    if options.task == .demonstrate { return try DemoCommand(command: self).run() }
    if let session = options.session, options.task == .measure { return try run(session) }
    let subject = try subject()
    if case .commands(let commands) = subject.program { return try run(subject, commands: commands) }
    if options.runs != nil {
      throw ToolError(.usage, "--runs is for commands; --launches says how often a worker is started")
    }
    let interruption = Interruption()
    let outputs = try outputs(of: subject)
    let launcher = subject.launcher(
      environment: environment,
      children: ChildProcessSet(interruptedBy: interruption.descriptor, endingStrays: true))
    let hello = try hello(
      from: launcher, interruption: interruption, of: subject.noun, builtBy: subject.build)
    let (part, shard) = try part(of: chosenBenchmarks(among: hello.benchmarks, of: hello.suite).map(\.id))
    let chosen = hello.benchmarks.filter { part.contains($0.id) }
    if options.task == .list {
      try Output.print(BenchmarkListPage(chosen.map(\.id)).document, for: traits(of: .output))
      return .passed
    }
    try refuseDebugBuild(hello)
    try outputs.prepare(inputs: subject.inputs)
    let timed = try stating(shard).measure(hello, with: launcher, choosing: chosen.map(\.id), for: outputs.name)
    let run = try counted(timed, of: subject, hello, file: outputs.name, interruption)
    let page = RunPage(
      run, relativeCosts: RelativeCosts.stated(in: run), growths: GrowthEstimate.ofLiveMemory(in: run),
      distributions: SampleDistribution.ofTimes(in: run, bins: RunPage.histogramBins)
    ).document
    return try conclude(run, page, outputs, suite: hello.benchmarks.map(\.id), interruption)
  }
}

extension RunCommand {
  /// Whoever starts this tool as a worker would have it start a worker, which may be this tool again.
  private func refuseToServe() throws(ToolError) {
    let variable = Wire.environmentVariable
    guard environment[variable] != nil else { return }
    throw ToolError(
      .usage,
      "\(variable) is set, so a runner takes this tool for a worker: name the executable of the benchmarks there")
  }

  func measure(
    _ hello: WorkerHello, with launcher: any WorkerLauncher, choosing chosen: [BenchmarkID], for file: String
  ) throws(ToolError) -> BenchmarkRun {
    let operations = try operations(among: chosen)
    let isChosen = Set(chosen)
    let progress = makeProgressLine()
    progress.announce(benchmarks: chosen.count, plan: options.plan)
    let durations = DurationLog()
    let runner = SuiteRunner(
      launcher: launcher, plan: options.plan, operations: operations, report: durations.watching(progress.show))
    let recording = Recording(showing: progress) { runner.run(hello: hello) { isChosen.contains($0) } }
    let run = recording.run(of: hello.suite, hello: hello, plan: options.plan, commit: commit)
    return try summarised(run.with(results: durations.told(of: run.results)), file: file)
  }

  /// What is checked out where the tool was started, so that a page can say which code a run is of; nil where nobody
  /// can tell.
  var commit: String? { Checkout.currentCommit(environment: environment, children: ChildProcessSet()) }

  func summarised(_ run: BenchmarkRun, file: String) throws(ToolError) -> BenchmarkRun {
    try rethrowing(try RunSummarizer.summarised(run, file: file)) { (error: ComparisonError) in
      ToolError(.internalError, error.description)
    }
  }

  /// The wanted counts of operations; a name without a benchmark is a mistake and not passed over.
  func operations(among chosen: [BenchmarkID]) throws(ToolError) -> [BenchmarkID: Int] {
    var operations: [BenchmarkID: Int] = [:]
    for (name, count) in options.iterations {
      let named = chosen.filter { $0.name == name || $0.description == name }
      guard !named.isEmpty else {
        throw ToolError(
          .usage, "--iterations \(name)=\(count): no chosen benchmark has this name; see 'bench-run --list'")
      }
      for id in named { operations[id] = count }
    }
    return operations
  }

  func bytes(of run: BenchmarkRun) throws(ToolError) -> [UInt8] {
    try Output.json("the results", OwnRunFormat.bytes(of: run))
  }

  /// A run that was stopped ends as the signal would have ended it; one with a failed benchmark is incomplete.
  func status(of run: BenchmarkRun, interruption: Interruption) -> ExitStatus {
    sayFailures(of: run)
    if let signal = interruption.signal { return .signal(signal) }
    if run.completeness == .partial { return .signal(2) }
    let isWhole = run.results.allSatisfy { $0.status == .measured || $0.status == .skipped }
    return isWhole && run.results.contains { $0.status == .measured } ? .passed : .incomplete
  }

  /// Status 4 without a word would leave a script's log without the reason, quiet or not.
  func sayFailures(of run: BenchmarkRun) {
    let failed = run.results.filter { $0.status == .failed || $0.status == .timedOut }
    guard !failed.isEmpty else { return }
    let reasons = failed.map { result in
      "\(result.id) (\(result.failure?.kind.rawValue ?? "failed"): \(result.failure?.reason ?? "no reason"))"
    }
    let side = run.session.map { " on the \($0.side.rawValue) side" } ?? ""
    let line =
      "bench-run: \(failed.count) of \(run.results.count) benchmarks failed\(side): \(reasons.joined(separator: "; "))"
    // The results file holds the same; who closed standard error does not want this line.
    try? StandardStream.error.write(line.printable + "\n")
  }

  func traits(of stream: StandardStream) -> TerminalTraits {
    ProcessSurroundings.traits(of: stream, environment: environment, color: options.color)
  }

  func makeProgressLine() -> ProgressLine {
    if options.quiet { return ProgressLine(for: .nobody) }
    let terminal = traits(of: .error)
    return ProgressLine(for: terminal.isTerminal ? .terminal(width: terminal.width) : .log)
  }
}
