import Glibc
import SafeFiles

/// Another state of the repository, checked out into a temporary folder beside which the user's tree stays as it is.
///
/// It is a repository of its own that borrows the objects of the user's (`objects/info/alternates`,
/// gitrepository-layout(5)), so that nothing is copied and nothing of the user's repository is written: no other
/// worktree is touched, no index, no lock, whatever else uses the repository, and a kill leaves a folder in the
/// temporary directory and nothing else.
package struct Checkout {
  /// The commit that is checked out.
  package let commit: String
  /// The folder in the checkout that corresponds to the one the tool was started in.
  package let directory: String
  /// The temporary folder that holds all of it.
  private let folder: String
  private let tree: String
  private let guardian: CheckoutGuardian

  /// Checks out what `reference` names in the repository of the working directory.
  ///
  /// - Throws: why that cannot be done; nothing is left behind then.
  package static func make(
    of reference: String, environment: [String: String], children: ChildProcessSet
  ) throws(CheckoutError) -> Checkout {
    let repository = try GitRepository(environment: environment, children: children)
    let top = try repository.topLevel()
    let prefix = try repository.prefix()
    let commit = try repository.commit(reference)
    let folder = try temporaryFolder(in: environment["TMPDIR"] ?? "/tmp")
    // The folder's own name stays: package managers derive names and caches from it.
    let name = top.split(separator: "/").last.map { String($0) } ?? "tree"
    let tree = "\(folder)/\(name)"
    let checkout = Checkout(
      commit: commit, directory: prefix.isEmpty ? tree : "\(tree)/\(prefix.dropLast())", folder: folder, tree: tree,
      guardian: try guardian(of: folder))
    do throws(CheckoutError) {
      try checkout.fill(from: repository, children: children)
    } catch {
      checkout.remove()
      throw error
    }
    return checkout
  }

  /// The commit that the user's tree stands at, with a mark if it holds changes; nil where that cannot be told.
  package static func currentCommit(environment: [String: String], children: ChildProcessSet) -> String? {
    guard let repository = try? GitRepository(environment: environment, children: children),
      let head = try? repository.commit("HEAD"), let hasChanges = try? repository.hasChanges()
    else { return nil }
    return hasChanges ? "\(head) with changes" : head
  }

  /// Takes the folder off the disk, even while the tool is being stopped.
  package func remove() {
    // Children of its own: those of the session end every wait once the tool was asked to end.
    let call = ProgramCall(children: ChildProcessSet(), environment: [:], directory: nil)
    _ = try? call.run(["/bin/rm", "-rf", "--", folder])
    guardian.dismiss()
  }

  private func fill(from repository: GitRepository, children: ChildProcessSet) throws(CheckoutError) {
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
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CheckoutError) {
    do throws(FileError) {
      try OutputFile.replace(path, with: bytes)
    } catch {
      throw .noFolder(path: path, reason: error.reason)
    }
  }

  private static func guardian(of folder: String) throws(CheckoutError) -> CheckoutGuardian {
    do throws(ChildProcessError) {
      return try CheckoutGuardian(of: folder)
    } catch {
      rmdir(folder)
      throw .cannotRun(program: "a process that guards the checkout", reason: error.message)
    }
  }

  private static func temporaryFolder(in parent: String) throws(CheckoutError) -> String {
    var template = Array("\(parent)/bench-run-against-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else {
      throw .noFolder(path: parent, reason: String(cString: strerror(errno)))
    }
    return String(cString: path)
  }
}
