/// A trailer of a commit that says nothing that can be understood.
package struct TrailerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The trailer.
  package let trailer: CommitTrailer
  /// What may be written instead.
  package let expected: String

  /// What is wrong, where, and what to do.
  package var description: String {
    "commit \(trailer.commit.prefix(12)): '\(trailer.key): \(trailer.value)' says nothing: write \(expected), "
      + "and amend the message"
  }
}
