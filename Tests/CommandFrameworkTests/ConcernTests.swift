import CommandFramework
import Synchronization
import Testing

/// Writes down which parts of a command were called.
private final class Calls: TransactionHandler {
  let log = Mutex<[String]>([])
  func note(_ call: String) { log.withLock { $0.append(call) } }
  func begin(depth: Int) { note("begin") }
  func commit(depth: Int) { note("commit") }
  func rollback(depth: Int) { note("rollback") }
}

@Suite("Concerns")
struct ConcernTests {
  private enum Nothing: Declaration { static let concerns = Concerns(rawValue: 0) }
  private enum OnlyInputs: Declaration { static let concerns: Concerns = [.inputs] }
  private enum OnlyLifecycle: Declaration { static let concerns: Concerns = [.lifecycle] }
  private enum OnlyErrors: Declaration { static let concerns: Concerns = [.errors] }
  private enum WithCallbacks: Declaration { static let concerns: Concerns = [.lifecycle, .callbacks] }
  private enum OnlyTransaction: Declaration { static let concerns: Concerns = [.transaction] }
  private enum OnlyRecords: Declaration { static let concerns: Concerns = [.records] }
  private enum OnlyValidation: Declaration { static let concerns: Concerns = [.validation] }
  private enum OnlyMetadata: Declaration { static let concerns: Concerns = [.metadata] }
  private enum Everything: Declaration { static let concerns = Concerns.all }

  private protocol Declaration: Sendable {
    static var concerns: Concerns { get }
  }

  /// The same body under any set of concerns.
  private struct Probe<D: Declaration>: Command {
    static var name: String { "Probe" }
    static var concerns: Concerns { D.concerns }
    static var callbacks: Callbacks { Callbacks { $0.before(.on(.execute)) { $0.metadata["called"] = true } } }
    let calls: Calls
    var transactionHandler: (any TransactionHandler)? { calls }

    func loadRecords(_ inputs: Number, _ context: inout CommandContext) { calls.note("load") }
    func validateRecords(_ inputs: Number, _ context: inout CommandContext) { calls.note("validate records") }
    func validate(_ inputs: Number, _ context: inout CommandContext) { calls.note("validate") }
    func execute(_ inputs: Number, _ context: inout CommandContext) throws -> Int {
      calls.note("execute")
      if inputs.value == 13 { throw Mishap(place: "execute") }
      return inputs.value
    }
  }

  private func run<D: Declaration>(_ declaration: D.Type, _ value: Int = 1) throws -> (Outcome<Int>, [String]) {
    let calls = Calls()
    let outcome = try Probe<D>(calls: calls).run(Number(value: value))
    return (outcome, calls.log.withLock { $0 })
  }

  @Test("without concerns there is the body and nothing else")
  func nothing() throws {
    let (outcome, log) = try run(Nothing.self, -5)
    #expect(outcome.value == -5 && log == ["execute"])
    #expect(outcome.history.isEmpty && outcome.metadata.isEmpty)
    #expect(throws: Mishap.self) { try run(Nothing.self, 13) }
  }

  @Test("each concern adds its own part and no other")
  func each() throws {
    #expect(try run(OnlyInputs.self, -5).0.errors.map(\.symbol) == [.tooSmall])
    #expect(try run(OnlyLifecycle.self).0.history.count == 8)
    #expect(try run(OnlyErrors.self, 13).0.errors.map(\.symbol) == [.executionError])
    #expect(try run(WithCallbacks.self).0.metadata == ["called": true])
    #expect(try run(OnlyTransaction.self).1 == ["begin", "execute", "commit"])
    #expect(try run(OnlyRecords.self).1 == ["load", "validate records", "execute"])
    #expect(try run(OnlyValidation.self).1 == ["validate", "execute"])
    #expect(try run(OnlyMetadata.self).0.metadata == ["command": "Probe", "domain": nil, "transitions": 0])
  }

  @Test("all concerns together do everything, in order")
  func everything() throws {
    let (outcome, log) = try run(Everything.self)
    #expect(log == ["begin", "load", "validate records", "validate", "execute", "commit"])
    #expect(outcome.metadata == ["command": "Probe", "domain": nil, "transitions": 8, "called": true])
    #expect(try run(Everything.self, 13).1.last == "rollback")
  }

  @Test("untyped inputs are cast and validated under any concerns")
  func untyped() throws {
    #expect(try Probe<Nothing>(calls: Calls()).run(casting: ["value": -5]).errors.map(\.symbol) == [.tooSmall])
  }

  @Test("a throw without the concern of errors still rolls back")
  func rollback() {
    let calls = Calls()
    #expect(throws: Mishap.self) { try Probe<OnlyTransaction>(calls: calls).run(Number(value: 13)) }
    #expect(calls.log.withLock { $0 } == ["begin", "execute", "rollback"])
  }
}
