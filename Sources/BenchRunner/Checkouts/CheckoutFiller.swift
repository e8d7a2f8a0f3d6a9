import SafeFiles

/// Fills a folder with the tree of a commit, as a repository of its own that borrows the objects of another.
struct CheckoutFiller {
  let children: ChildProcessSet

  /// Submodules within submodules that are filled; more of them are a loop.
  private static let mostLevels = 8

  /// Makes a tree, and those of its submodules that are here.
  func fill(
    _ tree: String, with commit: String, of repository: GitRepository, level: Int = 0
  ) throws(CheckoutError) {
    let plain = ProgramCall(children: children, environment: repository.environment, directory: nil)
    try plain.run(
      ["git", "init", "--quiet", "--template=", "--object-format=\(try repository.objectFormat())", "--", tree])
    let own = "\(tree)/.git"
    try write(Array("\(try repository.path(of: "objects"))\n".utf8), to: "\(own)/objects/info/alternates")
    // A shallow repository says where its history ends: without that, git would look for what was never fetched.
    if let ends = try? InputFile.bytes(at: try repository.path(of: "shallow"), limit: 64 << 20) {
      try write(ends, to: "\(own)/shallow")
    }
    // Builds name their version by the tags.
    try repository.packReferences(into: "\(own)/packed-refs")
    let git = ProgramCall(children: children, environment: repository.environment, directory: tree)
    for (key, value) in try repository.settings() {
      try git.run(["git", "config", "--local", "--add", "--", key, value])
    }
    try git.run(["git", "checkout", "--quiet", "--detach", "--no-recurse-submodules", commit, "--"])
    guard level < Self.mostLevels else { return }
    for module in try repository.submodules(at: commit) {
      try fill(module, of: repository, into: "\(tree)/\(module.path)", level: level + 1)
    }
  }

  /// A submodule that the user has not fetched stays as empty as it is there.
  private func fill(
    _ module: GitRepository.Submodule, of repository: GitRepository, into tree: String, level: Int
  ) throws(CheckoutError) {
    let place = "\(try repository.topLevel())/\(module.path)"
    guard FollowedLinks.leadsToSomething("\(place)/.git") else { return }
    let own = try GitRepository(in: place, environment: repository.plainEnvironment, children: children)
    guard try own.commitIfPresent(module.commit) != nil else {
      throw .submoduleNotFetched(path: module.path, commit: module.commit)
    }
    try fill(tree, with: module.commit, of: own, level: level)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CheckoutError) {
    do throws(FileError) {
      try OutputFile.replace(path, with: bytes)
    } catch {
      throw .noFolder(path: path, reason: error.reason)
    }
  }
}
