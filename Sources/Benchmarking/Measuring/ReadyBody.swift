/// The body of a benchmark after its set-up: what one call of it runs.
enum ReadyBody {
  case synchronous(Benchmark.Body)
  case asynchronous(Benchmark.AsyncBody)
  case observing(ObservingBody)

  /// Runs a benchmark's set-up.
  @MainActor
  init(_ benchmark: Benchmark) async throws {
    switch benchmark.preparation {
    case .synchronous(let prepare): self = .synchronous(try prepare())
    case .asynchronous(let prepare): self = .asynchronous(try await Self.offMainActor(prepare))
    case .observed(let body): self = .observing(body)
    }
  }

  /// Calls the body of a benchmark that is timed once.
  @MainActor
  func run(_ state: inout State) async throws {
    switch self {
    case .synchronous(let body): try body(&state)
    case .asynchronous(let body): state = try await Self.offMainActor(body, state)
    case .observing: throw WrongKind(description: "the benchmark measures itself: it is observed and not timed")
    }
  }

  /// Calls the body of a benchmark that measures itself once.
  @MainActor
  func observe(operations: Int) async throws -> Observation {
    guard case .observing(let body) = self else {
      throw WrongKind(description: "the benchmark does not measure itself: it is timed and not observed")
    }
    return try await body.run(operations: operations)
  }

  @concurrent
  private static func offMainActor(
    _ prepare: @Sendable () async throws -> Benchmark.AsyncBody
  ) async throws -> Benchmark.AsyncBody {
    try await prepare()
  }

  @concurrent
  private static func offMainActor(_ body: Benchmark.AsyncBody, _ state: State) async throws -> State {
    var state = state
    try await body(&state)
    return state
  }
}

/// A benchmark was asked for what its kind does not do.
struct WrongKind: Error, CustomStringConvertible {
  let description: String
}

extension Benchmark {
  /// Runs the set-up and one batch in this process, as a worker would; nanoseconds for all iterations together.
  @MainActor
  package func timeOneBatch(iterations: Int) async throws -> Double {
    var state = State(laps: 1, iterationsPerLap: iterations)
    try await ReadyBody(self).run(&state)
    return state.laps.nanoseconds.first.map { Double($0) } ?? .nan
  }
}
