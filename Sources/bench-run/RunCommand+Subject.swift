import BenchFormats
import BenchModel
import BenchRunner
import Benchmarking
import CommandLineTool
import StressSuite
import ToolFiles

extension RunCommand {
  /// The worker to start: named on the command line, or by the folder's suite file.
  func workerArguments() throws(ToolError) -> [String] {
    if let worker = options.worker { return worker }
    if let suite = options.suite {
      guard let arguments = bundled(suite) else { throw ToolError(.usage, unknownSuite(suite)) }
      return arguments
    }
    guard let bytes = try Input.bytesIfPresent(Self.suiteFile, limit: 1 << 20) else {
      throw ToolError(
        .configuration,
        "there is no \(Self.suiteFile) here, so there is nothing to run: name a worker with --worker PATH, the "
          + "bundled suite with --suite stress, or write the file: \(SuiteFile.example)")
    }
    switch try read(bytes).subject {
    case .worker(let arguments): return arguments
    case .bundled(let name):
      guard let arguments = bundled(name) else {
        throw ToolError(.configuration, "\(Self.suiteFile): \(unknownSuite(name))")
      }
      return arguments
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
  private func bundled(_ name: String) -> [String]? {
    name == StressSuite.name ? [ProcessSurroundings.executablePath] : nil
  }

  private func unknownSuite(_ name: String) -> String {
    "no suite '\(name)' comes with this tool; there is '\(StressSuite.name)'"
  }

  /// What the worker says of itself.
  func hello(
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

  /// The benchmarks that the options choose; none is a mistake of the command line.
  func chosenBenchmarks(of hello: WorkerHello) throws(ToolError) -> [WorkerHello.Declaration] {
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

  func refuseDebugBuild(_ hello: WorkerHello) throws(ToolError) {
    guard !hello.optimised, !options.allowsDebug else { return }
    throw ToolError(
      .configuration,
      "the worker was built without optimisation, so its times say nothing about a release build: build it with "
        + "'swift build -c release', or pass --allow-debug to see them all the same")
  }
}
