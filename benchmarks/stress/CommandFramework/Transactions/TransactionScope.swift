/// One run's place in the transactions around it.
final class TransactionScope {
  let handler: any TransactionHandler
  let enclosing: TransactionScope?
  /// Counts the scopes of the same handler only: two databases have a depth each.
  let depth: Int
  /// Whether this scope has a transaction of its own, or shares the enclosing one's.
  let isJoined: Bool
  private(set) var isFailed = false
  private(set) var isOpen = false

  init(_ handler: any TransactionHandler, inside enclosing: TransactionScope?) {
    self.handler = handler
    self.enclosing = enclosing
    let outer = enclosing?.nearest(of: handler)
    depth = (outer?.depth ?? 0) + 1
    isJoined = outer != nil && !handler.supportsSavepoints
  }

  func begin() throws {
    if !isJoined { try handler.begin(depth: depth) }
    isOpen = true
  }

  func commit() throws {
    if !isJoined { try handler.commit(depth: depth) }
    isOpen = false
  }

  /// Undoes the scope's work, or, where it has no transaction of its own, marks the one it shares as failed.
  func rollback() throws {
    guard isOpen else { return }
    isOpen = false
    isFailed = true
    if isJoined {
      enclosing?.nearest(of: handler)?.isFailed = true
    } else {
      try handler.rollback(depth: depth)
    }
  }

  private func nearest(of handler: any TransactionHandler) -> TransactionScope? {
    self.handler === handler ? self : enclosing?.nearest(of: handler)
  }
}
