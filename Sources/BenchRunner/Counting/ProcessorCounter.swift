import BenchModel
import CEventCounters
import Glibc
import WorkerProtocol

/// Counts by the processor's own counter, in user mode, at full speed.
package struct ProcessorCounter: EventCounter {
  private let children: ChildProcessSet

  package let name = "processor"
  /// A tenth of a second: an interrupt, of which there are some hundred in it, adds some dozen instructions.
  package var wantedInstructions: Double { 3e8 }
  package var slowdown: Double { 1 }

  /// Tries the counter.
  ///
  /// - Throws: one clause about why the machine does not offer it.
  package init(children: ChildProcessSet) throws(CountingAbsence) {
    self.children = children
    close(try Self.counter(of: 0))
  }

  /// A counter of what a process starts.
  private static func counter(of starter: Int32) throws(CountingAbsence) -> Int32 {
    let counter = bench_event_open(starter, bench_event_instructions)
    guard counter < 0 else { return counter }
    let code = errno
    let reason =
      switch code {
      case ENOENT, EOPNOTSUPP, ENODEV: "the processor offers this system no counter of instructions"
      case EACCES, EPERM:
        "the system lets nobody read the processor's counters (sysctl kernel.perf_event_paranoid is above 2)"
      default: "the processor's counters cannot be opened (\(String(cString: strerror(code))))"
      }
    throw CountingAbsence(reason: reason)
  }

  private func counter() throws(WorkerFailure) -> Int32 {
    do {
      return try Self.counter(of: try children.nextStarter())
    } catch let error as CountingAbsence {
      throw WorkerFailure(.notStarted, error.reason)
    } catch {
      throw WorkerFailure(.notStarted, "\(error)")
    }
  }

  package func start(
    _ program: CountedProgram, seed: CountSeed
  ) throws(WorkerFailure) -> any CountedProcess {
    let launcher = ProcessWorkerLauncher(
      arguments: program.arguments, environment: seed.variables(program.environment), directory: program.directory,
      children: children)
    let counter = try counter()
    do throws(WorkerFailure) {
      return ProcessorCountedWorker(started: try launcher.start(hashSeed: nil), counter: counter)
    } catch {
      close(counter)
      throw error
    }
  }

  package func count(
    _ command: MeasuredCommand, as program: CountedProgram, seed: CountSeed, within limit: Duration
  ) throws(WorkerFailure) -> EventCounts {
    let execution = CommandExecution(
      environment: seed.variables(program.environment), directory: program.directory, children: children)
    if let preparation = command.preparation {
      _ = try execution.run(MeasuredCommand(id: command.id, arguments: preparation), within: limit)
    }
    let counter = try counter()
    defer { close(counter) }
    _ = try execution.run(
      MeasuredCommand(id: command.id, arguments: command.arguments, allowed: command.allowed), within: limit)
    return EventCounts(instructions: try ProcessorCountedWorker.reading(of: counter))
  }
}

/// A worker that the processor counts.
final class ProcessorCountedWorker: CountedProcess {
  private let started: StartedWorker
  private let counter: Int32
  private var before = 0.0
  private var now = 0.0

  init(started: StartedWorker, counter: Int32) {
    self.started = started
    self.counter = counter
  }

  deinit { close(counter) }

  func greet() throws(WorkerFailure) -> any WorkerConnection { try started.greet() }

  func beginTake() throws(WorkerFailure) {
    before = now
    now = try Self.reading(of: counter)
  }

  func endTake() -> CountTake { CountTake(counts: EventCounts(instructions: now - before)) }

  func abandon() { started.abandon() }

  static func reading(of counter: Int32) throws(WorkerFailure) -> Double {
    var count: UInt64 = 0
    let failure = bench_event_read(counter, &count)
    guard failure == 0 else {
      let reason =
        failure == ENODATA ? "others use the processor's counters as well" : String(cString: strerror(failure))
      throw WorkerFailure(.protocolViolation, "its instructions cannot be read: \(reason)")
    }
    return Double(count)
  }
}
