import BenchModel
import Benchmarking

/// Starts workers as child processes.
///
/// Held fixed over the launches: arguments, environment, working directory. Drawn anew in each: the address layout and,
/// unless the environment pins them, the seeds of hash functions, since one draw of them would be measured as if it
/// were the program.
package struct ProcessWorkerLauncher: WorkerLauncher {
  private let arguments: [String]
  private let environment: [String: String]
  private let children: ChildProcessSet
  /// How long a worker may take from its start to its hello.
  private let startLimit: Duration

  /// - Parameters:
  ///   - arguments: the worker's executable and its arguments; no shell sees them.
  ///   - environment: the environment of every worker.
  ///   - interruption: a descriptor that becomes readable when the run is to stop.
  package init(
    arguments: [String], environment: [String: String], startLimit: Duration = .seconds(30),
    interruptedBy interruption: Int32? = nil
  ) {
    self.arguments = arguments
    var environment = environment
    environment[WorkerProtocol.environmentVariable] = String(WorkerProtocol.version)
    self.environment = environment
    self.startLimit = startLimit
    children = ChildProcessSet(interruptedBy: interruption, adoptingOrphans: true)
  }

  package func launch() throws(WorkerFailure) -> any WorkerConnection {
    let launch = ChildProcessLaunch(arguments, environment: environment, speaksProtocol: true)
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
}
