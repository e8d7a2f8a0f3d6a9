/// A line such as `Signed-off-by: A. Person` at the end of a commit's message.
public struct CommitTrailer: Codable, Equatable, Sendable {
  /// The commit's hash.
  public let commit: String
  /// The key as it was written.
  public let key: String
  /// The value on one line, without white space at its ends.
  public let value: String

  /// Makes a trailer.
  public init(commit: String, key: String, value: String) {
    (self.commit, self.key, self.value) = (commit, key, value)
  }

  /// Whether it has a key, in whatever case.
  package func isNamed(_ name: String) -> Bool { key.lowercased() == name.lowercased() }
}
