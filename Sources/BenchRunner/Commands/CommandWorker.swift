import BenchModel
import WorkerProtocol

/// Answers as a worker would, by running commands to their end.
final class CommandWorker: WorkerConnection {
  let hello: WorkerHello
  private let commands: [MeasuredCommand]
  private let execution: CommandExecution
  private var command: MeasuredCommand?
  /// The time that the last request had, which a cleanup has as well.
  private var limit = Duration.seconds(60)
  private var asked: WorkerRequest?

  init(hello: WorkerHello, commands: [MeasuredCommand], execution: CommandExecution) {
    self.hello = hello
    self.commands = commands
    self.execution = execution
  }

  /// A command runs when its answer is wanted, so that no two of them run at a time.
  func send(_ request: WorkerRequest, timeoutNanoseconds: Double) {
    limit = .nanoseconds(Int64(min(timeoutNanoseconds, 1e18)))
    asked = request
  }

  func receive() throws(WorkerFailure) -> WorkerAnswer {
    guard let request = asked else { throw WorkerFailure(.protocolViolation, "the command was asked nothing") }
    asked = nil
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
    case .timeOperations(let laps, let iterations, _):
      var nanoseconds: [Double] = []
      for _ in 0..<laps { nanoseconds.append(try time(iterations, within: limit)) }
      return .measured(iterations: iterations, nanoseconds: nanoseconds)
    case .probe: return .probed(figures: figures(of: try run(within: limit)))
    case .observe:
      return .failed(Failure(kind: .protocolViolation, reason: "a command does not measure itself"))
    case .finish: return .prepared
    }
  }

  func finish() throws(WorkerFailure) {
    if let command { try execution.cleanUp(after: command, within: limit) }
  }

  func abandon() {
    // The failure has been reported. What it left is removed as far as possible.
    if let command { try? execution.cleanUp(after: command, within: limit) }
  }

  private func time(_ runs: Int, within limit: Duration) throws(WorkerFailure) -> Double {
    var sum = 0.0
    for _ in 0..<runs { sum += try run(within: limit).wallNanoseconds }
    return sum
  }

  private func figures(of run: CommandRun) -> [ProbeFigure] {
    let processor = ProbeFigure(.cpuTime, run.userNanoseconds + run.systemNanoseconds)
    return [processor] + (run.peakMemory.map { [ProbeFigure(.peakMemory, Double($0))] } ?? [])
  }

  private func run(within limit: Duration) throws(WorkerFailure) -> CommandRun {
    guard let command else { throw WorkerFailure(.protocolViolation, "no command was chosen") }
    return try execution.run(command, within: limit)
  }
}
