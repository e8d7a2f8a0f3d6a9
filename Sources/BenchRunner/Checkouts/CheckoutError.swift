/// Why another state of the tree could not be had or built.
package enum CheckoutError: Error, Equatable, Sendable {
  /// A program could not be run at all.
  case cannotRun(program: String, reason: String)
  /// A program ended wrongly; its output is as it was written.
  case failed(command: String, ending: String, output: String)
  /// The folder belongs to no repository.
  case noRepository(output: String)
  /// The repository has no such commit.
  case unknownReference(String)
  /// There is nothing to measure against.
  case noBase(BaseAbsence)
  /// A submodule of the commit is not in its own repository.
  case submoduleNotFetched(path: String, commit: String)
  /// No temporary folder could be made.
  case noFolder(path: String, reason: String)
  /// The tool was asked to end.
  case interrupted

  /// One sentence: what failed, and what to do about it where that is known.
  package var message: String {
    switch self {
    case .cannotRun(let program, let reason): "cannot run '\(program)': \(reason)"
    case .failed(let command, let ending, _): "'\(command)' \(ending)"
    case .noRepository:
      "this folder is in no git repository, so there is no other state of it to measure against"
    case .unknownReference(let name):
      "there is no commit '\(name)' in this repository; name a branch, a tag or a commit, and fetch it first if it is "
        + "one of a server"
    case .noBase(let absence): absence.sentence
    case .submoduleNotFetched(let path, let commit):
      "the submodule '\(path)' has no commit \(commit.prefix(12)) here: fetch it with: git -C \(path) fetch"
    case .noFolder(let path, let reason): "cannot make a temporary folder '\(path)': \(reason); set TMPDIR to another"
    case .interrupted: "stopped before anything was measured"
    }
  }

  /// What the program printed that failed.
  package var output: String? {
    switch self {
    case .failed(_, _, let output), .noRepository(let output): output.isEmpty ? nil : output
    default: nil
    }
  }
}
