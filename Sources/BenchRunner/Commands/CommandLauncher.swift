import BenchModel
import WorkerProtocol

/// Makes whole commands measurable in the way in which workers are: each command is a benchmark, each of its iterations
/// a process.
package struct CommandLauncher: WorkerLauncher {
  private let commands: [MeasuredCommand]
  private let environment: LaunchEnvironment
  private let directory: String?
  private let children: ChildProcessSet
  private let warmupRuns: Int

  /// - Parameters:
  ///   - commands: what is measured; no shell sees it.
  ///   - environment: the environment of every process.
  ///   - directory: where commands are started, or nil for the working directory of this process.
  ///   - children: the processes that live at one time.
  ///   - warmupRuns: how many runs of each command precede the measured ones of a launch.
  package init(
    commands: [MeasuredCommand], environment: [String: String], directory: String? = nil, children: ChildProcessSet,
    warmupRuns: Int = 0
  ) {
    self.warmupRuns = warmupRuns
    self.commands = commands
    self.environment = LaunchEnvironment(environment)
    self.directory = directory
    self.children = children
  }

  /// Runs the commands by themselves, in turn.
  package func runner(_ plan: CommandPlan, report: @escaping (RunEvent) -> Void) -> CommandRunner {
    CommandRunner(
      commands: commands,
      execution: CommandExecution(
        environment: environment.variables(hashSeed: nil), directory: directory, children: children),
      plan: plan, report: report)
  }

  package func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection {
    CommandWorker(
      hello: hello, commands: commands,
      execution: CommandExecution(
        environment: environment.variables(hashSeed: hashSeed), directory: directory, children: children))
  }

  /// A command is its own operation, so that there is none to time beside it, and whoever wants it warm says so.
  private var hello: WorkerHello {
    WorkerHello(
      suite: "commands", toolchain: "", optimised: true, probes: true,
      benchmarks: commands.map { command in
        WorkerHello.Declaration(id: command.id, operations: 0, warmupIterations: warmupRuns)
      })
  }
}
