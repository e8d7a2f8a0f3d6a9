import CommandFramework

/// The body under none, each one, and all of the concerns.
enum ConcernCommands {
  struct Bare: ConcernCommand {
    static let concerns = Concerns(rawValue: 0)
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Inputs: ConcernCommand {
    static let concerns: Concerns = [.inputs]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Lifecycle: ConcernCommand {
    static let concerns: Concerns = [.lifecycle]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Errors: ConcernCommand {
    static let concerns: Concerns = [.errors]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  /// Callbacks belong to transitions, so that concern comes with the lifecycle.
  struct LifecycleAndCallbacks: ConcernCommand {
    static let concerns: Concerns = [.lifecycle, .callbacks]
    static var callbacks: Callbacks { CountedCallbacks.one }
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Transaction: ConcernCommand {
    static let concerns: Concerns = [.transaction]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Records: ConcernCommand {
    static let concerns: Concerns = [.records]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Validation: ConcernCommand {
    static let concerns: Concerns = [.validation]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct Metadata: ConcernCommand {
    static let concerns: Concerns = [.metadata]
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }

  struct All: ConcernCommand {
    static let concerns = Concerns.all
    static var callbacks: Callbacks { CountedCallbacks.one }
    let transactionHandler: (any TransactionHandler)?
    var parts: Int
  }
}
