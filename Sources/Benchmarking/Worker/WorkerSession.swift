import BenchModel
import WorkerProtocol

/// Answers requests by calling bodies; it knows nothing of the descriptors they come from.
@MainActor
struct WorkerSession {
  /// Why a request has no other answer.
  private struct Refusal: Error {
    let failure: Failure

    init(_ kind: Failure.Kind, _ reason: String) {
      failure = Failure(kind: kind, reason: reason)
    }
  }

  let benchmarks: [Benchmark]
  let clock: ClockTraits
  private var body: ReadyBody?

  init(benchmarks: [Benchmark], clock: ClockTraits) {
    self.benchmarks = benchmarks
    self.clock = clock
  }

  /// Does what a request asks for; nil when it asks for the end.
  mutating func answer(to request: WorkerRequest) async -> WorkerAnswer? {
    do {
      return try await result(of: request)
    } catch {
      // A runner may end a worker that has told of a failure; what a fixture keeps outside has to be gone by then.
      body = nil
      let refusal =
        error as? Refusal ?? Refusal(error is WrongKind ? .protocolViolation : .threwError, "\(error)")
      return .failed(refusal.failure)
    }
  }

  private mutating func result(of request: WorkerRequest) async throws -> WorkerAnswer? {
    switch request {
    case .finish: return nil
    case .prepare(let number):
      body = nil
      guard benchmarks.indices.contains(number) else {
        throw Refusal(.protocolViolation, "there is no benchmark \(number); the last is \(benchmarks.count - 1)")
      }
      body = try await ReadyBody(benchmarks[number])
      return .prepared
    case .warmUp(let iterations), .measure(let iterations):
      return .measured(iterations: iterations, nanoseconds: try await time(laps: 1, iterations: iterations))
    case .timeOperations(let laps, let iterations, let cpuTime):
      let timed = try await run(laps: laps, iterations: iterations, readsProcessor: cpuTime)
      return .measured(
        iterations: iterations, nanoseconds: timed.nanoseconds.map { Double($0) },
        cpuNanoseconds: cpuTime ? Double(timed.cpuNanoseconds) : nil)
    case .calibrate(let nanoseconds): return try await calibrate(nanoseconds)
    case .probe(let iterations): return try await probe(iterations)
    case .observe(let operations): return try await observe(operations)
    }
  }

  /// Nanoseconds of each lap of one call of the body.
  private func time(laps: Int, iterations: Int) async throws -> [Double] {
    try await run(laps: laps, iterations: iterations).nanoseconds.map { Double($0) }
  }

  /// The laps of one call of the body.
  private func run(laps: Int, iterations: Int, readsProcessor: Bool = false) async throws -> Laps {
    try check(laps: laps, iterations: iterations)
    return try await call(State(laps: laps, iterationsPerLap: iterations, readsProcessor: readsProcessor)).laps
  }

  /// Counts over one call of the body, after another one that pays for what counting itself does once.
  private func probe(_ iterations: Int) async throws -> WorkerAnswer {
    try check(laps: 1, iterations: iterations)
    // A body that throws leaves its loop before the end.
    defer { AllocationCount.stop() }
    _ = try await call(State(probing: 1))
    let state = try await call(State(probing: iterations))
    return .probed(figures: state.laps.meter?.figures(iterations: iterations) ?? [])
  }

  private func observe(_ operations: Int) async throws -> WorkerAnswer {
    guard let body else { throw Refusal(.protocolViolation, "a benchmark has to be prepared first") }
    guard operations > 0, operations <= 1 << 40 else {
      throw Refusal(.protocolViolation, "\(operations) operations cannot be observed")
    }
    let observation = try await body.observe(operations: operations)
    if let fault = observation.fault { throw Refusal(.wrongOutcome, fault) }
    return .observed(observation.recorded, warnings: observation.warnings)
  }

  /// Bounds what is asked for, so that a runner that miscounts cannot make a worker ask for more memory than there is.
  private func check(laps: Int, iterations: Int) throws {
    guard laps > 0, laps <= 1 << 26, iterations > 0, iterations <= 1 << 40 else {
      throw Refusal(.protocolViolation, "\(laps) laps of \(iterations) iterations cannot be run")
    }
  }

  /// Calls the body once with a state, and returns the state that its loop has run.
  private func call(_ fresh: State) async throws -> State {
    guard let body else { throw Refusal(.protocolViolation, "a benchmark has to be prepared first") }
    var state = fresh
    try await body.run(&state)
    if let fault = state.fault { throw Refusal(.wrongOutcome, fault) }
    return state
  }

  private func calibrate(_ nanoseconds: Double) async throws -> WorkerAnswer {
    guard nanoseconds.isFinite, nanoseconds > 0 else {
      throw Refusal(.protocolViolation, "a batch's length is a positive time")
    }
    var calibration = Calibration(target: nanoseconds, clock: clock)
    var step = calibration.first
    while true {
      switch step {
      case .tryIterations(let iterations):
        step = calibration.next(nanoseconds: try await time(laps: 1, iterations: iterations)[0])
      case .done(let iterations, let perIteration):
        let perLap = perIteration > 0 ? (clock.shortestLap / perIteration).rounded(.up) : 1
        return .calibrated(iterations: iterations, operationsPerLap: max(1, Int(min(perLap, 1e9))))
      case .optimisedAway(let iterations, let nanoseconds):
        throw Refusal(
          .optimisedAway,
          "\(iterations) iterations took \(nanoseconds) ns, which no work can: pass results to blackHole and constant "
            + "inputs through identity")
      }
    }
  }
}
