import CommandFramework
import Testing

@Suite("Transactions")
struct TransactionTests {
  struct Inner: Command {
    var transactionHandler: (any TransactionHandler)?
    func execute(_ inputs: Switch, _ context: inout CommandContext) throws -> Int {
      if inputs.shouldFail { try context.fail("inner", "failed inside") }
      return context.transactionDepth
    }
  }

  /// Runs the inner command and forgives it: what it recorded does not fail this one.
  struct Outer: AsyncCommand {
    var transactionHandler: (any TransactionHandler)?
    let inner: Inner
    func execute(_ inputs: Switch, _ context: inout CommandContext) async throws -> Int {
      try context.requireSubcommand(inner, inputs)
    }
  }

  @Test("a success commits, and is a success only after the commit")
  func commit() throws {
    struct Watching: Command {
      static let callbacks = Callbacks {
        $0.before(.to(.succeeded)) { $0.metadata["seen"] = .bool($0.state == .committingTransaction) }
      }
      var transactionHandler: (any TransactionHandler)?
      func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { context.transactionDepth }
    }
    let transactions = RecordingTransactions()
    let outcome = try Watching(transactionHandler: transactions).run(NoInputs())
    #expect(outcome.value == 1)
    #expect(transactions.log == ["begin 1", "commit 1"])
    #expect(outcome.metadata == ["seen": true])
  }

  @Test(
    "an error in any phase rolls back",
    arguments: [Phase.loadRecords, .validateRecords, .validate, .execute], [ThrowingCommand.Manner.halting, .recording])
  func rollback(phase: Phase, manner: ThrowingCommand.Manner) throws {
    let transactions = RecordingTransactions()
    let outcome = try ThrowingCommand(phase: phase, manner: manner, transactionHandler: transactions).run(NoInputs())
    #expect(outcome.isFailure)
    #expect(transactions.log == ["begin 1", "rollback 1"])
  }

  @Test("invalid inputs roll back")
  func invalidInputs() throws {
    struct Checked: Command {
      var transactionHandler: (any TransactionHandler)?
      func execute(_ inputs: Number, _ context: inout CommandContext) -> Int { inputs.value }
    }
    let transactions = RecordingTransactions()
    #expect(try Checked(transactionHandler: transactions).run(Number(value: -1)).isFailure)
    #expect(transactions.log == ["begin 1", "rollback 1"])
  }

  @Test("a commit that throws ends in errored and rolls back")
  func failedCommit() async {
    let transactions = RecordingTransactions(failing: ["commit"])
    #expect(throws: Mishap(place: "commit")) {
      try Inner(transactionHandler: transactions).run(Switch(shouldFail: false))
    }
    #expect(transactions.log == ["begin 1", "commit 1", "rollback 1"])
    await #expect(throws: Mishap(place: "commit")) {
      try await AsyncThrowingCommand(phase: .openTransaction, manner: .halting, transactionHandler: transactions).run(
        NoInputs())
    }
  }

  @Test("a begin that throws ends in errored, and what never began is not rolled back")
  func failedBegin() {
    let transactions = RecordingTransactions(failing: ["begin"])
    #expect(throws: Mishap(place: "begin")) {
      try Inner(transactionHandler: transactions).run(Switch(shouldFail: false))
    }
    #expect(transactions.log == ["begin 1"])
  }

  @Test("a rollback that throws is told: in the outcome of a failure, beside the cause of an error")
  func failedRollback() throws {
    let transactions = RecordingTransactions(failing: ["rollback"])
    let outcome = try Inner(transactionHandler: transactions).run(Switch(shouldFail: true))
    #expect(outcome.errors.map(\.key) == ["runtime.root.inner", "system.root.rollback_failed"])
    #expect(outcome.errors.hasFatal)
    let error = #expect(throws: RollbackError.self) {
      try ThrowingCommand(phase: .validate, manner: .throwing, transactionHandler: transactions).run(NoInputs())
    }
    #expect(error?.cause as? Mishap == Mishap(place: "validate"))
    #expect(error?.rollback as? Mishap == Mishap(place: "rollback"))
  }

  @Test("a command inside another of the same handler has a savepoint")
  func nested() async throws {
    let transactions = RecordingTransactions()
    let outer = Outer(transactionHandler: transactions, inner: Inner(transactionHandler: transactions))
    #expect(try await outer.run(Switch(shouldFail: false)).value == 2)
    #expect(transactions.log == ["begin 1", "begin 2", "commit 2", "commit 1"])
  }

  @Test("a failure inside is undone to its savepoint, then outside")
  func nestedFailure() async throws {
    let transactions = RecordingTransactions()
    let outer = Outer(transactionHandler: transactions, inner: Inner(transactionHandler: transactions))
    #expect(try await outer.run(Switch(shouldFail: true)).isFailure)
    #expect(transactions.log == ["begin 1", "begin 2", "rollback 2", "rollback 1"])
  }

  @Test("another handler's transaction inside has a depth of its own")
  func twoHandlers() async throws {
    let (first, second) = (RecordingTransactions(), RecordingTransactions())
    let outer = Outer(transactionHandler: first, inner: Inner(transactionHandler: second))
    #expect(try await outer.run(Switch(shouldFail: false)).value == 1)
    #expect(first.log == ["begin 1", "commit 1"])
    #expect(second.log == ["begin 1", "commit 1"])
  }

  @Test("without savepoints the inner command joins the outer transaction and dooms it when it fails")
  func joined() async throws {
    /// Keeps the inner errors out of its own outcome, as a command does that runs another one apart.
    struct Swallowing: Command {
      var transactionHandler: (any TransactionHandler)?
      let inner: Inner
      func execute(_ inputs: Switch, _ context: inout CommandContext) throws -> Int {
        try context.attemptSubcommand(inner, inputs).value ?? 0
      }
    }
    let transactions = RecordingTransactions(supportsSavepoints: false)
    let outer = Swallowing(transactionHandler: transactions, inner: Inner(transactionHandler: transactions))
    #expect(try outer.run(Switch(shouldFail: false)).value == 2)
    #expect(transactions.log == ["begin 1", "commit 1"])
    #expect(try outer.run(Switch(shouldFail: true)).errors.map(\.symbol) == [.transactionFailed])
    #expect(transactions.log == ["begin 1", "commit 1", "begin 1", "rollback 1"])

    let saving = RecordingTransactions()
    let forgiving = Swallowing(transactionHandler: saving, inner: Inner(transactionHandler: saving))
    #expect(try forgiving.run(Switch(shouldFail: true)).value == 0)
    #expect(saving.log == ["begin 1", "begin 2", "rollback 2", "commit 1"])
  }
}
