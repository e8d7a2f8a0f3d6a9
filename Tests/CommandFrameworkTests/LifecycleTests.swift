import CommandFramework
import Testing

@Suite("Lifecycle")
struct LifecycleTests {
  static let successful: [LifecycleState] = [
    .initialized, .openingTransaction, .castingAndValidatingInputs, .loadingRecords, .validatingRecords, .validating,
    .executing, .committingTransaction, .succeeded,
  ]

  @Test("there are eleven states, seven phases and three ends")
  func census() {
    #expect(LifecycleState.allCases.count == 11)
    #expect(Phase.allCases.count == 7)
    #expect(LifecycleState.allCases.filter(\.isTerminal) == [.succeeded, .failed, .errored])
    #expect(Transition.legal.count == 24)
    #expect(Phase.allCases.map(\.state) == Array(Self.successful.dropFirst().dropLast()))
  }

  @Test("a successful run visits every state in order")
  func straightWay() throws {
    let outcome = try SimpleCommand().run(.init(a: 5, b: 3))
    #expect(outcome.value == 8)
    #expect(outcome.history.states == Self.successful)
    #expect(outcome.history.first == Transition(from: .initialized, to: .openingTransaction))
    #expect(outcome.history.last == Transition(from: .committingTransaction, to: .succeeded))
    #expect(outcome.history.map(\.name) == Transition.Name.allCases.prefix(8).map { $0 })
  }

  @Test("from every state only the next one, failed and errored can be reached", arguments: LifecycleState.allCases)
  func legality(from: LifecycleState) {
    let reachable = LifecycleState.allCases.filter { Transition(from: from, to: $0).isLegal }
    if from.isTerminal {
      #expect(reachable.isEmpty)
    } else {
      #expect(reachable.map(\.rawValue) == [from.rawValue + 1, 9, 10].filter { $0 <= 10 })
    }
  }

  @Test("an illegal move is refused loudly and changes nothing")
  func illegalMove() throws {
    var lifecycle = Lifecycle()
    try lifecycle.move(to: .openingTransaction)
    let before = lifecycle
    #expect(throws: Lifecycle.IllegalTransition(transition: Transition(from: .openingTransaction, to: .executing))) {
      try lifecycle.move(to: .executing)
    }
    #expect(lifecycle == before)
    try lifecycle.move(to: .failed)
    #expect(!lifecycle.canMove(to: .errored))
    #expect(lifecycle.history.states == [.initialized, .openingTransaction, .failed])
  }

  @Test("a second proceed of an around-callback is a programming error, not a silent no")
  func secondProceed() async {
    await #expect(processExitsWith: .failure) {
      struct Twice: Command {
        static let callbacks = Callbacks {
          $0.around(.on(.execute)) { context, proceed in
            try proceed(&context)
            try proceed(&context)
          }
        }
        func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { 1 }
      }
      _ = try Twice().run(NoInputs())
    }
  }

  @Test(
    "what stops a run in its own phases ends in failed there",
    arguments: [Phase.loadRecords, .validateRecords, .validate, .execute],
    [ThrowingCommand.Manner.halting, .recording])
  func failing(phase: Phase, manner: ThrowingCommand.Manner) async throws {
    let outcome = try ThrowingCommand(phase: phase, manner: manner).run(NoInputs())
    #expect(outcome.isFailure)
    #expect(outcome.history.last == Transition(from: phase.state, to: .failed))
    #expect(outcome.errors.count == 1)
    let asynchronous = try await AsyncThrowingCommand(phase: phase, manner: manner).run(NoInputs())
    #expect(asynchronous == outcome)
  }

  @Test("a throw in execute becomes an execution error with its type")
  func executionError() async throws {
    let outcome = try ThrowingCommand(phase: .execute, manner: .throwing).run(NoInputs())
    let error = try #require(outcome.errors.first)
    #expect(error.key == "runtime.root.execution_error")
    #expect(error.context == ["exception_type": "Mishap"])
    #expect(outcome.history.states.last == .failed)
    let asynchronous = try await AsyncThrowingCommand(phase: .execute, manner: .throwing).run(NoInputs())
    #expect(asynchronous == outcome)
  }

  @Test(
    "a throw in any other phase is rethrown after rollback",
    arguments: [Phase.loadRecords, .validateRecords, .validate])
  func errored(phase: Phase) async throws {
    let transactions = RecordingTransactions()
    #expect(throws: Mishap(place: "\(phase)")) {
      try ThrowingCommand(phase: phase, manner: .throwing, transactionHandler: transactions).run(NoInputs())
    }
    #expect(transactions.log == ["begin 1", "rollback 1"])
    await #expect(throws: Mishap(place: "\(phase)")) {
      try await AsyncThrowingCommand(phase: phase, manner: .throwing, transactionHandler: transactions).run(NoInputs())
    }
    #expect(transactions.log == ["begin 1", "rollback 1", "begin 1", "rollback 1"])
  }
}
