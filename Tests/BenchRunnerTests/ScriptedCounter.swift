import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

/// A counter of scripted workers: what it counts follows from what they were asked.
final class ScriptedCounter: EventCounter {
  let name = "script"
  let wantedInstructions = 1e6
  let slowdown = 10.0

  /// The launchers of the programs of each side.
  let launchers: [BenchmarkRun.SessionMembership.Side: ScriptedLauncher]
  /// Instructions of an iteration of a benchmark, by side and seed.
  let cost: (BenchmarkRun.SessionMembership.Side, CountSeed, String) -> Double
  /// Why a program cannot be started.
  var refusal: WorkerFailure?
  /// What is executed beside a worker's own work before a take of a process.
  var disturbance: (take: Int, instructions: Double)?
  /// The order in which processes were started and asked for counts.
  private(set) var events: [String] = []
  /// What a worker does around every request.
  static let overhead = 12_345.0

  init(
    _ launchers: [BenchmarkRun.SessionMembership.Side: ScriptedLauncher],
    cost: @escaping (BenchmarkRun.SessionMembership.Side, CountSeed, String) -> Double
  ) {
    self.launchers = launchers
    self.cost = cost
  }

  func start(_ program: CountedProgram, seed: CountSeed) throws(WorkerFailure) -> any CountedProcess {
    if let refusal { throw refusal }
    events.append("start \(program.side.rawValue)")
    guard let launcher = launchers[program.side] else { throw WorkerFailure(.notStarted, "there is no such side") }
    return Process(launcher, disturbance) { name in self.cost(program.side, seed, name) }
  }

  func count(
    _ command: MeasuredCommand, as program: CountedProgram, seed: CountSeed, within limit: Duration
  ) throws(WorkerFailure) -> EventCounts {
    if let refusal { throw refusal }
    return EventCounts(instructions: cost(program.side, seed, command.id.name))
  }

  /// A process that counts the iterations of its worker's requests.
  private final class Process: CountedProcess {
    private let launcher: ScriptedLauncher
    private let cost: (String) -> Double
    private var counted = 0
    private var place = 0
    private let disturbance: (take: Int, instructions: Double)?
    private var takes = 0
    private var take = 0.0

    init(
      _ launcher: ScriptedLauncher, _ disturbance: (take: Int, instructions: Double)?,
      cost: @escaping (String) -> Double
    ) {
      (self.launcher, self.disturbance, self.cost) = (launcher, disturbance, cost)
    }

    func greet() throws(WorkerFailure) -> any WorkerConnection {
      place = launcher.accounts.count
      return try launcher.launch(hashSeed: nil)
    }

    func beginTake() {
      let account = launcher.accounts[place]
      let new = account.requests[counted...]
      counted = account.requests.count
      take = new.reduce(0) { sum, request in
        switch request {
        case .measure(let iterations), .warmUp(let iterations):
          sum + ScriptedCounter.overhead + Double(iterations) * cost(account.name)
        default: sum + ScriptedCounter.overhead
        }
      }
      takes += 1
      if let disturbance, disturbance.take == takes { take += disturbance.instructions }
    }

    func endTake() -> CountTake { CountTake(counts: EventCounts(instructions: take)) }
    func abandon() {}
  }
}
