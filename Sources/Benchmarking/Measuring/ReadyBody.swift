/// The body of a benchmark after its set-up: what one call of it runs.
enum ReadyBody {
  case synchronous(Benchmark.Body)
  case asynchronous(Benchmark.AsyncBody)

  /// Runs a benchmark's set-up.
  @MainActor
  init(_ benchmark: Benchmark) async throws {
    switch benchmark.preparation {
    case .synchronous(let prepare): self = .synchronous(try prepare())
    case .asynchronous(let prepare): self = .asynchronous(try await Self.offMainActor(prepare))
    }
  }

  /// Calls the body once.
  @MainActor
  func run(_ state: inout State) async throws {
    switch self {
    case .synchronous(let body): try body(&state)
    case .asynchronous(let body): state = try await Self.offMainActor(body, state)
    }
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

extension Benchmark {
  /// Runs the set-up and one batch in this process, as a worker would; nanoseconds for all iterations together.
  @MainActor
  package func timeOneBatch(iterations: Int) async throws -> Double {
    var state = State(laps: 1, iterationsPerLap: iterations)
    try await ReadyBody(self).run(&state)
    return state.laps.nanoseconds.first.map { Double($0) } ?? .nan
  }
}
