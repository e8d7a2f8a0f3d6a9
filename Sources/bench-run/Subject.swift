import BenchRunner

/// What is run, and where.
struct Subject {
  enum Program {
    /// A worker to start, with its arguments.
    case worker([String])
    /// Whole commands, each a benchmark.
    case commands([MeasuredCommand])
  }

  let program: Program
  /// Whether it is a suite that comes with the tool.
  var isBundled = false
  /// The folder it is started in; nil for the one the tool is started in.
  var directory: String?
  /// How many runs of a command precede the measured ones of a launch.
  var warmupRuns = 0

  /// Starts it.
  func launcher(environment: [String: String], children: ChildProcessSet) -> any WorkerLauncher {
    switch program {
    case .worker(let arguments):
      ProcessWorkerLauncher(
        arguments: arguments, environment: environment, directory: directory, children: children)
    case .commands(let commands):
      CommandLauncher(
        commands: commands, environment: environment, directory: directory, children: children, warmupRuns: warmupRuns)
    }
  }
}
