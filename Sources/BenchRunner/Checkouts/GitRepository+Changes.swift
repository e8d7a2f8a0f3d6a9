extension GitRepository {
  /// The files of the tree, those that git does not know among them, that are not as a commit has them; by their paths
  /// in the tree. What git ignores is left out.
  package func changedFiles(since commit: String) throws(CheckoutError) -> [String] {
    let top = try topLevel()
    let changed = try bytes(of: ["git", "-C", top, "diff", "--name-only", "--no-ext-diff", "-z", commit, "--"])
    let unknown = try bytes(of: ["git", "-C", top, "ls-files", "--others", "--exclude-standard", "-z"])
    return (changed + unknown).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
