import SafeFiles

/// A commit, checked out and built for one session, or found as it was built for an earlier one.
package final class BuiltCheckout {
  /// Where a build comes from.
  package enum Source: Equatable, Sendable {
    /// It was built now, and is kept.
    case built
    /// It was built now, and goes at the end.
    case temporary
    /// It was built earlier.
    case kept
  }

  /// The commit that is checked out.
  package let commit: String
  /// The folder in the checkout that corresponds to the one the tool was started in.
  package let directory: String
  /// Where the build comes from.
  package let source: Source
  /// What goes at the end.
  private var checkout: Checkout?
  /// What keeps others from removing what stays.
  private var lock: FolderLock?

  init(commit: String, directory: String, source: Source, checkout: Checkout?, lock: FolderLock?) {
    (self.commit, self.directory, self.source) = (commit, directory, source)
    (self.checkout, self.lock) = (checkout, lock)
  }

  /// Takes off the disk what was made for one session, and lets go of what is kept.
  package func remove() {
    checkout?.remove()
    (checkout, lock) = (nil, nil)
  }
}
