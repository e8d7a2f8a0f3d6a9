/// What a build server tells of the change that it checks, by the variables that it sets.
package struct BuildServer: Equatable, Sendable {
  /// Where the change is to go, as a variable says it.
  enum Target: Equatable, Sendable {
    case branch(String)
    case commit(String)
  }

  /// A target, and the variable that names it.
  struct NamedTarget: Equatable, Sendable {
    let target: Target
    let variable: String
  }

  /// The change, such as a pull request; nil where what is checked is no change but a branch itself.
  package let change: String?
  /// Where it is to go: the first that this clone has counts.
  let targets: [NamedTarget]
  /// Whether what is checked out is the change merged into its target, so that the first parent is the target.
  let isMerged: Bool

  /// Reads the variables of the servers that are known.
  package init(_ environment: [String: String]) {
    let server = Self.known.first { Self.value(of: $0.change, in: environment) != nil }
    guard let server, let change = Self.value(of: server.change, in: environment) else {
      (self.change, targets, isMerged) = (nil, [], false)
      return
    }
    let identity = server.identity.flatMap { Self.value(of: $0, in: environment) } ?? change
    self.change = "\(server.name) \(identity)"
    targets = server.targets.compactMap { variable, isCommit in
      Self.value(of: variable, in: environment).map { text in
        NamedTarget(target: isCommit ? .commit(text) : .branch(Self.branch(text)), variable: variable)
      }
    }
    isMerged = identity.hasSuffix("/merge")
  }

  private struct Known {
    let name: String
    /// The variable that is set in jobs of a change, and only there.
    let change: String
    /// The variable that tells changes apart, where that one does not.
    var identity: String?
    /// The variables that say where it is to go, and whether by a commit; in the order in which they are believed.
    let targets: [(variable: String, isCommit: Bool)]
  }

  /// The servers of which it is documented what they set.
  ///
  /// GitLab's first variable is set where the change was merged into its target for the job. CircleCI names no target:
  /// its `pipeline.git.base_revision` goes to `--base`.
  private static let known = [
    Known(
      name: "GitHub", change: "GITHUB_BASE_REF", identity: "GITHUB_REF", targets: [("GITHUB_BASE_REF", false)]),
    Known(
      name: "GitLab", change: "CI_MERGE_REQUEST_IID",
      targets: [
        ("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", true), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", true),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", false),
      ]),
    Known(
      name: "Buildkite", change: "BUILDKITE_PULL_REQUEST", targets: [("BUILDKITE_PULL_REQUEST_BASE_BRANCH", false)]),
    Known(name: "Jenkins", change: "CHANGE_ID", targets: [("CHANGE_TARGET", false)]),
    Known(name: "CircleCI", change: "CIRCLE_PULL_REQUEST", targets: []),
    Known(
      name: "Azure", change: "SYSTEM_PULLREQUEST_PULLREQUESTID", identity: "BUILD_SOURCEBRANCH",
      targets: [("SYSTEM_PULLREQUEST_TARGETBRANCH", false)]),
    Known(name: "Travis", change: "TRAVIS_PULL_REQUEST", targets: [("TRAVIS_BRANCH", false)]),
    Known(
      name: "Bitbucket", change: "BITBUCKET_PR_ID",
      targets: [("BITBUCKET_PR_DESTINATION_BRANCH", false), ("BITBUCKET_PR_DESTINATION_COMMIT", true)]),
    Known(name: "Drone", change: "DRONE_PULL_REQUEST", targets: [("DRONE_TARGET_BRANCH", false)]),
    Known(name: "Woodpecker", change: "CI_COMMIT_PULL_REQUEST", targets: [("CI_COMMIT_TARGET_BRANCH", false)]),
    Known(name: "AppVeyor", change: "APPVEYOR_PULL_REQUEST_NUMBER", targets: [("APPVEYOR_REPO_BRANCH", false)]),
    Known(
      name: "Cirrus", change: "CIRRUS_PR", targets: [("CIRRUS_BASE_BRANCH", false), ("CIRRUS_BASE_SHA", true)]),
    Known(name: "Semaphore", change: "SEMAPHORE_GIT_PR_NUMBER", targets: [("SEMAPHORE_GIT_BRANCH", false)]),
    Known(name: "Prow", change: "PULL_NUMBER", targets: [("PULL_BASE_SHA", true), ("PULL_BASE_REF", false)]),
  ]

  /// What a variable says; some servers write `false` where others leave it out.
  private static func value(of variable: String, in environment: [String: String]) -> String? {
    guard let text = environment[variable], !text.isEmpty, text != "false" else { return nil }
    return text
  }

  private static func branch(_ text: String) -> String {
    let prefix = "refs/heads/"
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }
}
