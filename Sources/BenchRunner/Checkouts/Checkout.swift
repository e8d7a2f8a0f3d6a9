import Glibc

/// Another state of the repository, checked out into a temporary folder beside which the user's tree stays as it is.
///
/// It is a worktree of the user's repository, so that nothing is copied; no hook of the repository runs for it.
package struct Checkout {
  /// The commit that is checked out.
  package let commit: String
  /// The folder in the checkout that corresponds to the one the tool was started in.
  package let directory: String
  /// The temporary folder that holds all of it.
  private let folder: String
  private let tree: String
  private let environment: [String: String]
  private let guardian: CheckoutGuardian

  /// Checks out what `reference` names in the repository of the working directory.
  ///
  /// - Throws: why that cannot be done; nothing is left behind then.
  package static func make(
    of reference: String, environment: [String: String], children: ChildProcessSet
  ) throws(CheckoutError) -> Checkout {
    let environment = gitEnvironment(environment)
    let git = ProgramCall(children: children, environment: environment, directory: nil)
    let top = try topLevel(git)
    let prefix = try git.run(["git", "rev-parse", "--show-prefix"]).text
    let commit = try commit(reference, git)
    let folder = try temporaryFolder(in: environment["TMPDIR"] ?? "/tmp")
    // The folder's own name stays: package managers derive names and caches from it.
    let name = top.split(separator: "/").last.map { String($0) } ?? "tree"
    let tree = "\(folder)/\(name)"
    let checkout = Checkout(
      commit: commit, directory: prefix.isEmpty ? tree : "\(tree)/\(prefix.dropLast())", folder: folder, tree: tree,
      environment: environment, guardian: try guardian(of: folder, environment: environment))
    do throws(CheckoutError) {
      try git.run(withoutHooks + ["worktree", "add", "--detach", "--quiet", tree, commit])
    } catch {
      checkout.remove()
      throw error
    }
    return checkout
  }

  /// The commit that the user's tree stands at, with a mark if it holds changes; nil where that cannot be told.
  package static func currentCommit(environment: [String: String], children: ChildProcessSet) -> String? {
    let git = ProgramCall(children: children, environment: gitEnvironment(environment), directory: nil)
    guard let head = try? git.run(["git", "rev-parse", "--verify", "HEAD"]).text,
      let changes = try? git.run(["git", "status", "--porcelain", "--untracked-files=no"]).text
    else { return nil }
    return changes.isEmpty ? head : "\(head) with changes"
  }

  /// Takes the worktree out of the repository and the folder off the disk, even while the tool is being stopped.
  package func remove() {
    // Children of its own: those of the session end every wait once the tool was asked to end.
    let call = ProgramCall(children: ChildProcessSet(), environment: environment, directory: nil)
    _ = try? call.run(Self.withoutHooks + ["worktree", "remove", "--force", tree])
    _ = try? call.run(["rm", "-rf", "--", folder])
    _ = try? call.run(Self.withoutHooks + ["worktree", "prune"])
    guardian.dismiss()
  }

  /// A hook of the repository is a program of the user's that knows nothing of this worktree, and housekeeping that git
  /// starts in the background would be measured, too.
  private static let withoutHooks = [
    "git", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
  ]

  /// What tells git of another repository than that of the working directory, as in a hook from which the tool is
  /// started (git rev-parse --local-env-vars).
  private static let strangers = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR",
  ]

  private static func gitEnvironment(_ environment: [String: String]) -> [String: String] {
    var environment = environment.filter { !strangers.contains($0.key) }
    // Nobody sits at this git's terminal.
    environment["GIT_TERMINAL_PROMPT"] = "0"
    return environment
  }

  private static func topLevel(_ git: ProgramCall) throws(CheckoutError) -> String {
    do throws(CheckoutError) {
      return try git.run(["git", "rev-parse", "--show-toplevel"]).text
    } catch {
      guard case .failed(_, _, let output) = error else { throw error }
      throw .noRepository(output: output)
    }
  }

  private static func commit(_ reference: String, _ git: ProgramCall) throws(CheckoutError) -> String {
    do throws(CheckoutError) {
      return try git.run(
        ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}"]
      ).text
    } catch {
      guard case .failed = error else { throw error }
      throw .unknownReference(reference)
    }
  }

  private static func guardian(
    of folder: String, environment: [String: String]
  ) throws(CheckoutError) -> CheckoutGuardian {
    do throws(ChildProcessError) {
      return try CheckoutGuardian(of: folder, environment: environment)
    } catch {
      rmdir(folder)
      throw .cannotRun(program: "/bin/sh", reason: error.message)
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
