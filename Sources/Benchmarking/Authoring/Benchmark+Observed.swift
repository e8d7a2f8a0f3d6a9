/// Benchmarks that measure themselves: what is measured is no time of an iteration, or not only.
extension Benchmark {
  /// Declares a benchmark whose body states its values itself; it runs once a launch.
  public init(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    observe: @escaping (inout Observation) throws -> Void
  ) {
    self.init(name, group, parameters, options, .observed(.synchronous(observe)))
  }

  /// Declares an asynchronous benchmark whose body states its values itself; it runs once a launch.
  public init(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    observe: @escaping @Sendable (inout Observation) async throws -> Void
  ) {
    self.init(name, group, parameters, options, .observed(.asynchronous(observe)))
  }

  /// Whether the benchmark states its values itself.
  package var isObserved: Bool {
    if case .observed = preparation { true } else { false }
  }
}

/// The body of a benchmark that measures itself.
enum ObservingBody {
  case synchronous((inout Observation) throws -> Void)
  case asynchronous(@Sendable (inout Observation) async throws -> Void)

  /// Calls the body once; counting that it began and did not end is ended.
  @MainActor
  func run(operations: Int) async throws -> Observation {
    defer { AllocationCount.stop() }
    var observation = Observation(operations: operations)
    switch self {
    case .synchronous(let body): try body(&observation)
    case .asynchronous(let body): observation = try await Self.offMainActor(body, observation)
    }
    return observation
  }

  @concurrent
  private static func offMainActor(
    _ body: @Sendable (inout Observation) async throws -> Void, _ fresh: Observation
  ) async throws -> Observation {
    var observation = fresh
    try await body(&observation)
    return observation
  }
}
