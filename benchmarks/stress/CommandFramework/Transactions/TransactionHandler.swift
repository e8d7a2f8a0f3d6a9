/// Something that can undo work: a database connection, a repository with an undo log.
///
/// Depth 1 is the outermost transaction; deeper ones are savepoints inside it. Calls come properly nested. The calls
/// are synchronous in asynchronous commands too.
package protocol TransactionHandler: AnyObject, Sendable {
  /// Whether a transaction inside another can be undone by itself.
  ///
  /// If not, commands inside others join the outer transaction, and one that fails dooms it.
  var supportsSavepoints: Bool { get }

  func begin(depth: Int) throws
  func commit(depth: Int) throws
  func rollback(depth: Int) throws
}

extension TransactionHandler {
  package var supportsSavepoints: Bool { true }
}

/// A run that could not be undone after it had errored: the error that ended it, and the one of the rollback.
package struct RollbackError: Error {
  package let cause: any Error
  package let rollback: any Error
}
