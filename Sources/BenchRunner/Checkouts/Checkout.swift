import Glibc

/// Another state of the repository, checked out into a folder beside which the user's tree stays as it is.
///
/// It is a repository of its own that borrows the objects of the user's (`objects/info/alternates`,
/// gitrepository-layout(5)), so that nothing is copied and nothing of the user's repository is written: no other
/// worktree is touched, no index, no lock, whatever else uses the repository, and a kill leaves that folder and nothing
/// else.
package struct Checkout {
  /// The commit that is checked out.
  package let commit: String
  /// The folder in the checkout that corresponds to the one the tool was started in.
  package let directory: String
  /// The folder that holds all of it.
  private let folder: String
  /// The folder of the tree.
  let tree: String
  private let guardian: CheckoutGuardian
  /// What its files name outside of it.
  private(set) var outside = OutsidePackages.Found()

  /// Checks out what `reference` names in the repository of the working directory.
  ///
  /// - Parameter folder: An empty folder for it, which it has to itself; a temporary one unless it is named.
  /// - Throws: why that cannot be done; nothing is left behind then.
  package static func make(
    of reference: String, in folder: String? = nil, environment: [String: String], children: ChildProcessSet
  ) throws(CheckoutError) -> Checkout {
    let repository = try GitRepository(environment: environment, children: children)
    let place = try CheckoutPlace(repository)
    let commit = try repository.commit(reference)
    let holder: String
    if let folder { holder = folder } else { holder = try temporaryFolder(in: environment["TMPDIR"] ?? "/tmp") }
    var checkout = Checkout(
      commit: commit, directory: place.directory(in: holder), folder: holder, tree: place.tree(in: holder),
      guardian: try guardian(of: holder))
    do throws(CheckoutError) {
      try CheckoutFiller(children: children).fill(checkout.tree, with: commit, of: repository)
      checkout.outside = try OutsidePackages.link(beside: checkout.tree, of: repository, at: commit)
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

  /// Leaves the folder where it is, for ever.
  func keep() {
    guardian.dismiss()
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
