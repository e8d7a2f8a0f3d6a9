import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

/// A launcher of workers that answer from a script, with an account of what was asked of them.
final class ScriptedLauncher: WorkerLauncher {
  /// What one worker is about to be asked: the benchmark it prepared, which of its launches this is, and the request.
  struct Question {
    let name: String
    /// The number of the benchmark's launch, from 0.
    let launch: Int
    let request: WorkerRequest
  }

  /// One launch: what was asked, and how it ended.
  struct Account {
    var name = ""
    var launch = 0
    var requests: [WorkerRequest] = []
    var timeouts: [Double] = []
    var hashSeed: UInt32?
    var isFinished = false
    var isAbandoned = false
  }

  /// An answer in place of the honest one; nil for the honest one.
  typealias Script = (Question) throws(WorkerFailure) -> WorkerAnswer?

  let hello: WorkerHello
  /// What an iteration costs each benchmark, in nanoseconds.
  let costs: [String: Double]
  /// How many operations an honest worker times together.
  let operationsPerLap: Int
  let script: Script
  /// Told of each request with the launcher that it went to, by tests of two launchers.
  var observe: (Question) -> Void = { _ in }
  /// What the worker of a launch says first, by the launch's place among all.
  var helloOfLaunch: (Int) throws(WorkerFailure) -> WorkerHello?
  var finish: (Question) throws(WorkerFailure) -> Void = { _ in }
  private(set) var accounts: [Account] = []

  init(
    _ declarations: [WorkerHello.Declaration], costs: [String: Double] = [:], operationsPerLap: Int = 1,
    probes: Bool? = nil, cpuTime: Bool? = nil, script: @escaping Script = { _ in nil }
  ) {
    hello = WorkerHello(
      suite: "scripted", toolchain: "none", optimised: true, probes: probes, cpuTime: cpuTime, benchmarks: declarations)
    self.costs = costs
    self.operationsPerLap = operationsPerLap
    self.script = script
    helloOfLaunch = { _ in nil }
  }

  func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection {
    let index = accounts.count
    accounts.append(Account(hashSeed: hashSeed))
    return ScriptedWorker(hello: try helloOfLaunch(index) ?? hello, index: index, launcher: self)
  }

  /// The names of the benchmarks in the order of their launches.
  var order: [String] { accounts.map(\.name) }

  fileprivate func note(_ request: WorkerRequest, timeout: Double, of index: Int) -> Question {
    if case .prepare(let number) = request {
      accounts[index].name = hello.benchmarks[number].name
      accounts[index].launch = accounts[..<index].count { $0.name == accounts[index].name }
    }
    accounts[index].requests.append(request)
    accounts[index].timeouts.append(timeout)
    let question = Question(name: accounts[index].name, launch: accounts[index].launch, request: request)
    observe(question)
    return question
  }

  fileprivate func noteEnd(of index: Int, isFinished: Bool) -> Question {
    if isFinished { accounts[index].isFinished = true } else { accounts[index].isAbandoned = true }
    return Question(name: accounts[index].name, launch: accounts[index].launch, request: .finish)
  }
}

private final class ScriptedWorker: WorkerConnection {
  let hello: WorkerHello
  private let index: Int
  private let launcher: ScriptedLauncher
  private var asked: ScriptedLauncher.Question?

  init(hello: WorkerHello, index: Int, launcher: ScriptedLauncher) {
    self.hello = hello
    self.index = index
    self.launcher = launcher
  }

  func send(_ request: WorkerRequest, timeoutNanoseconds: Double) {
    asked = launcher.note(request, timeout: timeoutNanoseconds, of: index)
  }

  func receive() throws(WorkerFailure) -> WorkerAnswer {
    guard let question = asked else { throw WorkerFailure(.protocolViolation, "it was asked nothing") }
    asked = nil
    return try launcher.script(question) ?? honestAnswer(to: question)
  }

  func finish() throws(WorkerFailure) {
    try launcher.finish(launcher.noteEnd(of: index, isFinished: true))
  }

  func abandon() {
    _ = launcher.noteEnd(of: index, isFinished: false)
  }

  private func honestAnswer(to question: ScriptedLauncher.Question) -> WorkerAnswer {
    let cost = launcher.costs[question.name] ?? 1000
    switch question.request {
    case .prepare, .finish: return .prepared
    case .warmUp(let iterations), .measure(let iterations):
      return .measured(iterations: iterations, nanoseconds: [Double(iterations) * cost])
    case .calibrate(let nanoseconds):
      return .calibrated(
        iterations: max(1, Int(nanoseconds / cost)), operationsPerLap: launcher.operationsPerLap)
    case .timeOperations(let laps, let iterations, let cpuTime):
      let times = Array(repeating: Double(iterations) * cost, count: laps)
      return .measured(
        iterations: iterations, nanoseconds: times, cpuNanoseconds: cpuTime ? times.reduce(0, +) / 2 : nil)
    case .observe(let operations):
      let size = Metric(name: "size", unit: .bytes, nature: .exact)
      return .observed([ObservedValues(metric: size, iterations: 1, values: [Double(operations)])], warnings: [])
    case .probe:
      return .probed(figures: [ProbeFigure(.allocations, 3), ProbeFigure(.cpuTime, cost)])
    }
  }
}

extension WorkerHello.Declaration {
  /// A declaration of nothing but what is given.
  static func named(
    _ name: String, operations: Int? = nil, warmupIterations: Int? = nil, timeoutSeconds: Double? = nil,
    skipReason: String? = nil, observed: Bool? = nil
  ) -> Self {
    Self(
      group: "", name: name, parameters: nil, operations: operations, warmupIterations: warmupIterations,
      timeoutSeconds: timeoutSeconds, relativeTo: nil, skipReason: skipReason, observed: observed)
  }
}

extension RunPlan {
  /// A plan of three launches of five batches of a millisecond each, with thirty operations in all.
  static func small(seed: UInt64 = 1, launches: Int = 3) -> RunPlan {
    RunPlan(
      seed: seed, launches: launches, warmupIterations: 4, batchNanoseconds: 1e6, launchNanoseconds: 5e6,
      operations: 30, timeoutNanoseconds: 7e9)
  }
}

/// Runs all benchmarks of a scripted suite.
func outcome(of launcher: ScriptedLauncher, plan: RunPlan = .small()) -> SuiteRunner.Outcome {
  SuiteRunner(launcher: launcher, plan: plan, report: { _ in }).run(hello: launcher.hello) { _ in true }
}
