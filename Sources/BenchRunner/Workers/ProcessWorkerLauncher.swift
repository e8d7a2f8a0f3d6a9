import BenchModel
import Benchmarking

/// Starts workers as child processes.
///
/// Held fixed over the launches: arguments, environment, working directory. Drawn anew in each: the address layout and,
/// unless the environment pins them, the seeds of hash functions, since one draw of them would be measured as if it
/// were the program. Where a language lets the seed be chosen, the two launches of a round can be given the same one.
package struct ProcessWorkerLauncher: WorkerLauncher {
  private let arguments: [String]
  private let environment: [String: String]
  private let directory: String?
  private let children: ChildProcessSet
  /// How long a worker may take from its start to its hello.
  private let startLimit: Duration

  /// Variables that seed the hash functions of a language by a number of up to 32 bits: Python's.
  private static let seedVariables = ["PYTHONHASHSEED"]

  /// - Parameters:
  ///   - arguments: the worker's executable and its arguments; no shell sees them.
  ///   - environment: the environment of every worker.
  ///   - directory: where workers are started, or nil for the working directory of this process.
  ///   - children: the processes that live at one time; both sides of a session share them.
  package init(
    arguments: [String], environment: [String: String], directory: String? = nil, startLimit: Duration = .seconds(30),
    children: ChildProcessSet
  ) {
    self.arguments = arguments
    var environment = environment
    environment[WorkerProtocol.environmentVariable] = String(WorkerProtocol.version)
    self.environment = environment
    self.directory = directory
    self.startLimit = startLimit
    self.children = children
  }

  /// - Parameter interruption: a descriptor that becomes readable when the run is to stop.
  package init(
    arguments: [String], environment: [String: String], startLimit: Duration = .seconds(30),
    interruptedBy interruption: Int32? = nil
  ) {
    self.init(
      arguments: arguments, environment: environment, startLimit: startLimit,
      children: ChildProcessSet(interruptedBy: interruption, adoptingOrphans: true))
  }

  package func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection {
    let launch = ChildProcessLaunch(
      arguments, environment: environment(hashSeed), directory: directory, speaksProtocol: true)
    let child: ChildProcess
    do throws(ChildProcessError) {
      child = try children.start(launch)
    } catch {
      throw WorkerFailure(.notStarted, error.message)
    }
    let dialogue = ProcessDialogue(child: child, children: children)
    let line = try dialogue.line(answering: ProcessDialogue.hello, within: startLimit)
    let hello: WorkerHello
    do throws(HelloError) {
      hello = try HelloReader.hello(from: line)
    } catch {
      throw dialogue.violation(error.reason)
    }
    return ProcessWorker(hello: hello, dialogue: dialogue)
  }

  private func environment(_ hashSeed: UInt32?) -> [String: String] {
    guard let hashSeed else { return environment }
    // Ten digits always, since the size of the environment moves the stack of the child.
    let digits = String(hashSeed)
    let seed = String(repeating: "0", count: 10 - digits.count) + digits
    return environment.merging(Self.seedVariables.map { ($0, seed) }) { chosen, _ in chosen }
  }
}
