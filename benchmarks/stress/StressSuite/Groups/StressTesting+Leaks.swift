import BenchModel
import Benchmarking
import CommandFramework

/// Checks for memory that operations leave behind.
extension StressTesting {
  /// Enough for forty stretches of five hundred operations each.
  private static let leakOperations = 20_000

  @BenchmarkBuilder
  static func leakChecks(_ sabotage: Sabotage) -> [Benchmark] {
    leakCheck("Simple Command", sabotage, setUp: { Pair(a: 5, b: sabotage.choose(3, orBroken: 4)) }) { inputs in
      try SimpleCommand().run(inputs).value == 8
    }
    leakCheck(
      "Complex Command with Validation", sabotage,
      setUp: { complexInputs(name: sabotage.choose("John Doe", orBroken: "JD")) },
      operation: { inputs in try ComplexCommand().run(inputs).value?.name == "John Doe" })
    leakCheck(
      "Command with Subcommands", sabotage, setUp: { Pair(a: 5, b: sabotage.choose(3, orBroken: 2)) },
      operation: { inputs in try ParentCommand().run(inputs).value == 16 })
    leakCheck(
      "Error Creation and Collection", sabotage,
      setUp: { FailingCommand.Inputs(shouldFail: sabotage.choose(true, orBroken: false)) },
      operation: { inputs in try FailingCommand().run(inputs).errors.count == 2 })
    leakCheck(
      "Validation Error Handling", sabotage,
      setUp: { complexInputs(name: sabotage.choose("JD", orBroken: "John Doe")) },
      operation: { inputs in try ComplexCommand().run(inputs).errors.count == 1 })
    leakCheck("Transaction Rollback", sabotage, setUp: { try UserStore() }) { store in
      let isRefused = sabotage.choose(true, orBroken: false)
      let command = CreateUser(repository: store.work, transactionHandler: store.work, isRefused: isRefused)
      let outcome = try command.run(Integration.userInputs(age: 31))
      return !outcome.errors.isEmpty && store.age(of: 1) == UserStore.age
    }
    asynchronousLeakCheck(sabotage)
  }

  static func complexInputs(name: String) -> ComplexCommand.Inputs {
    ComplexCommand.Inputs(
      name: name, email: "john@example.com", age: 30, tags: ["user", "active"], metadata: ["source": "api"])
  }

  /// Does an operation over and over; it says whether its outcome was the right one.
  static func leakCheck<Fixture>(
    _ workload: String, _ sabotage: Sabotage, setUp: @escaping () throws -> Fixture,
    operation: @escaping (Fixture) throws -> Bool
  ) -> Benchmark {
    Benchmark(
      "Memory Leak Detection", group: group, parameters: ["workload": workload],
      options: .init(operations: leakOperations, skipReason: AllocationCount.absence),
      observe: { (observation: inout Observation) throws in
        let fixture = try setUp()
        var check = LeakCheck(operations: observation.operations)
        var wrong = 0
        try check.run {
          if try !operation(identity(fixture)) { wrong += 1 }
          sabotage.leak()
        }
        check.record(in: &observation, countsBlocks: true)
        observation.expect(wrong == 0, "\(wrong) operations had another outcome than expected")
      })
  }

  /// As for synchronous operations, but without the growth in blocks.
  private static func asynchronousLeakCheck(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Single(value: sabotage.choose(21, orBroken: 20))
    return Benchmark(
      "Memory Leak Detection", group: group, parameters: ["workload": "Async Command"],
      options: .init(operations: leakOperations, skipReason: AllocationCount.absence),
      observe: { (observation: inout Observation) async throws in
        var check = LeakCheck(operations: observation.operations)
        var wrong = 0
        try await check.run {
          if try await AsyncDoublingCommand().run(identity(inputs)).value != 42 { wrong += 1 }
          sabotage.leak()
        }
        check.record(in: &observation, countsBlocks: false)
        observation.expect(wrong == 0, "\(wrong) operations had another outcome than expected")
      })
  }
}
