/// Measures a closure in this process, one operation at a time, for a script or a test.
///
/// Operations shorter than about a quarter of a microsecond are timed in laps of several, since the clock would be a
/// large part of each; then there are no percentiles of operations. Memory is read in a pass of its own after the timed
/// one.
///
/// - Parameters:
///   - name: What the result is called.
///   - iterations: How many operations are timed.
///   - warmup: How many operations precede them.
///   - memory: Whether to run the operations once more and report the most resident memory of this process meanwhile.
///   - body: One operation; its result is kept from being optimised away.
@inlinable
public func measure<Value>(
  _ name: String, iterations: Int = 1000, warmup: Int = 100, memory: Bool = false, _ body: () throws -> Value
) rethrows -> MeasuredResult {
  var pass = InProcessPass(name: name, iterations: iterations, warmup: warmup, memory: memory)
  while let state = pass.nextState() {
    for _ in state { blackHole(try body()) }
    pass.completed(state)
  }
  return pass.result()
}

/// Measures an asynchronous closure in this process, one operation at a time, for a script or a test.
///
/// As ``measure(_:iterations:warmup:memory:_:)`` for synchronous closures; call it from a nonisolated function, since
/// hopping to another executor and back would be part of every operation.
@inlinable
public func measure<Value>(
  _ name: String, iterations: Int = 1000, warmup: Int = 100, memory: Bool = false, _ body: () async throws -> Value
) async rethrows -> MeasuredResult {
  var pass = InProcessPass(name: name, iterations: iterations, warmup: warmup, memory: memory)
  while let state = pass.nextState() {
    for _ in state { blackHole(try await body()) }
    pass.completed(state)
  }
  return pass.result()
}
