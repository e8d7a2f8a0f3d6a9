import BenchModel
import WorkerProtocol

/// Starts workers as child processes.
///
/// Held fixed over the launches: arguments, environment, working directory. Drawn anew in each: the address layout and,
/// unless the environment pins them, the seeds of hash functions, since one draw of them would be measured as if it
/// were the program. Where a language lets the seed be chosen, the two launches of a round can be given the same one.
package struct ProcessWorkerLauncher: WorkerLauncher {
  private let arguments: [String]
  private let environment: LaunchEnvironment
  private let directory: String?
  private let children: ChildProcessSet
  /// How long a worker may take from its start to its hello.
  private let startLimit: Duration

  /// - Parameters:
  ///   - arguments: the worker's executable and its arguments; no shell sees them.
  ///   - environment: the environment of every worker.
  ///   - directory: where workers are started, or nil for the working directory of this process.
  ///   - children: the processes that live at one time; both sides of a session share them.
  package init(
    arguments: [String], environment: [String: String], directory: String? = nil, startLimit: Duration = .seconds(30),
    children: ChildProcessSet = ChildProcessSet()
  ) {
    self.arguments = arguments
    var environment = environment
    environment[Wire.environmentVariable] = String(Wire.version)
    self.environment = LaunchEnvironment(environment)
    self.directory = directory
    self.startLimit = startLimit
    self.children = children
  }

  package func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection {
    try start(hashSeed: hashSeed).greet()
  }

  package func start(hashSeed: UInt32?) throws(WorkerFailure) -> StartedWorker {
    let launch = ChildProcessLaunch(
      arguments, environment: environment.variables(hashSeed: hashSeed), directory: directory, speaksProtocol: true)
    let child = try rethrowing(try children.start(launch)) { (error: ChildProcessError) in
      WorkerFailure(.notStarted, error.message)
    }
    let dialogue = ProcessDialogue(child: child, children: children)
    let (limit, deadline) = (startLimit, Deadline.after(startLimit))
    let greet = { () throws(WorkerFailure) -> any WorkerConnection in
      let line = try dialogue.line(answering: ProcessDialogue.hello, within: limit, by: deadline)
      let hello = try rethrowing(try HelloReader.hello(from: line)) { (error: HelloError) in
        dialogue.violation(error.reason)
      }
      return ProcessWorker(hello: hello, dialogue: dialogue)
    }
    return StartedWorker(greet: greet, abandon: dialogue.end)
  }
}
