import BenchModel
import Benchmarking
import CommandFramework

/// What running a command costs, from a bare model to nested and asynchronous commands.
enum CommandPerformance {
  static let group = "command_performance"
  private static let simpleCommand = BenchmarkID(group: group, name: "Simple Command")
  private static let rawModel = BenchmarkID(group: group, name: "Raw Model")
  private static let rawComplexModel = BenchmarkID(group: group, name: "Raw Complex Model")
  /// How many commands run at once in the workload that says so.
  private static let crowd = 100

  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    simple(sabotage)
    complex(sabotage)
    subcommands(sabotage)
    asynchronous(sabotage)
    asynchronousAtOnce(sabotage)
    sleeping(sabotage)
    raw(sabotage)
    rawComplex(sabotage)
  }

  private static func simple(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 4))
    return Benchmark(
      "Simple Command", group: group, options: .init(operations: 1000, relativeTo: rawModel),
      verify: { $0.value == 8 }, iteration: { try SimpleCommand().run(identity(inputs)) })
  }

  private static func complex(_ sabotage: Sabotage) -> Benchmark {
    let inputs = complexInputs(name: sabotage.choose("John Doe", orBroken: "JD"))
    return Benchmark(
      "Complex Command with Validation", group: group, options: .init(operations: 1000, relativeTo: rawComplexModel),
      verify: { $0.value?.isProcessed == true && $0.value?.name == "John Doe" },
      iteration: { try ComplexCommand().run(identity(inputs)) })
  }

  /// Stated against one command with the same inputs: what a second whole lifecycle adds.
  private static func subcommands(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 2))
    return Benchmark(
      "Command with Subcommands", group: group, options: .init(operations: 500, relativeTo: simpleCommand),
      verify: { $0.value == 16 }, iteration: { try ParentCommand().run(identity(inputs)) })
  }

  private static func asynchronous(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Single(value: sabotage.choose(21, orBroken: 20))
    return Benchmark(
      "Async Command", group: group, options: .init(operations: 1000),
      verify: { (outcome: Outcome<Int>) in outcome.value == 42 },
      iteration: { () async throws in try await AsyncDoublingCommand().run(identity(inputs)) })
  }

  /// Structured tasks on the usual executor; an iteration is all of them, from the first task's start to the last's
  /// end.
  private static func asynchronousAtOnce(_ sabotage: Sabotage) -> Benchmark {
    let first = sabotage.choose(0, orBroken: 1)
    return Benchmark(
      "\(crowd) Async Commands at Once", group: group, options: .init(operations: 500),
      verify: { (values: [Int?]) in Set(values) == Set((0..<crowd).map { $0 * 2 }) },
      iteration: { () async throws in
        try await withThrowingTaskGroup(of: Outcome<Int>.self) { tasks in
          for value in identity(first)..<(first + crowd) {
            tasks.addTask { try await AsyncDoublingCommand().run(Single(value: value)) }
          }
          return try await tasks.reduce(into: []) { $0.append($1.value) }
        }
      })
  }

  private static func sleeping(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Single(value: sabotage.choose(21, orBroken: 20))
    return Benchmark(
      "Async Command Sleeping 1 ms", group: group, options: .init(operations: 500),
      verify: { (outcome: Outcome<Int>) in outcome.value == 42 },
      iteration: { () async throws in try await AsyncSleepingCommand().run(identity(inputs)) })
  }

  private static func raw(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 4))
    return Benchmark(
      rawModel.name, group: group, options: .init(operations: 1000), verify: { $0 == 8 },
      iteration: { RawModel.sum(inputs) })
  }

  private static func rawComplex(_ sabotage: Sabotage) -> Benchmark {
    let inputs = complexInputs(name: sabotage.choose("John Doe", orBroken: "JD"))
    return Benchmark(
      rawComplexModel.name, group: group, options: .init(operations: 1000),
      verify: { $0?.isProcessed == true && $0?.name == "John Doe" }, iteration: { RawModel.record(inputs) })
  }

  private static func complexInputs(name: String) -> ComplexCommand.Inputs {
    ComplexCommand.Inputs(
      name: name, email: "john@example.com", age: 30, tags: ["user", "active"], metadata: ["source": "api"])
  }
}
