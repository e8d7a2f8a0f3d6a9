import BenchModel
import Benchmarking
import CommandFramework

/// What whole workflows cost: repositories, transactions, the registry, a disk and a socket.
enum Integration {
  static let group = "integration"

  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    workflow(sabotage)
    repository(sabotage)
    commit(sabotage)
    rollback(sabotage)
    nested(sabotage)
    lookUp(sabotage)
    manifest(sabotage)
    durable(sabotage)
    loopback(sabotage)
  }

  private static func workflow(_ sabotage: Sabotage) -> Benchmark {
    let inputs = userInputs(age: sabotage.choose(31, orBroken: 32))
    return Benchmark(
      "E2E Workflow", group: group, options: .init(operations: 100), setUp: { try UserStore() },
      body: { (store: UserStore, state: inout State) in
        for _ in state { blackHole(try CreateUser(repository: store.repository).run(identity(inputs))) }
        let outcome = try CreateUser(repository: store.repository).run(inputs)
        state.expect(
          outcome.value?.key == 1 && outcome.value?.age == 31 && store.age(of: 1) == 31,
          "the user was to be kept at the age of 31, but the outcome was \(outcome)")
      })
  }

  private static func repository(_ sabotage: Sabotage) -> Benchmark {
    let user = User(key: nil, name: "Test", email: "test@example.com", age: sabotage.choose(25, orBroken: 26))
    return Benchmark(
      "Repository Operations", group: group, options: .init(operations: 500),
      body: { (state: inout State) throws in
        var repository = RenewedRepository()
        for _ in state { blackHole(try repository.saveAndFind(identity(user))) }
        let visit = try repository.saveAndFind(user)
        state.expect(
          visit.saved.key != nil && visit.found == visit.saved && visit.found?.current.age == 25,
          "what was saved and found is \(visit)")
      })
  }

  private static func lookUp(_ sabotage: Sabotage) -> Benchmark {
    let name = sabotage.choose(SimpleCommand.qualifiedName, orBroken: ChildCommand.qualifiedName)
    return Benchmark(
      "Registry Look-up", group: group, options: .init(operations: 10_000),
      setUp: { try SuiteRegistry.make(isWhole: true) },
      body: { (registry: CommandRegistry, state: inout State) in
        for _ in state { blackHole(try registry.get(identity(name))) }
        let command = try registry.get(name)
        state.expect(command.name == SimpleCommand.qualifiedName, "the name led to \(command.name)")
      })
  }

  /// Everything about every command, as the text that a tool is sent.
  private static func manifest(_ sabotage: Sabotage) -> Benchmark {
    let isWhole = sabotage.choose(true, orBroken: false)
    return Benchmark(
      "Manifest", group: group, options: .init(operations: 1000),
      setUp: { try SuiteRegistry.make(isWhole: isWhole) },
      body: { (registry: CommandRegistry, state: inout State) in
        for _ in state { blackHole(identity(registry).manifest().json) }
        let text = registry.manifest().json
        let missing = SuiteRegistry.names.filter { !text.contains("\"name\":\"\($0)\"") }
        state.expect(missing.isEmpty, "the manifest lacks \(missing)")
      })
  }

  static func userInputs(age: Int) -> CreateUser.Inputs {
    CreateUser.Inputs(key: 1, name: "John", email: "john@example.com", age: age)
  }
}
