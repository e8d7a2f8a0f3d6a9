import BenchModel
import WorkerProtocol

extension Benchmark {
  /// Counts that a benchmark and its caller leave open.
  private static let defaultOperations = 1000
  private static let defaultWarmup = 100

  /// Runs the set-up and measures the benchmark in this one process, one operation at a time, for a script or a test.
  ///
  /// As `measure(_:iterations:warmup:memory:_:)` does, whose remarks on short operations hold here too. A benchmark
  /// that measures itself is asked to do so, with that many operations.
  ///
  /// - Parameters:
  ///   - iterations: How many operations are timed; nil for the benchmark's own count.
  ///   - warmup: How many operations precede them; nil for the benchmark's own count.
  ///   - memory: Whether to run the operations once more and report the most resident memory of this process
  ///     meanwhile.
  /// - Throws: ``WrongOutcome``, or what the body or its set-up threw; there is no time then.
  @MainActor
  public func measureInProcess(
    iterations: Int? = nil, warmup: Int? = nil, memory: Bool = false
  ) async throws -> MeasuredResult {
    if isObserved { return try await observeInProcess(operations: iterations) }
    var pass = InProcessPass(
      name: id.description, iterations: iterations ?? options.operations ?? Self.defaultOperations,
      warmup: warmup ?? options.warmupIterations ?? Self.defaultWarmup, memory: memory)
    let body = try await ReadyBody(self)
    while var state = pass.nextState() {
      try await body.run(&state)
      if let fault = state.fault { throw WrongOutcome(description: fault) }
      pass.completed(state)
    }
    return pass.result()
  }

  @MainActor
  private func observeInProcess(operations: Int?) async throws -> MeasuredResult {
    let operations = max(1, operations ?? options.operations ?? Self.defaultOperations)
    let observation = try await ReadyBody(self).observe(operations: operations)
    if let fault = observation.fault { throw WrongOutcome(description: fault) }
    return MeasuredResult(name: id.description, observation: observation, warnings: Build.warnings)
  }
}

/// A benchmark did something other than what it is to be timed for.
public struct WrongOutcome: Error, CustomStringConvertible {
  /// What was wrong.
  public let description: String
}
