import CommandFramework
import Testing

/// Appends a word to the log that a run keeps in its metadata.
private func note(_ word: String, _ context: inout CommandContext) {
  guard case .string(let log)? = context.metadata["log"] else { return context.metadata["log"] = .string(word) }
  context.metadata["log"] = .string(log + " " + word)
}

@Suite("Callbacks")
struct CallbackTests {
  struct Ordered: Command {
    static let callbacks = Callbacks {
      $0.after(.on(.execute)) { note("after(\($0.state))", &$0) }
      $0.before(.on(.execute), priority: 2) { note("late", &$0) }
      $0.before(.on(.execute), priority: -1) { note("early(\($0.state))", &$0) }
      $0.around(.on(.execute), priority: 2) { context, proceed in
        note("inner[", &context)
        try proceed(&context)
        note("]inner", &context)
      }
      $0.around(.on(.execute), priority: 1) { context, proceed in
        note("outer[", &context)
        try proceed(&context)
        note("]outer(\(context.state))", &context)
      }
      $0.before(.on(.execute), priority: 2) { note("later", &$0) }
    }
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int {
      note("work(\(context.state))", &context)
      return 1
    }
  }

  @Test("before runs in the old state, around encloses the move and the work, after runs in the new state")
  func order() throws {
    #expect(
      try Ordered().run(NoInputs()).metadata["log"]
        == "early(validating) late later outer[ inner[ work(executing) ]inner ]outer(executing) after(executing)")
  }

  struct Counting: Command {
    static let callbacks = Callbacks {
      $0.before(.any) { note("b\($0.state.rawValue)", &$0) }
      $0.after(.any) { note("a\($0.state.rawValue)", &$0) }
    }
    let manner: ThrowingCommand.Manner?
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) throws -> Int {
      switch manner {
      case .halting: try context.fail("stopped", "")
      case .throwing: throw Mishap(place: "execute")
      case .recording: context.addRuntimeError("noted", "")
      case nil: break
      }
      return 1
    }
  }

  @Test("each fires exactly once at every transition, terminal ones too")
  func once() throws {
    let success = try Counting(manner: nil).run(NoInputs())
    #expect(success.metadata["log"] == "b0 a1 b1 a2 b2 a3 b3 a4 b4 a5 b5 a6 b6 a7 b7 a8")
    let recorded = try Counting(manner: .recording).run(NoInputs())
    #expect(recorded.metadata["log"] == "b0 a1 b1 a2 b2 a3 b3 a4 b4 a5 b5 a6 b6 a9")
    for manner in [ThrowingCommand.Manner.halting, .throwing] {
      let stopped = try Counting(manner: manner).run(NoInputs())
      #expect(stopped.metadata["log"] == "b0 a1 b1 a2 b2 a3 b3 a4 b4 a5 b5 b6 a9")
    }
  }

  @Test("filters select by name, by the state before, by the state after, and by all of them")
  func filters() {
    func count(_ filter: TransitionFilter) -> Int {
      let set = Callbacks { $0.before(filter) { _ in } }
      return Transition.legal.filter { set.matches($0) }.count
    }
    #expect(count(.any) == 24)
    #expect(count(.on(.execute)) == 1)
    #expect(count(.on(.fail)) == 8)
    #expect(count(.from(.executing)) == 3)
    #expect(count(.to(.errored)) == 8)
    #expect(count(TransitionFilter(from: .executing, to: .failed, on: .fail)) == 1)
    #expect(count(TransitionFilter(from: .executing, to: .executing)) == 0)
  }

  struct Derived: Command {
    static let callbacks = Callbacks(deriving: Ordered.callbacks) {
      $0.before(.on(.execute), priority: 2) { note("derived", &$0) }
    }
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { 1 }
  }

  @Test("a derived set has its base's callbacks first, and the base does not get the derived ones")
  func inheritance() throws {
    let derived = try Derived().run(NoInputs()).metadata["log"]
    #expect(derived == "early(validating) late later derived outer[ inner[ ]inner ]outer(executing) after(executing)")
    guard case .string(let base)? = try Ordered().run(NoInputs()).metadata["log"] else {
      Issue.record("no log")
      return
    }
    #expect(!base.contains("derived"))
  }

  struct Vetoed: Command {
    static let callbacks = Callbacks { $0.around(.on(.execute)) { _, _ in } }
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { 1 }
  }

  @Test("an around-callback that does not proceed fails the run, and execute never runs")
  func veto() throws {
    let outcome = try Vetoed().run(NoInputs())
    #expect(outcome.errors.map(\.symbol) == [.vetoed])
    #expect(outcome.history.last == Transition(from: .validating, to: .failed))
  }

  @Test("a terminal transition cannot be vetoed")
  func noVetoAtTheEnd() throws {
    struct Stubborn: Command {
      static let callbacks = Callbacks { $0.around(.to(.succeeded)) { _, _ in } }
      func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { 1 }
    }
    #expect(try Stubborn().run(NoInputs()).history.states == LifecycleTests.successful)
  }

  struct Hindered: Command {
    static let callbacks = Callbacks {
      $0.before(.on(.validate)) { _ in throw Mishap(place: "callback") }
      $0.onError(.any) { note("error(\($1), \($0.state))", &$0) }
      $0.before(.to(.errored)) { context in
        guard context.metadata["log"] == "error(Mishap(place: \"callback\"), validatingRecords)" else { return }
        throw Mishap(place: "the log was right")
      }
    }
    var transactionHandler: (any TransactionHandler)?
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { 1 }
  }

  @Test("what a callback throws counts as thrown by its phase, and the first error is the one that comes out")
  func throwing() {
    let transactions = RecordingTransactions()
    #expect(throws: Mishap(place: "callback")) { try Hindered(transactionHandler: transactions).run(NoInputs()) }
    #expect(transactions.log == ["begin 1", "rollback 1"])
  }

  @Test("error callbacks hear what execute throws, and not a halt")
  func errorCallbacks() throws {
    struct Heard: Command {
      static let callbacks = Callbacks { $0.onError(.on(.execute)) { note("heard \($1)", &$0) } }
      let halts: Bool
      func execute(_ inputs: NoInputs, _ context: inout CommandContext) throws -> Int {
        if halts { try context.halt() }
        throw Mishap(place: "x")
      }
    }
    #expect(try Heard(halts: false).run(NoInputs()).metadata["log"] == "heard Mishap(place: \"x\")")
    #expect(try Heard(halts: true).run(NoInputs()).metadata["log"] == nil)
  }

  @Test("callbacks can read the inputs and stop a run")
  func inputs() throws {
    struct Guarded: Command {
      static let callbacks = Callbacks {
        $0.before(.on(.execute)) { context in
          if context.inputs(of: Guarded.self)?.value == 13 { try context.fail("unlucky", "no") }
        }
      }
      func execute(_ inputs: Number, _ context: inout CommandContext) -> Int { inputs.value }
    }
    #expect(try Guarded().run(Number(value: 12)).value == 12)
    #expect(try Guarded().run(Number(value: 13)).errors.map(\.key) == ["runtime.root.unlucky"])
  }

  struct AsyncOrdered: AsyncCommand {
    static let callbacks = AsyncCallbacks {
      $0.before(.any) { note("b\($0.state.rawValue)", &$0) }
      $0.around(.on(.execute)) { context, proceed in
        await Task.yield()
        note("[", &context)
        try await proceed(&context)
        note("]", &context)
      }
      $0.after(.to(.succeeded)) { note("done", &$0) }
    }
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) async -> Int {
      note("work", &context)
      return 1
    }
  }

  @Test("asynchronous commands call theirs in the same order")
  func asynchronous() async throws {
    #expect(try await AsyncOrdered().run(NoInputs()).metadata["log"] == "b0 b1 b2 b3 b4 b5 [ work ] b6 b7 done")
  }

  struct LateDoubt: Command {
    static let callbacks = Callbacks { callbacks in
      callbacks.before(.on(.succeed)) { context in
        switch context.inputs(of: LateDoubt.self)?.value {
        case 1: context.addRuntimeError("doubt", "not so sure")
        case 2: throw Mishap(place: "succeed")
        default: break
        }
      }
      callbacks.after(.on(.succeed)) { context in
        if context.inputs(of: LateDoubt.self)?.value == 3 { throw Mishap(place: "afterwards") }
        try context.halt()
      }
    }
    var transactionHandler: (any TransactionHandler)?
    func execute(_ inputs: Number, _ context: inout CommandContext) -> Int { inputs.value }
  }

  @Test("between commit and success a callback can still fail or error the run; afterwards a halt changes nothing")
  func lateCallbacks() throws {
    let transactions = RecordingTransactions()
    let command = LateDoubt(transactionHandler: transactions)
    let doubted = try command.run(Number(value: 1))
    #expect(doubted.errors.map(\.key) == ["runtime.root.doubt"])
    #expect(doubted.history.last == Transition(from: .committingTransaction, to: .failed))
    #expect(throws: Mishap(place: "succeed")) { try command.run(Number(value: 2)) }
    #expect(throws: Mishap(place: "afterwards")) { try command.run(Number(value: 3)) }
    #expect(try command.run(Number(value: 4)).value == 4)
    #expect(transactions.log == Array(repeating: ["begin 1", "commit 1"], count: 4).flatMap { $0 })
  }

  @Test("errors recorded on the way to the commit keep it from happening")
  func errorBeforeCommit() throws {
    struct Recorded: Command {
      static let callbacks = Callbacks { $0.before(.on(.commitTransaction)) { $0.addRuntimeError("doubt", "") } }
      var transactionHandler: (any TransactionHandler)?
      func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int { 1 }
    }
    let transactions = RecordingTransactions()
    #expect(try Recorded(transactionHandler: transactions).run(NoInputs()).errors.map(\.symbol) == ["doubt"])
    #expect(transactions.log == ["begin 1", "rollback 1"])
  }
}
