import CommandFramework

/// The simple command in a transaction of its own.
struct TransactionalCommand: Command {
  let transactionHandler: (any TransactionHandler)?

  /// The sum, and a thousand for every transaction around it.
  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int {
    inputs.a + inputs.b + 1000 * context.transactionDepth
  }
}
