extension GitRepository {
  /// The commits after one up to another, along first parents, the oldest first.
  ///
  /// A merge stands for all that it brought.
  ///
  /// - Returns: nil where `good` is none of the commits that `bad` follows so.
  package func chain(from good: String, to bad: String) throws(CheckoutError) -> [String]? {
    let bytes = try bytes(of: ["git", "rev-list", "--first-parent", "--reverse", "\(good)..\(bad)", "--"])
    let commits = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0) }
    guard let first = commits.first else { return nil }
    return try parents(of: first)?.first == good ? commits : nil
  }

  /// The first line of a commit's message.
  package func subject(of commit: String) throws(CheckoutError) -> String {
    try git.run(["git", "log", "--max-count=1", "--no-show-signature", "--no-color", "--format=%s", commit, "--"]).text
  }
}
