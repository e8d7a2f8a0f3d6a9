import CommandFramework

/// Which concerns a command has.
protocol ConcernChoice: Sendable {
  static var concerns: Concerns { get }
}

/// The concerns of a command one by one, and none and all of them.
///
/// Callbacks belong to transitions, so that concern comes with the lifecycle.
enum ConcernChoices {
  enum Nothing: ConcernChoice { static let concerns = Concerns(rawValue: 0) }
  enum Inputs: ConcernChoice { static let concerns: Concerns = [.inputs] }
  enum Lifecycle: ConcernChoice { static let concerns: Concerns = [.lifecycle] }
  enum Errors: ConcernChoice { static let concerns: Concerns = [.errors] }
  enum LifecycleAndCallbacks: ConcernChoice { static let concerns: Concerns = [.lifecycle, .callbacks] }
  enum Transaction: ConcernChoice { static let concerns: Concerns = [.transaction] }
  enum Records: ConcernChoice { static let concerns: Concerns = [.records] }
  enum Validation: ConcernChoice { static let concerns: Concerns = [.validation] }
  enum Metadata: ConcernChoice { static let concerns: Concerns = [.metadata] }
  enum Everything: ConcernChoice { static let concerns = Concerns.all }
}

/// The same body under any choice of concerns; the result tells which of its parts were called.
struct ConcernCommand<Choice: ConcernChoice>: Command {
  static var name: String { "ConcernCommand" }
  static var concerns: Concerns { Choice.concerns }
  static var callbacks: Callbacks { CountedCallbacks.One.callbacks }

  let transactionHandler: (any TransactionHandler)?
  private var parts = 0

  init(transactionHandler: any TransactionHandler) { self.transactionHandler = transactionHandler }

  mutating func loadRecords(_ inputs: BoundedPair, _ context: inout CommandContext) { parts += 100 }
  mutating func validateRecords(_ inputs: BoundedPair, _ context: inout CommandContext) { parts += 1000 }
  mutating func validate(_ inputs: BoundedPair, _ context: inout CommandContext) { parts += 10_000 }

  func execute(_ inputs: BoundedPair, _ context: inout CommandContext) -> Int {
    inputs.a + inputs.b + parts + 100_000 * context.transactionDepth
  }

  /// What an outcome's value must be for the sum of the inputs.
  static func expected(sum: Int) -> Int {
    var value = sum
    if concerns.contains(.records) { value += 1100 }
    if concerns.contains(.validation) { value += 10_000 }
    if concerns.contains(.transaction) { value += 100_000 }
    return value
  }
}
