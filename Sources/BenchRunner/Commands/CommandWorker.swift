import BenchModel
import Benchmarking

/// Answers as a worker would, by running commands to their end.
final class CommandWorker: WorkerConnection {
  let hello: WorkerHello
  private let commands: [MeasuredCommand]
  private let environment: [String: String]
  private let directory: String?
  private let children: ChildProcessSet
  private var command: MeasuredCommand?

  /// What a command gets between TERM and KILL.
  private static let grace = Duration.milliseconds(500)

  init(
    hello: WorkerHello, commands: [MeasuredCommand], environment: [String: String], directory: String?,
    children: ChildProcessSet
  ) {
    self.hello = hello
    self.commands = commands
    self.environment = environment
    self.directory = directory
    self.children = children
  }

  func ask(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure) -> WorkerAnswer {
    let limit = Duration.nanoseconds(Int64(min(timeoutNanoseconds, 1e18)))
    switch request {
    case .prepare(let number):
      command = commands[number]
      return .prepared
    case .warmUp(let iterations), .measure(let iterations):
      return .measured(iterations: iterations, nanoseconds: [try time(iterations, within: limit)])
    case .calibrate:
      // A process is a batch of its own, however short; one run shows that the command works at all.
      _ = try run(within: limit)
      return .calibrated(iterations: 1, operationsPerLap: 1)
    case .timeOperations(let laps, let iterations):
      var nanoseconds: [Double] = []
      for _ in 0..<laps { nanoseconds.append(try time(iterations, within: limit)) }
      return .measured(iterations: iterations, nanoseconds: nanoseconds)
    case .probe: return .probed(figures: figures(of: try run(within: limit)))
    case .observe:
      return .failed(Failure(kind: .protocolViolation, reason: "a command does not measure itself"))
    case .finish: return .prepared
    }
  }

  func finish() throws(WorkerFailure) {}

  func abandon() {}

  private func time(_ runs: Int, within limit: Duration) throws(WorkerFailure) -> Double {
    var sum = 0.0
    for _ in 0..<runs { sum += try run(within: limit).wallNanoseconds }
    return sum
  }

  private func figures(of run: CommandRun) -> [ProbeFigure] {
    let processor = ProbeFigure(.cpuTime, run.userNanoseconds + run.systemNanoseconds)
    return [processor] + (run.peakMemory.map { [ProbeFigure(.peakMemory, Double($0))] } ?? [])
  }

  /// Runs the command once, to its end; every end but status 0 is a failure.
  private func run(within limit: Duration) throws(WorkerFailure) -> CommandRun {
    guard let command else { throw WorkerFailure(.protocolViolation, "no command was chosen") }
    let launch = ChildProcessLaunch(
      command.arguments, environment: environment, directory: directory, capturesOutput: false)
    let child: ChildProcess
    do throws(ChildProcessError) {
      child = try children.start(launch)
    } catch {
      throw WorkerFailure(.notStarted, error.message)
    }
    let outcome: ChildProcessOutcome
    do throws(ChildProcessError) {
      outcome = try children.wait(for: child, by: .after(limit), grace: Self.grace)
    } catch {
      _ = try? children.end([child], grace: Self.grace)
      throw WorkerFailure(error == .interrupted ? .interrupted : .crashed, error.message)
    }
    try check(outcome, of: child, limit: limit)
    return CommandRun(
      wallNanoseconds: Double(outcome.wallTime), userNanoseconds: Double(outcome.userTime),
      systemNanoseconds: Double(outcome.systemTime), peakMemory: outcome.peakMemory)
  }

  private func check(
    _ outcome: ChildProcessOutcome, of child: ChildProcess, limit: Duration
  ) throws(WorkerFailure) {
    let output = LastWords.text(of: child)
    switch outcome.ending {
    case .exited(0): break
    case .exited(let code): throw WorkerFailure(.wrongOutcome, "it ended with status \(code)", output: output)
    case .signaled(let number):
      throw WorkerFailure(.crashed, "it was killed by \(Signal.name(number))", output: output)
    case .timedOut: throw WorkerFailure(.timedOut, "it did not end within \(limit)", output: output)
    }
    guard let strays = outcome.strays, !strays.isEmpty else { return }
    throw WorkerFailure(
      .strayProcess, "it left \(strays.count) process\(strays.count == 1 ? "" : "es") behind, now killed")
  }
}
