import BenchFormats
import BenchModel
import BenchRunner
import Benchmarking
import CommandLineTool
import StressSuite
import ToolFiles

extension RunCommand {
  /// What is run: named on the command line, or by the folder's suite file.
  func subject() throws(ToolError) -> Subject {
    if let worker = options.worker { return Subject(arguments: worker, isBundled: false) }
    if let suite = options.suite {
      guard let subject = bundled(suite) else { throw ToolError(.usage, unknownSuite(suite)) }
      return subject
    }
    guard let bytes = try Input.bytesIfPresent(Self.suiteFile, limit: 1 << 20) else {
      throw ToolError(
        .configuration,
        "there is no \(Self.suiteFile) here, so there is nothing to run: name a worker with --worker PATH, the "
          + "bundled suite with --suite stress, or write the file: \(SuiteFile.example)")
    }
    switch try read(bytes).subject {
    case .worker(let arguments): return Subject(arguments: arguments, isBundled: false)
    case .bundled(let name):
      guard let subject = bundled(name) else {
        throw ToolError(.configuration, "\(Self.suiteFile): \(unknownSuite(name))")
      }
      return subject
    }
  }

  private func read(_ bytes: [UInt8]) throws(ToolError) -> SuiteFile {
    do throws(FormatError) {
      return try SuiteFile.read(bytes, source: Self.suiteFile)
    } catch {
      throw ToolError(.configuration, error.description)
    }
  }

  /// This executable itself is the worker of the suite that comes with it.
  private func bundled(_ name: String) -> Subject? {
    name == StressSuite.name ? Subject(arguments: [ProcessSurroundings.executablePath], isBundled: true) : nil
  }

  private func unknownSuite(_ name: String) -> String {
    "no suite '\(name)' comes with this tool; there is '\(StressSuite.name)'"
  }

  /// What the worker says of itself.
  func hello(
    from launcher: ProcessWorkerLauncher, interruption: Interruption, of name: String = "worker"
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
    among benchmarks: [WorkerHello.Declaration]
  ) throws(ToolError) -> [WorkerHello.Declaration] {
    let chosen = benchmarks.filter { declaration in
      let name = declaration.id.description
      return (options.groups.isEmpty || options.groups.contains(declaration.group))
        && (options.filters.isEmpty || options.filters.contains { name.contains($0) })
    }
    guard !chosen.isEmpty else {
      throw ToolError(.usage, "no benchmark is chosen; 'bench-run --list' shows them all")
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
