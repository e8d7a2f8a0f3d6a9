import BenchFormats
import BenchRunner
import Glibc

/// What is run, and where.
struct Subject {
  enum Program {
    /// A worker to start, with its arguments.
    case worker([String])
    /// Whole commands, each a benchmark.
    case commands([MeasuredCommand])
    /// An existing suite of a benchmark tool.
    case suite(HarnessedSuite)
  }

  let program: Program
  /// What a run of all its benchmarks leaves; empty for what every run leaves.
  var outputs: [SuiteFile.Output] = []
  /// What builds it, where somebody says so.
  var build: [String]?
  /// The folder it is started in; nil for the one the tool is started in.
  var directory: String?
  /// How many runs of a command precede the measured ones of a launch.
  var warmupRuns = 0
  /// Whether the folder's suite file wants the instructions of its benchmarks counted, too.
  var counts = false

  /// The files that it is known to be made from: those that its program and arguments name, and the suite file.
  var inputs: [String] {
    let words: [String] =
      switch program {
      case .worker(let arguments): arguments
      case .suite(let suite): suite.arguments
      case .commands(let commands):
        commands.flatMap { $0.arguments + ($0.preparation ?? []) + ($0.cleanup ?? []) }
      }
    let place = directory.map { "\($0)/" } ?? ""
    return ([RunCommand.suiteFile] + words).map { $0.hasPrefix("/") ? $0 : place + $0 }.filter { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
  }

  /// Starts it.
  func launcher(environment: [String: String], children: ChildProcessSet) -> any WorkerLauncher {
    switch program {
    case .worker(let arguments):
      ProcessWorkerLauncher(
        arguments: arguments, environment: environment, directory: directory, children: children)
    case .commands(let commands):
      CommandLauncher(
        commands: commands, environment: environment, directory: directory, children: children, warmupRuns: warmupRuns)
    case .suite(let suite):
      HarnessLauncher(
        suite, environment: environment, directory: directory, children: children, reading: SuiteReading.run)
    }
  }

  /// What messages call its program.
  var noun: String { isSuite ? "suite" : "worker" }

  /// Whether its benchmarks are those of another tool.
  var isSuite: Bool { if case .suite = program { true } else { false } }

  /// The program that answers for all of its benchmarks, with its arguments; nil of commands.
  var arguments: [String]? {
    switch program {
    case .worker(let arguments): arguments
    case .suite(let suite): suite.arguments
    case .commands: nil
    }
  }
}
