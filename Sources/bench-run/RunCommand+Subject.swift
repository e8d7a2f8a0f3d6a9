import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles
import WorkerProtocol

extension RunCommand {
  /// What is run: named on the command line, or by the folder's suite file.
  func subject() throws(ToolError) -> Subject {
    if let subject = try subjectOfOptions() { return subject }
    guard let file = try suiteFile(in: nil) else {
      throw ToolError(
        .configuration,
        "there is no \(Self.suiteFile) here, so there is nothing to run: name a command, as in "
          + "bench-run 'sort in.txt', a worker with --worker PATH, a suite beside this tool with "
          + "--suite NAME, or write the file: \(SuiteFile.example)")
    }
    var subject: Subject
    switch file.subject {
    case .worker(let arguments): subject = Subject(program: .worker(arguments))
    case .commands(let commands):
      subject = Subject(program: .commands(commands.map(\.measured)), warmupRuns: options.warmupRuns)
    case .named(let name, _): subject = try suite(name, namedBy: Self.suiteFile)
    case .harness(let suite): subject = Subject(program: .suite(try harnessed(suite, in: Self.suiteFile)))
    }
    (subject.outputs, subject.build, subject.counts) = (file.outputs, file.build, file.counts)
    return subject
  }

  /// What the command line names, if it does.
  func subjectOfOptions() throws(ToolError) -> Subject? {
    if let worker = options.worker { return Subject(program: .worker(worker)) }
    if let named = options.harness { return Subject(program: .suite(named.suite)) }
    if let named = options.commands {
      return Subject(program: .commands(named.commands), warmupRuns: options.warmupRuns)
    }
    guard let name = options.suite else { return nil }
    var subject = try suite(name)
    subject.outputs = outputsOfFolder(for: subject)
    return subject
  }

  /// The suite that a suite file names.
  func harnessed(_ suite: SuiteFile.Harnessed, in file: String) throws(ToolError) -> HarnessedSuite {
    guard let harness = Harness.named(suite.name) else {
      let names = Harness.all.map(\.name).joined(separator: ", ")
      throw ToolError(.configuration, "\(file): there is no harness '\(suite.name)'; there are \(names)")
    }
    if let format = suite.format, !RunReader.keywords.contains(format) {
      throw ToolError(
        .configuration,
        "\(file): no format is called '\(format)'; there are \(RunReader.keywords.joined(separator: ", "))")
    }
    return HarnessedSuite(harness, arguments: suite.command, format: suite.format)
  }

  /// The suite file of a folder, if it has one.
  func suiteFile(in directory: String?) throws(ToolError) -> SuiteFile? {
    let path = (directory.map { "\($0)/" } ?? "") + Self.suiteFile
    let file = try ConfigurationFile.ifPresent(path, limit: 1 << 20)
    return try file?.content(as: SuiteFile.self)
  }

  /// What the worker says of itself.
  func hello(
    from launcher: any WorkerLauncher, interruption: Interruption, of name: String = "worker",
    builtBy build: [String]? = nil
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
      let remedy =
        error.failure.kind == .notStarted ? build.map { "; build it with: \($0.joined(separator: " "))" } : nil
      throw ToolError(status, "the \(name) cannot be used: \(error.failure.reason)\(output)\(remedy ?? "")")
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
