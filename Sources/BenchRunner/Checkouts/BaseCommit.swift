/// The commit that a change is measured against, and why it is that one.
package struct BaseCommit: Equatable, Sendable {
  /// The whole name of the commit.
  package let commit: String
  /// What it is, as a sentence names it, such as `the merge base with origin/main`.
  package let role: String

  /// The commit as people write it.
  package var shortCommit: String { String(commit.prefix(12)) }
  /// The commit and what it is.
  package var description: String { "\(shortCommit), \(role)" }
}
