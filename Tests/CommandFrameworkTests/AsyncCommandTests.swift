import CommandFramework
import Testing

@Suite("Asynchronous commands")
struct AsyncCommandTests {
  @Test("an asynchronous command walks the same states as a synchronous one")
  func sameStates() async throws {
    let outcome = try await AsyncSimpleCommand().run(Number(value: 21))
    #expect(outcome.value == 42)
    #expect(outcome.history.states == LifecycleTests.successful)
  }

  @Test("its inputs are validated and cast by the same schema")
  func inputs() async throws {
    #expect(try await AsyncSimpleCommand().run(Number(value: -1)).errors.map(\.key) == ["data.value.too_small"])
    #expect(try await AsyncSimpleCommand().run(casting: ["value": "4"]).value == 8)
    let refused = try await AsyncSimpleCommand().run(casting: ["value": "x"])
    #expect(refused.errors.map(\.key) == ["data.value.invalid_type"])
    #expect(refused.history.states == [.initialized, .openingTransaction, .castingAndValidatingInputs, .failed])
  }

  @Test("it runs asynchronous and synchronous commands inside itself")
  func subcommands() async throws {
    #expect(try await AsyncParent().run(Pair(x: 3, y: 5)).value == 30)
    let failed = try await AsyncParent().run(Pair(x: -3, y: 5))
    #expect(failed.errors.map(\.key) == ["AsyncParent>data.value.too_small"])
  }

  struct Doubling: DomainMapper {
    typealias Callee = AsyncSimpleCommand
    func mapInputs(_ input: Int) -> Number { Number(value: input) }
    func mapOutput(_ output: Int) -> String { "\(output)" }
  }

  struct AsyncMapped: AsyncCommand {
    func execute(_ inputs: Pair, _ context: inout CommandContext) async throws -> String {
      let attempted = try await context.attemptSubcommand(AsyncSimpleCommand(), Number(value: inputs.x))
      let mapped = try await context.runMappedSubcommand(AsyncSimpleCommand(), inputs.y, through: Doubling())
      return "\(attempted.errors.count) \(mapped ?? "none")"
    }
  }

  @Test("an attempted command's failure is the caller's to judge, and a mapper translates")
  func attemptedAndMapped() async throws {
    #expect(try await AsyncMapped().run(Pair(x: -1, y: 4)).value == "1 8")
    #expect(try await AsyncMapped().run(Pair(x: 1, y: -4)).errors.map(\.key) == ["AsyncMapped>data.value.too_small"])
  }

  @Test("a cancellation ends in failed with a runtime error and a rollback", arguments: [true, false])
  func cancellation(checks: Bool) async throws {
    let transactions = RecordingTransactions()
    let task = Task { try await SelfCancelling(checks: checks, transactionHandler: transactions).run(NoInputs()) }
    let outcome = try await task.value
    #expect(outcome.errors.map(\.key) == ["runtime.root.cancelled"])
    #expect(outcome.history.last == Transition(from: .executing, to: .failed))
    #expect(transactions.log == ["begin 1", "rollback 1"])
  }

  @Test("a task that is cancelled beforehand begins nothing")
  func cancelledBefore() async throws {
    let transactions = RecordingTransactions()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await SelfCancelling(checks: true, transactionHandler: transactions).run(NoInputs())
    }
    #expect(try await task.value.history.states == [.initialized, .failed])
    #expect(transactions.log.isEmpty)
  }

  @Test("a hundred at a time keep their results apart")
  func manyAtOnce() async throws {
    let results = try await withThrowingTaskGroup(of: (Int, Int?).self) { group in
      for value in 0..<100 {
        group.addTask { (value, try await AsyncSimpleCommand().run(Number(value: value)).value) }
      }
      return try await group.reduce(into: [Int: Int?]()) { $0[$1.0] = $1.1 }
    }
    #expect(results.count == 100)
    #expect(results.allSatisfy { $0.value == $0.key * 2 })
  }
}
