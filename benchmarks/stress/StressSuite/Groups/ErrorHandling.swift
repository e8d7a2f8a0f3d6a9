import BenchModel
import Benchmarking
import CommandFramework

/// What failing costs, and recovering from it.
enum ErrorHandling {
  static let group = "error_handling"

  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    collection(sabotage)
    serialisation(sabotage)
    recovery(sabotage)
    validation(sabotage)
    fallback(sabotage)
    circuitBreaker(sabotage)
    queries(sabotage)
  }

  private static func collection(_ sabotage: Sabotage) -> Benchmark {
    let inputs = FailingCommand.Inputs(shouldFail: sabotage.choose(true, orBroken: false))
    return Benchmark(
      "Error Creation and Collection", group: group, options: .init(operations: 10_000),
      verify: { $0.errors.map(\.key) == ["runtime.root.test_error", "runtime.root.another_error"] },
      iteration: { try FailingCommand().run(identity(inputs)) })
  }

  /// The errors are those of the workload before, made once; only writing them as JSON text is timed.
  private static func serialisation(_ sabotage: Sabotage) -> Benchmark {
    let inputs = FailingCommand.Inputs(shouldFail: sabotage.choose(true, orBroken: false))
    return Benchmark(
      "Error Serialization", group: group, options: .init(operations: 5000),
      setUp: { try FailingCommand().run(inputs).errors },
      body: { (errors: ErrorCollection, state: inout State) in
        for _ in state { blackHole(identity(errors).json) }
        state.expect(errors.json == serialised, "the errors became \(errors.json)")
      })
  }

  private static let serialised =
    "[\(serialised("test_error", "Test error")),"
    + "\(serialised("another_error", "Another error"))]"

  private static func serialised(_ symbol: String, _ message: String) -> String {
    #"{"category":"runtime","context":{},"is_fatal":false,"key":"runtime.root.\#(symbol)","message":"\#(message)","#
      + #""path":[],"runtime_path":[],"severity":"error","symbol":"\#(symbol)"}"#
  }

  /// Two attempts throw and the third succeeds; nobody waits between them, so that only the framework's time is seen.
  private static func recovery(_ sabotage: Sabotage) -> Benchmark {
    let policy = RetryPolicy(attempts: 3)
    let succeedsAt = sabotage.choose(3, orBroken: 4)
    return Benchmark(
      "Error Recovery", group: group, options: .init(operations: 1000),
      verify: { $0.value == 7 && $0.metadata["attempts"] == 3 },
      iteration: { () throws -> Outcome<Int> in
        try policy.run(sleep: { _ in }) { number in
          try FlakyCommand(attempt: number, succeedsAt: identity(succeedsAt)).run(Single(value: 7))
        }
      })
  }

  /// Three inputs are refused, so that the run ends before it executes.
  private static func validation(_ sabotage: Sabotage) -> Benchmark {
    let inputs = ComplexCommand.Inputs(
      name: "ab", email: "invalid", age: sabotage.choose(200, orBroken: 20), tags: [], metadata: [:])
    let keys = ["data.name.too_short", "data.email.pattern_mismatch", "data.age.too_large"]
    return Benchmark(
      "Validation Error Handling", group: group, options: .init(operations: 5000),
      verify: { $0.errors.map(\.key) == keys && !$0.history.states.contains(.executing) },
      iteration: { try ComplexCommand().run(identity(inputs)) })
  }

  private static func fallback(_ sabotage: Sabotage) -> Benchmark {
    let succeedsAt = sabotage.choose(2, orBroken: 3)
    return Benchmark(
      "Recovery by Fallback", group: group, options: .init(operations: 1000),
      verify: { $0.value == 7 && $0.metadata["recovered_from"]?[0]?["symbol"] == "execution_error" },
      iteration: { () throws -> Outcome<Int> in
        try FlakyCommand(attempt: 1, succeedsAt: identity(succeedsAt)).run(Single(value: 7)).recovered {
          (_: ErrorCollection) throws in
          try FlakyCommand(attempt: 2, succeedsAt: succeedsAt).run(Single(value: 7))
        }
      })
  }

  /// A failure that opens the circuit, a call that is refused, and one that closes it again.
  private static func circuitBreaker(_ sabotage: Sabotage) -> Benchmark {
    let waitsLongEnough = sabotage.choose(true, orBroken: false)
    return Benchmark(
      "Recovery by Circuit Breaker", group: group, options: .init(operations: 1000),
      setUp: { CircuitDrill(waitsLongEnough: waitsLongEnough) },
      body: { (drill: CircuitDrill, state: inout State) in
        let inputs = Single(value: 7)
        for _ in state { blackHole(try drill.run(identity(inputs))) }
        let course = try drill.run(inputs)
        state.expect(
          course.failed.errors.map(\.symbol) == [.executionError]
            && course.refused.errors.map(\.symbol) == [.circuitOpen] && course.recovered.value == 7,
          "the circuit breaker went through \(course)")
      })
  }

  private static func queries(_ sabotage: Sabotage) -> Benchmark {
    let errors = ErrorQueries.collection(count: sabotage.choose(24, orBroken: 20))
    return Benchmark(
      "Error Queries", group: group, options: .init(operations: 1000), verify: { $0 == ErrorQueries.expected },
      iteration: { ErrorQueries(asking: identity(errors)) })
  }
}
