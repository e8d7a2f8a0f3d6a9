/// Why a change has nothing to be measured against.
package enum BaseAbsence: Error, Equatable, Sendable {
  /// The repository has no commit at all.
  case noCommit
  /// What is checked out is the first commit.
  case firstCommit
  /// The name is of no commit in this clone.
  case notFetched(name: String, origin: String, fetch: [String])
  /// The clone is too shallow to have the parent of what is checked out.
  case parentNotFetched(fetch: [String])
  /// The clone is too shallow to have the commit in which two histories part.
  case historyNotFetched(name: String, fetch: [String])
  /// The two histories have nothing in common.
  case unrelated(name: String)
  /// Nobody says which branch changes go to.
  case noDefaultBranch
  /// The commit says nothing of benchmarks.
  case noSuiteFile(base: String, path: String)

  /// Whether there is no base yet, so that a first change can do without.
  package var isBeginning: Bool {
    switch self {
    case .noCommit, .firstCommit, .noSuiteFile: true
    default: false
    }
  }

  /// One sentence, without what to do.
  package var sentence: String {
    switch self {
    case .noCommit: "this repository has no commit yet, so there is no base"
    case .firstCommit: "what is checked out is the first commit, so there is no base"
    case .notFetched(let name, let origin, _): "the base '\(name)' (\(origin)) is not in this clone"
    case .parentNotFetched: "this clone is too shallow to have the commit before what is checked out"
    case .historyNotFetched(let name, _): "this clone is too shallow to tell where what is checked out left \(name)"
    case .unrelated(let name): "what is checked out and \(name) have no commit in common"
    case .noDefaultBranch: "nothing says which branch this change goes to: there is no origin/HEAD, main or master"
    case .noSuiteFile(let base, let path): "the base \(base) has no \(path), so none of its benchmarks can be run"
    }
  }

  /// The call of git that brings what is missing; nil where none does.
  package var fetch: [String]? {
    switch self {
    case .notFetched(_, _, let fetch), .parentNotFetched(let fetch), .historyNotFetched(_, let fetch): fetch
    default: nil
    }
  }
}
