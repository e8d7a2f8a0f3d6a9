extension GitRepository {
  /// Another repository that a commit has in its tree.
  struct Submodule: Equatable {
    /// Its folder, relative to that of the tree.
    let path: String
    /// The commit of it that belongs there.
    let commit: String
  }

  /// The submodules of a commit.
  func submodules(at commit: String) throws(CheckoutError) -> [Submodule] {
    // Without this file there is none that git would fetch, and no tree has to be listed.
    guard try file(".gitmodules", at: commit) != nil else { return [] }
    return try tree(of: commit).compactMap { entry in
      entry.kind == "commit" ? Submodule(path: entry.path, commit: entry.object) : nil
    }
  }

  /// What stands in the tree of a commit, whatever depth it has.
  func tree(of commit: String) throws(CheckoutError) -> [(kind: String, object: String, path: String)] {
    try bytes(of: ["git", "ls-tree", "-r", "-z", "--full-tree", commit]).split(separator: 0).compactMap { entry in
      // Mode, kind and object, then a tabulator and the path.
      let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      let facts = String(decoding: parts[0], as: UTF8.self).split(separator: " ")
      guard parts.count == 2, facts.count == 3 else { return nil }
      return (String(facts[1]), String(facts[2]), String(decoding: parts[1], as: UTF8.self))
    }
  }
}
