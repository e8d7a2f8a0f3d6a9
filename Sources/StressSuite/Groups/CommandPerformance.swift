import BenchModel
import Benchmarking
import CommandFramework

/// What running a command costs, from a bare model to nested and asynchronous commands.
enum CommandPerformance {
  static let group = "command_performance"
  private static let rawModel = BenchmarkID(group: group, name: "Raw Model")

  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    simple(sabotage)
    complex(sabotage)
    subcommands(sabotage)
    asynchronous(sabotage)
    raw(sabotage)
  }

  private static func simple(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 4))
    return Benchmark(
      "Simple Command", group: group, options: .init(operations: 1000, relativeTo: rawModel),
      verify: { $0.value == 8 }, iteration: { try SimpleCommand().run(identity(inputs)) })
  }

  private static func complex(_ sabotage: Sabotage) -> Benchmark {
    let inputs = ComplexCommand.Inputs(
      name: "John Doe", email: sabotage.choose("john@example.com", orBroken: "john at example.com"), age: 30,
      tags: ["user", "active"], metadata: ["source": "api"])
    return Benchmark(
      "Complex Command with Validation", group: group, options: .init(operations: 1000, relativeTo: rawModel),
      verify: { $0.value?.isProcessed == true && $0.value?.name == "John Doe" },
      iteration: { try ComplexCommand().run(inputs) })
  }

  private static func subcommands(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 2))
    return Benchmark(
      "Command with Subcommands", group: group, options: .init(operations: 500, relativeTo: rawModel),
      verify: { $0.value == 16 }, iteration: { try ParentCommand().run(identity(inputs)) })
  }

  private static func asynchronous(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Single(value: sabotage.choose(21, orBroken: 20))
    return Benchmark(
      "Async Command", group: group, options: .init(operations: 1000, relativeTo: rawModel),
      verify: { (outcome: Outcome<Int>) in outcome.value == 42 },
      iteration: { () async throws in try await AsyncDoublingCommand().run(identity(inputs)) })
  }

  /// The same inputs as the simple command, made and validated, without a command around them.
  private static func raw(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 4))
    return Benchmark(
      rawModel.name, group: group, options: .init(operations: 1000), verify: { $0 == 8 },
      iteration: {
        let model = Pair(a: identity(inputs.a), b: identity(inputs.b))
        var errors = ErrorCollection()
        Pair.schema.validate(model, &errors)
        return errors.isEmpty ? model.a + model.b : -1
      })
  }
}
