import BenchComparison
import BenchFormats
import BenchModel
import BenchRendering
import BenchRunner
import Benchmarking
import CommandLineTool
import StressSuite
import ToolFiles

/// One call of `bench-run`, from its options to the results file.
struct RunCommand {
  let options: RunOptions
  let environment: [String: String]

  private static let suiteFile = "benchmarks/bench.json"
  private static let usualOutput = "benchmarks/results.json"

  func run() throws(ToolError) -> ExitStatus {
    if options.task == .printMachine {
      try Output.write(Array("\(MachineKey.key(of: MachineFacts().environment()))\n".utf8), to: "-")
      return .passed
    }
    let interruption = Interruption()
    let launcher = ProcessWorkerLauncher(
      arguments: try workerArguments(), environment: environment, interruptedBy: interruption.descriptor)
    let hello = try hello(from: launcher, interruption: interruption)
    let chosen = try chosenBenchmarks(of: hello)
    if options.task == .list {
      try Output.print(BenchmarkListPage(chosen.map(\.id)).document, for: traits(of: .output))
      return .passed
    }
    try refuseDebugBuild(hello)
    let run = try measure(hello, with: launcher, choosing: Set(chosen.map(\.id)))
    try Output.write(bytes(of: run), to: options.output ?? Self.usualOutput)
    if !options.quiet, options.output != "-" {
      try Output.print(RunPage(run).document, for: traits(of: .output))
    }
    return status(of: run, interruption: interruption)
  }
}

extension RunCommand {
  /// The worker to start: named on the command line, or by the folder's suite file.
  private func workerArguments() throws(ToolError) -> [String] {
    if let worker = options.worker { return worker }
    guard options.suite == nil else { return try bundled(options.suite ?? "") }
    guard let bytes = try Input.bytesIfPresent(Self.suiteFile, limit: 1 << 20) else {
      throw ToolError(
        .configuration,
        "there is no \(Self.suiteFile) here, so there is nothing to run: name a worker with --worker PATH, the "
          + "bundled suite with --suite stress, or write the file: \(SuiteFile.example)")
    }
    do throws(FormatError) {
      switch try SuiteFile.read(bytes, source: Self.suiteFile).subject {
      case .worker(let arguments): return arguments
      case .bundled(let name): return try bundledOrThrow(name)
      }
    } catch {
      throw ToolError(.configuration, error.description)
    }
  }

  private func bundledOrThrow(_ name: String) throws(FormatError) -> [String] {
    guard name == StressSuite.name else {
      throw FormatError(source: Self.suiteFile, problem: "no suite '\(name)' comes with this tool; there is 'stress'")
    }
    return [ProcessSurroundings.executablePath]
  }

  private func bundled(_ name: String) throws(ToolError) -> [String] {
    guard name == StressSuite.name else {
      throw ToolError(.usage, "no suite '\(name)' comes with this tool; there is 'stress'")
    }
    return [ProcessSurroundings.executablePath]
  }

  private func hello(
    from launcher: ProcessWorkerLauncher, interruption: Interruption
  ) throws(ToolError) -> WorkerHello {
    do throws(WorkerFailure) {
      let worker = try launcher.launch()
      try worker.finish()
      return worker.hello
    } catch {
      if error.isInterruption {
        throw ToolError(.signal(interruption.signal ?? 2), "stopped before anything was measured")
      }
      let status: ExitStatus = error.failure.kind == .notStarted ? .noInput : .dataError
      let output = error.failure.output.map { "; it printed: \($0)" } ?? ""
      throw ToolError(status, "the worker cannot be used: \(error.failure.reason)\(output)")
    }
  }

  private func chosenBenchmarks(of hello: WorkerHello) throws(ToolError) -> [WorkerHello.Declaration] {
    let chosen = hello.benchmarks.filter { declaration in
      let name = declaration.id.description
      return (options.groups.isEmpty || options.groups.contains(declaration.group))
        && (options.filters.isEmpty || options.filters.contains { name.contains($0) })
    }
    guard !chosen.isEmpty else {
      throw ToolError(.usage, "no benchmark of suite '\(hello.suite)' is chosen; 'bench-run --list' shows them all")
    }
    return chosen
  }

  private func refuseDebugBuild(_ hello: WorkerHello) throws(ToolError) {
    guard !hello.optimised, !options.allowsDebug else { return }
    throw ToolError(
      .configuration,
      "the worker was built without optimisation, so its times say nothing about a release build: build it with "
        + "'swift build -c release', or pass --allow-debug to see them all the same")
  }
}

extension RunCommand {
  private func measure(
    _ hello: WorkerHello, with launcher: ProcessWorkerLauncher, choosing chosen: Set<BenchmarkID>
  ) throws(ToolError) -> BenchmarkRun {
    let facts = MachineFacts()
    var environment = facts.environment()
    environment.toolchain = hello.toolchain
    environment.optimised = hello.optimised
    let seconds = ProcessSurroundings.secondsSinceEpoch()
    let progress = ProgressLine(isShown: !options.quiet && traits(of: .error).isTerminal)
    progress.announce(benchmarks: chosen.count, plan: options.plan)
    let runner = SuiteRunner(launcher: launcher, plan: options.plan, report: progress.show)
    let outcome = runner.run(hello: hello) { chosen.contains($0) }
    progress.clear()
    environment.loadAtEnd = facts.loadAverage()
    let run = BenchmarkRun(
      id: RunIdentity.make(secondsSinceEpoch: seconds), startedAt: Timestamp.text(secondsSinceEpoch: seconds),
      suite: hello.suite, completeness: outcome.completeness, plan: options.plan, environment: environment,
      metrics: [.time, .latency], results: outcome.results)
    do throws(ComparisonError) {
      return try RunSummarizer.summarised(run, file: options.output ?? Self.usualOutput)
    } catch {
      throw ToolError(.internalError, error.description)
    }
  }

  private func bytes(of run: BenchmarkRun) throws(ToolError) -> [UInt8] {
    do {
      return try OwnRunFormat.bytes(of: run)
    } catch {
      throw ToolError(.internalError, "the results cannot be written as JSON: \(error)")
    }
  }

  /// A run that was stopped ends as the signal would have ended it; one with a failed benchmark is incomplete.
  private func status(of run: BenchmarkRun, interruption: Interruption) -> ExitStatus {
    if run.completeness == .partial { return .signal(interruption.signal ?? 2) }
    let isWhole = run.results.allSatisfy { $0.status == .measured || $0.status == .skipped }
    return isWhole && run.results.contains { $0.status == .measured } ? .passed : .incomplete
  }

  private func traits(of stream: StandardStream) -> TerminalTraits {
    ProcessSurroundings.traits(of: stream, environment: environment, color: options.color)
  }
}
