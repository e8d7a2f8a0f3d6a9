import BenchModel
import WorkerProtocol

/// Runs commands to their end, one at a time.
struct CommandExecution {
  let environment: [String: String]
  let directory: String?
  let children: ChildProcessSet

  /// What a command gets between TERM and KILL.
  private static let grace = Duration.milliseconds(500)

  /// Runs a command once, after what prepares it; every end but an allowed status is a failure.
  func run(_ command: MeasuredCommand, within limit: Duration) throws(WorkerFailure) -> CommandRun {
    if let preparation = command.preparation {
      _ = try end(of: preparation, named: "its preparation", allowing: .success, within: limit)
    }
    let outcome = try end(of: command.arguments, named: "it", allowing: command.allowed, within: limit)
    return CommandRun(
      wallNanoseconds: Double(outcome.wallTime), userNanoseconds: Double(outcome.userTime),
      systemNanoseconds: Double(outcome.systemTime), peakMemory: outcome.peakMemory)
  }

  /// Runs what cleans up after a command, where it has such.
  func cleanUp(after command: MeasuredCommand, within limit: Duration) throws(WorkerFailure) {
    guard let cleanup = command.cleanup else { return }
    _ = try end(of: cleanup, named: "its cleanup", allowing: .success, within: limit)
  }

  /// Runs a program to its end.
  ///
  /// - Parameter outputPart: How many bytes of its output are kept at either end; nil discards it.
  func end(
    of arguments: [String], named name: String, allowing allowed: MeasuredCommand.AllowedExits,
    within limit: Duration, keeping outputPart: Int? = nil
  ) throws(WorkerFailure) -> ChildProcessOutcome {
    var launch = ChildProcessLaunch(
      arguments, environment: environment, directory: directory, capturesOutput: outputPart != nil)
    if let outputPart { launch.outputPart = outputPart }
    let child = try rethrowing(try children.start(launch)) { (error: ChildProcessError) in
      WorkerFailure(.notStarted, error.message)
    }
    let outcome: ChildProcessOutcome
    do throws(ChildProcessError) {
      outcome = try children.wait(for: child, by: .after(limit), grace: Self.grace)
    } catch {
      _ = try? children.end([child], grace: Self.grace)
      throw WorkerFailure(error == .interrupted ? .interrupted : .crashed, error.message)
    }
    try check(outcome, of: child, named: name, allowing: allowed, limit: limit)
    return outcome
  }

  private func check(
    _ outcome: ChildProcessOutcome, of child: ChildProcess, named name: String,
    allowing allowed: MeasuredCommand.AllowedExits, limit: Duration
  ) throws(WorkerFailure) {
    let output = LastWords.text(of: child)
    switch outcome.ending {
    case .exited(let code):
      guard !allowed.contains(code) else { break }
      throw WorkerFailure(.wrongOutcome, "\(name) ended with status \(code)", output: output)
    case .signaled(let number):
      throw WorkerFailure(.crashed, "\(name) was killed by \(Signal.name(number))", output: output)
    case .timedOut: throw WorkerFailure(.timedOut, "\(name) did not end within \(limit)", output: output)
    }
    guard let strays = outcome.strays, !strays.isEmpty else { return }
    throw WorkerFailure(
      .strayProcess, "\(name) left \(strays.count) process\(strays.count == 1 ? "" : "es") behind, now killed")
  }
}
