import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import StressSuite
import ToolFiles
import WorkerProtocol

extension RunCommand {
  /// What is run: named on the command line, or by the folder's suite file.
  func subject() throws(ToolError) -> Subject {
    if let subject = try subjectOfOptions() { return subject }
    guard let file = try suiteFile(in: nil) else {
      throw ToolError(
        .configuration,
        "there is no \(Self.suiteFile) here, so there is nothing to run: name a worker with --worker PATH, the "
          + "bundled suite with --suite stress, or write the file: \(SuiteFile.example)")
    }
    switch file.subject {
    case .worker(let arguments): return Subject(program: .worker(arguments))
    case .commands(let commands):
      return Subject(program: .commands(commands.map(\.measured)), warmupRuns: options.warmupRuns)
    case .bundled(let name, _):
      guard let subject = bundled(name) else {
        throw ToolError(.configuration, "\(Self.suiteFile): \(unknownSuite(name))")
      }
      return subject
    }
  }

  /// What the command line names, if it does.
  func subjectOfOptions() throws(ToolError) -> Subject? {
    if let worker = options.worker { return Subject(program: .worker(worker)) }
    if let named = options.commands {
      return Subject(program: .commands(named.commands), warmupRuns: options.warmupRuns)
    }
    guard let suite = options.suite else { return nil }
    guard let subject = bundled(suite) else { throw ToolError(.usage, unknownSuite(suite)) }
    return subject
  }

  /// The suite file of a folder, if it has one.
  func suiteFile(in directory: String?) throws(ToolError) -> SuiteFile? {
    let path = (directory.map { "\($0)/" } ?? "") + Self.suiteFile
    let file = try ConfigurationFile.ifPresent(path, limit: 1 << 20)
    return try file?.content(as: SuiteFile.self)
  }

  /// This executable itself is the worker of the suite that comes with it.
  private func bundled(_ name: String) -> Subject? {
    guard name == StressSuite.name else { return nil }
    return Subject(program: .worker([ProcessSurroundings.executablePath]), isBundled: true)
  }

  private func unknownSuite(_ name: String) -> String {
    "no suite '\(name)' comes with this tool; there is '\(StressSuite.name)'"
  }

  /// What the worker says of itself.
  func hello(
    from launcher: any WorkerLauncher, interruption: Interruption, of name: String = "worker"
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
      throw ToolError(status, "the \(name) cannot be used: \(error.failure.reason)\(output)")
    }
  }

  /// The benchmarks that the options choose; none is a mistake of the command line.
  func chosenBenchmarks(
    among benchmarks: [WorkerHello.Declaration], of suite: String
  ) throws(ToolError) -> [WorkerHello.Declaration] {
    let chosen = benchmarks.filter { declaration in
      let name = declaration.id.description
      return (options.groups.isEmpty || options.groups.contains(declaration.group))
        && (options.filters.isEmpty || options.filters.contains { name.contains($0) })
    }
    guard !chosen.isEmpty else {
      throw ToolError(.usage, "no benchmark of suite '\(suite)' is chosen; 'bench-run --list' shows them all")
    }
    return chosen
  }

  /// The files of the stress suite, if this run writes them.
  func suiteOutputs(of subject: Subject) throws(ToolError) -> SuiteOutputs? {
    guard let outputs = SuiteOutputs(options: options, isBundled: subject.isBundled) else { return nil }
    guard subject.isBundled else {
      throw ToolError(.usage, "--suite-outputs is for the bundled suite '\(StressSuite.name)', not for another worker")
    }
    guard !outputs.paths.contains(options.outputOrUsual) else {
      throw ToolError(.usage, "--output and --suite-outputs name one file, \(options.outputOrUsual)")
    }
    return outputs
  }

  func refuseDebugBuild(_ hello: WorkerHello) throws(ToolError) {
    guard !hello.optimised, !options.allowsDebug else { return }
    throw ToolError(
      .configuration,
      "the worker was built without optimisation, so its times say nothing about a release build: build it with "
        + "'swift build -c release', or pass --allow-debug to see them all the same")
  }
}

extension SuiteFile.Command {
  /// The command as it is measured.
  var measured: MeasuredCommand { MeasuredCommand(name: name, arguments: command) }
}
