/// A repository that remembers what it changed, so that a transaction over it can be undone; one for each command that
/// runs.
///
/// Undoing puts back what stood before and so gives atomicity, not isolation: what another unit of work saved under the
/// same key in between is lost with the undoing, and others see changes before they are committed.
package final class UnitOfWork<Model: EntityModel>: Repository, TransactionHandler {
  private struct Change {
    let key: Model.Key
    let before: Model?
  }

  private let base: InMemoryRepository<Model>
  // One list for each open depth, the outermost first.
  private let undo = Locked<[[Change]]>([])

  package init(_ base: InMemoryRepository<Model>) { self.base = base }

  package func save(_ entity: inout Entity<Model>) throws {
    let before = entity.key.flatMap { base.find($0)?.current }
    // Noted in any case: a callback after the saving may throw, and then what was saved is there all the same.
    defer {
      if let key = entity.key { note(Change(key: key, before: before)) }
    }
    try base.save(&entity)
  }

  package func find(_ key: Model.Key) -> Entity<Model>? { base.find(key) }
  package func findAll() -> [Entity<Model>] { base.findAll() }
  package func count() -> Int { base.count() }

  @discardableResult
  package func delete(_ key: Model.Key) -> Bool {
    let before = base.find(key)?.current
    guard base.delete(key) else { return false }
    note(Change(key: key, before: before))
    return true
  }

  package func begin(depth: Int) throws {
    try undo.withLock { undo in
      guard undo.count == depth - 1 else { throw RepositoryError.transactionAlreadyOpen }
      undo.append([])
    }
  }

  /// What is committed inside another transaction is undone with that one.
  package func commit(depth: Int) throws {
    try undo.withLock { undo in
      guard undo.count == depth, let changes = undo.popLast() else { throw RepositoryError.noOpenTransaction }
      if !undo.isEmpty { undo[undo.count - 1] += changes }
    }
  }

  package func rollback(depth: Int) throws {
    let changes = try undo.withLock { undo in
      guard undo.count == depth, let changes = undo.popLast() else { throw RepositoryError.noOpenTransaction }
      return changes
    }
    for change in changes.reversed() { base.restore(change.key, to: change.before) }
  }

  private func note(_ change: Change) {
    undo.withLock { undo in
      if !undo.isEmpty { undo[undo.count - 1].append(change) }
    }
  }
}
