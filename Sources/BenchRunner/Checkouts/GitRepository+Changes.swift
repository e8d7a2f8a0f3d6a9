extension GitRepository {
  /// The files of the tree that are not as a commit has them, by their paths there.
  ///
  /// Those that git does not know are among them; what it is told to ignore is left out.
  package func changedFiles(since commit: String) throws(CheckoutError) -> [String] {
    let top = try topLevel()
    let changed = try bytes(of: ["git", "-C", top, "diff", "--name-only", "--no-ext-diff", "-z", commit, "--"])
    let unknown = try bytes(of: ["git", "-C", top, "ls-files", "--others", "--exclude-standard", "-z"])
    return (changed + unknown).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
