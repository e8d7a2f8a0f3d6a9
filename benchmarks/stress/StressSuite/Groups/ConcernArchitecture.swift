import BenchModel
import Benchmarking
import CommandFramework

/// What the parts of a command cost: the command against the bare model, and every concern against the bare body.
enum ConcernArchitecture {
  static let group = "concern_architecture"
  private static let rawModel = BenchmarkID(group: group, name: "Raw Model")
  private static let bareBody = BenchmarkID(
    group: group, name: concernTitle, parameters: [.init(name: "concern", value: "none")])
  private static let concernTitle = "Body with One Concern"

  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    raw(sabotage)
    command(sabotage)
    callbacks("0", CallbackCommands.Without.self, sabotage)
    callbacks("1", CallbackCommands.One.self, sabotage)
    callbacks("3", CallbackCommands.Three.self, sabotage)
    callbacks("conditional, matching", CallbackCommands.Matching.self, sabotage)
    callbacks("conditional, not matching", CallbackCommands.NotMatching.self, sabotage)
    transaction(sabotage)
    subcommand(sabotage)
    concern("none", ConcernCommands.Bare.self, sabotage)
    concern("inputs", ConcernCommands.Inputs.self, sabotage)
    concern("lifecycle", ConcernCommands.Lifecycle.self, sabotage)
    concern("errors", ConcernCommands.Errors.self, sabotage)
    concern("lifecycle and callbacks", ConcernCommands.LifecycleAndCallbacks.self, sabotage)
    concern("transaction", ConcernCommands.Transaction.self, sabotage)
    concern("records", ConcernCommands.Records.self, sabotage)
    concern("validation", ConcernCommands.Validation.self, sabotage)
    concern("metadata", ConcernCommands.Metadata.self, sabotage)
    concern("all", ConcernCommands.All.self, sabotage)
  }

  /// The inputs of every workload that is stated against the raw model, and of that model.
  private static func inputs(_ sabotage: Sabotage) -> Pair { Pair(a: 5, b: sabotage.choose(3, orBroken: 4)) }

  private static func raw(_ sabotage: Sabotage) -> Benchmark {
    let inputs = inputs(sabotage)
    return Benchmark(
      rawModel.name, group: group, options: .init(operations: 10_000), verify: { $0 == 8 },
      iteration: { RawModel.sum(inputs) })
  }

  private static func command(_ sabotage: Sabotage) -> Benchmark {
    let inputs = inputs(sabotage)
    return Benchmark(
      "Command", group: group, options: .init(operations: 10_000, relativeTo: rawModel), verify: { $0.value == 8 },
      iteration: { try SimpleCommand().run(identity(inputs)) })
  }

  private static func callbacks<C: CallbackCommand>(
    _ title: String, _ command: C.Type, _ sabotage: Sabotage
  ) -> Benchmark {
    let inputs = inputs(sabotage)
    return Benchmark(
      "Command with Callbacks", group: group, parameters: ["callbacks": title],
      options: .init(operations: 5000, relativeTo: rawModel),
      body: { (state: inout State) throws in
        let before = CountedCallbacks.calls
        for _ in state { blackHole(try C().run(identity(inputs))) }
        let (runs, calls) = (state.iterations, CountedCallbacks.calls - before)
        let outcome = try C().run(inputs)
        state.expect(
          outcome.value == 8 && calls == runs * C.callsPerRun,
          "\(calls) callbacks in \(runs) runs, and then \(outcome)")
      })
  }

  private static func transaction(_ sabotage: Sabotage) -> Benchmark {
    let inputs = inputs(sabotage)
    return Benchmark(
      "Command in a Transaction", group: group, options: .init(operations: 5000, relativeTo: rawModel),
      setUp: { TransactionalCommand(transactionHandler: UnitOfWork(InMemoryRepository<User>())) },
      body: { (command: TransactionalCommand, state: inout State) in
        for _ in state { blackHole(try command.run(identity(inputs))) }
        let outcome = try command.run(inputs)
        state.expect(outcome.value == 1008, "a run in one transaction gave \(outcome)")
      })
  }

  /// The command inside another that only runs it: both lifecycles are timed.
  private static func subcommand(_ sabotage: Sabotage) -> Benchmark {
    let inputs = inputs(sabotage)
    return Benchmark(
      "Command as Subcommand", group: group, options: .init(operations: 5000, relativeTo: rawModel),
      verify: { $0.value == 8 }, iteration: { try WrappingCommand().run(identity(inputs)) })
  }

  private static func concern<C: ConcernCommand>(
    _ title: String, _ command: C.Type, _ sabotage: Sabotage
  ) -> Benchmark {
    let inputs = BoundedPair(a: 5, b: sabotage.choose(3, orBroken: 4))
    let concerns = C.concerns
    return Benchmark(
      concernTitle, group: group, parameters: ["concern": title],
      options: .init(operations: 5000, relativeTo: concerns.isEmpty ? nil : bareBody),
      setUp: { C(transactionHandler: UnitOfWork(InMemoryRepository<User>()), parts: 0) },
      body: { (command: C, state: inout State) in
        let before = CountedCallbacks.calls
        for _ in state { blackHole(try command.run(identity(inputs))) }
        let (runs, calls) = (state.iterations, CountedCallbacks.calls - before)
        let outcome = try command.run(inputs)
        state.expect(
          outcome.value == C.expected(sum: 8)
            && outcome.history.count == (concerns.contains(.lifecycle) ? 8 : 0)
            && outcome.metadata.isEmpty != concerns.contains(.metadata)
            && calls == (concerns.contains(.callbacks) ? runs : 0),
          "\(calls) callbacks in \(runs) runs, and then \(outcome)")
      })
  }
}
