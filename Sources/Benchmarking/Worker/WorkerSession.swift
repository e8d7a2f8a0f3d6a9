import BenchModel

/// Turns requests into calls of bodies, and their times into answers; it knows nothing of descriptors or tasks.
struct WorkerSession {
  /// What has to happen next.
  enum Action {
    /// Make this benchmark's body ready, then say so with ``WorkerSession/prepared()``.
    case prepare(Benchmark)
    /// Call the body with this state, then hand it back with ``WorkerSession/completed(_:)``.
    case run(State)
    /// Say this to the runner.
    case answer(WorkerAnswer)
    /// End.
    case end
  }

  private enum Purpose {
    case timing(iterations: Int)
    case calibrating(Calibration)
  }

  let benchmarks: [Benchmark]
  let clock: ClockTraits
  private var purpose: Purpose?
  private var isReady = false

  init(benchmarks: [Benchmark], clock: ClockTraits) {
    self.benchmarks = benchmarks
    self.clock = clock
  }

  /// Takes a request.
  mutating func receive(_ request: WorkerRequest) -> Action {
    switch request {
    case .finish: return .end
    case .prepare(let number):
      isReady = false
      guard benchmarks.indices.contains(number) else {
        return violation("there is no benchmark \(number); the last is \(benchmarks.count - 1)")
      }
      return .prepare(benchmarks[number])
    case _ where !isReady: return violation("a benchmark has to be prepared first")
    case .warmUp(let iterations), .measure(let iterations): return time(laps: 1, iterations: iterations)
    case .timeOperations(let laps, let iterations): return time(laps: laps, iterations: iterations)
    case .calibrate(let nanoseconds):
      guard nanoseconds.isFinite, nanoseconds > 0 else { return violation("a batch's length is a positive time") }
      let calibration = Calibration(target: nanoseconds, clock: clock)
      purpose = .calibrating(calibration)
      return .run(State(laps: 1, iterationsPerLap: calibration.iterations))
    }
  }

  /// Notes that the body is ready.
  mutating func prepared() -> Action {
    isReady = true
    return .answer(.prepared)
  }

  /// Takes back the state of a call that returned.
  mutating func completed(_ state: State) -> Action {
    if let fault = state.fault { return failed(.wrongOutcome, fault) }
    let nanoseconds = state.laps.nanoseconds.map { Double($0) }
    switch purpose {
    case .timing(let iterations): return .answer(.measured(iterations: iterations, nanoseconds: nanoseconds))
    case .calibrating(var calibration):
      let step = calibration.next(nanoseconds: nanoseconds[0])
      purpose = .calibrating(calibration)
      return follow(step)
    case nil: return violation("nothing was being timed")
    }
  }

  /// Takes what a body or its set-up threw.
  func threw(_ error: any Error) -> Action {
    failed(.threwError, "\(error)")
  }

  private mutating func time(laps: Int, iterations: Int) -> Action {
    // Bounded so that a runner that miscounts cannot make a worker ask for more memory than there is.
    guard laps > 0, laps <= 1 << 26, iterations > 0, iterations <= 1 << 40 else {
      return violation("\(laps) laps of \(iterations) iterations cannot be timed")
    }
    purpose = .timing(iterations: iterations)
    return .run(State(laps: laps, iterationsPerLap: iterations))
  }

  private func follow(_ step: Calibration.Step) -> Action {
    switch step {
    case .tryIterations(let iterations): return .run(State(laps: 1, iterationsPerLap: iterations))
    case .done(let iterations, let perIteration):
      let perLap = perIteration > 0 ? (clock.shortestLap / perIteration).rounded(.up) : 1
      return .answer(.calibrated(iterations: iterations, operationsPerLap: max(1, Int(min(perLap, 1e9)))))
    case .optimisedAway(let iterations, let nanoseconds):
      return failed(
        .optimisedAway,
        "\(iterations) iterations took \(nanoseconds) ns, which no work can: pass results to blackHole "
          + "and constant inputs through identity")
    }
  }

  private func failed(_ kind: Failure.Kind, _ reason: String) -> Action {
    .answer(.failed(Failure(kind: kind, reason: reason)))
  }

  private func violation(_ reason: String) -> Action {
    failed(.protocolViolation, reason)
  }
}
