import BenchModel
import Benchmarking
import CommandFramework

extension Integration {
  static func commit(_ sabotage: Sabotage) -> Benchmark {
    let inputs = userInputs(age: 31)
    let isRefused = sabotage.choose(false, orBroken: true)
    return Benchmark(
      "Transaction Commit", group: group, options: .init(operations: 1000), setUp: { try UserStore() },
      body: { (store: UserStore, state: inout State) in
        let command = CreateUser(repository: store.work, transactionHandler: store.work, isRefused: isRefused)
        for _ in state { blackHole(try command.run(identity(inputs))) }
        let outcome = try command.run(inputs)
        state.expect(
          outcome.isSuccess && store.age(of: 1) == 31, "the change was to be kept, but the outcome was \(outcome)")
      })
  }

  /// The user is changed and the command refused; the repository has to be as it was.
  static func rollback(_ sabotage: Sabotage) -> Benchmark {
    let inputs = userInputs(age: 31)
    let isRefused = sabotage.choose(true, orBroken: false)
    return Benchmark(
      "Transaction Rollback", group: group, options: .init(operations: 1000), setUp: { try UserStore() },
      body: { (store: UserStore, state: inout State) in
        let command = CreateUser(repository: store.work, transactionHandler: store.work, isRefused: isRefused)
        for _ in state { blackHole(try command.run(identity(inputs))) }
        let outcome = try command.run(inputs)
        state.expect(
          outcome.errors.map(\.symbol) == [.ruleViolated] && store.age(of: 1) == UserStore.age,
          "the change was to be undone, but the outcome was \(outcome)")
      })
  }

  /// A transaction around two others, of which one is kept and one is undone to its savepoint.
  static func nested(_ sabotage: Sabotage) -> Benchmark {
    let inputs = userInputs(age: 31)
    let refusesLast = sabotage.choose(true, orBroken: false)
    return Benchmark(
      "Nested Transactions", group: group, options: .init(operations: 1000), setUp: { try UserStore() },
      body: { (store: UserStore, state: inout State) in
        let command = NestedChanges(work: store.work, refusesLast: refusesLast)
        for _ in state { blackHole(try command.run(identity(inputs))) }
        let outcome = try command.run(inputs)
        state.expect(
          outcome.value == 1 && (1...3).map(store.age) == [31, 31, nil],
          "two changes were to be kept and one undone, but the outcome was \(outcome)")
      })
  }
}
