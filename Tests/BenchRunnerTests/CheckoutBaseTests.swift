import Testing

@testable import BenchRunner

@Suite("The base of a change")
struct CheckoutBaseTests {
  /// The base of what is checked out, or that there is none.
  private func base(
    _ scratch: ScratchRepository, in directory: String? = nil, named reference: String? = nil,
    _ variables: [String: String] = [:]
  ) throws -> BaseCommit {
    try BaseFinder(scratch.repository(directory), server: BuildServer(variables)).base(named: reference, by: "--base")
  }

  private func expectNone(
    _ absence: BaseAbsence, _ scratch: ScratchRepository, in directory: String? = nil, named reference: String? = nil,
    _ variables: [String: String] = [:]
  ) {
    #expect(throws: CheckoutError.noBase(absence)) {
      try base(scratch, in: directory, named: reference, variables)
    }
  }

  @Test("Of a branch it is where that left the default branch, whatever that has done since")
  func branch() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    try scratch.shell("git checkout -q -b change", in: scratch.path)
    try scratch.commit("second")
    try scratch.commit("third")
    try scratch.shell("git checkout -q main", in: scratch.path)
    try scratch.commit("meanwhile")
    try scratch.shell("git checkout -q change", in: scratch.path)
    #expect(try base(scratch) == BaseCommit(commit: first, role: "the merge base with main"))
  }

  @Test("On the default branch itself it is the first parent, also in a clone whose head is detached")
  func onDefaultBranch() throws {
    let scratch = try ScratchRepository()
    try scratch.commit("first")
    let second = try scratch.commit("second")
    try scratch.commit("third")
    let parent = BaseCommit(commit: second, role: "the first parent of what is checked out")
    #expect(try base(scratch) == parent)
    try scratch.shell("git clone -q repository clone && git -C clone checkout -q --detach")
    #expect(try base(scratch, in: "\(scratch.folder)/clone") == parent)
  }

  @Test("The default branch is that of the remote, whatever it is called")
  func remoteDefault() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    try scratch.shell("git branch -m main trunk", in: scratch.path)
    try scratch.shell("git clone -q repository clone && git -C clone checkout -q -b change")
    try scratch.commit("second", in: "\(scratch.folder)/clone")
    #expect(
      try base(scratch, in: "\(scratch.folder)/clone")
        == BaseCommit(commit: first, role: "the merge base with origin/trunk"))
  }

  @Test("What the user names is taken as it is")
  func named() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    try scratch.commit("second")
    try scratch.shell("git tag v1 \(first)", in: scratch.path)
    try scratch.commit("third")
    #expect(try base(scratch, named: "v1") == BaseCommit(commit: first, role: "named by --base"))
    expectNone(
      .notFetched(
        name: "nothing", origin: "--base",
        fetch: ["git", "fetch", "origin", "+refs/heads/nothing:refs/remotes/origin/nothing"]), scratch, named: "nothing"
    )
  }

  @Test("No commit, one commit and no known branch are told apart")
  func beginnings() throws {
    let scratch = try ScratchRepository()
    expectNone(.noCommit, scratch)
    try scratch.commit("first")
    expectNone(.firstCommit, scratch)
    try scratch.shell("git branch -m main trunk", in: scratch.path)
    expectNone(.firstCommit, scratch)
    try scratch.commit("second")
    expectNone(.noDefaultBranch, scratch)
    #expect(BaseAbsence.noCommit.isBeginning && BaseAbsence.firstCommit.isBeginning)
    #expect(!BaseAbsence.noDefaultBranch.isBeginning)
  }

  @Test("A clone that is too shallow is told the fetch that helps, and that fetch helps")
  func shallow() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    let second = try scratch.commit("second")
    let address = "file://\(scratch.path)"
    try scratch.shell("git clone -q --depth 1 \(address) clone")
    let clone = "\(scratch.folder)/clone"
    expectNone(.parentNotFetched(fetch: ["git", "fetch", "--deepen=1", "origin"]), scratch, in: clone)
    try scratch.shell("git fetch -q --deepen=1 origin", in: clone)
    #expect(try base(scratch, in: clone).commit == first)

    try scratch.shell("git checkout -q -b change && git commit -q --allow-empty -m third", in: scratch.path)
    try scratch.shell("git clone -q --depth 1 -b change \(address) other")
    let other = "\(scratch.folder)/other"
    let fetch = ["git", "fetch", "--unshallow", "origin", "+refs/heads/main:refs/remotes/origin/main"]
    let variables = ["GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/heads/change"]
    expectNone(.notFetched(name: "main", origin: "GITHUB_BASE_REF", fetch: fetch), scratch, in: other, variables)
    try scratch.shell(fetch.joined(separator: " "), in: other)
    #expect(
      try base(scratch, in: other, variables)
        == BaseCommit(commit: second, role: "the merge base with origin/main (GITHUB_BASE_REF)"))
  }

  @Test("Histories that have nothing in common have no base")
  func unrelated() throws {
    let scratch = try ScratchRepository()
    try scratch.commit("first")
    try scratch.shell("git checkout -q --orphan other", in: scratch.path)
    try scratch.commit("another first")
    expectNone(.unrelated(name: "main"), scratch)
  }

  @Test(
    "What a build server says of a change comes before the default branch",
    arguments: [
      ("GitHub", ["GITHUB_BASE_REF": "release", "GITHUB_REF": "refs/pull/7/merge"], "GITHUB_BASE_REF"),
      (
        "GitLab", ["CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "release"],
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
      ),
      (
        "Buildkite", ["BUILDKITE_PULL_REQUEST": "7", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "release"],
        "BUILDKITE_PULL_REQUEST_BASE_BRANCH"
      ),
      ("Jenkins", ["CHANGE_ID": "7", "CHANGE_TARGET": "release"], "CHANGE_TARGET"),
      (
        "Azure",
        ["SYSTEM_PULLREQUEST_PULLREQUESTID": "7", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/release"],
        "SYSTEM_PULLREQUEST_TARGETBRANCH"
      ),
      ("Travis", ["TRAVIS_PULL_REQUEST": "7", "TRAVIS_BRANCH": "release"], "TRAVIS_BRANCH"),
      (
        "Bitbucket", ["BITBUCKET_PR_ID": "7", "BITBUCKET_PR_DESTINATION_BRANCH": "release"],
        "BITBUCKET_PR_DESTINATION_BRANCH"
      ),
      ("Drone", ["DRONE_PULL_REQUEST": "7", "DRONE_TARGET_BRANCH": "release"], "DRONE_TARGET_BRANCH"),
      (
        "Woodpecker", ["CI_COMMIT_PULL_REQUEST": "7", "CI_COMMIT_TARGET_BRANCH": "release"], "CI_COMMIT_TARGET_BRANCH"
      ),
    ])
  func servers(name: String, variables: [String: String], variable: String) throws {
    let scratch = try ScratchRepository()
    try scratch.commit("first")
    try scratch.shell("git checkout -q -b release", in: scratch.path)
    let release = try scratch.commit("release")
    try scratch.shell("git checkout -q -b change", in: scratch.path)
    try scratch.commit("change")
    #expect(
      try base(scratch, variables)
        == BaseCommit(commit: release, role: "the merge base with release (\(variable))"))
    #expect(try #require(BuildServer(variables).change).hasPrefix(name))
  }

  @Test("A commit that a build server names counts before a branch, and where it is missing the branch does")
  func commitOfServer() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    let second = try scratch.commit("second")
    try scratch.shell("git checkout -q -b change", in: scratch.path)
    try scratch.commit("change")
    var variables = [
      "CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": first,
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    ]
    #expect(try base(scratch, variables).commit == first)
    variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = String(repeating: "0", count: 40)
    #expect(try base(scratch, variables).commit == second)
  }

  @Test("What is said of no change is not heeded: a push, and a server that writes false")
  func noChange() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    try scratch.shell("git branch other", in: scratch.path)
    try scratch.commit("second")
    for variables in [
      ["GITHUB_BASE_REF": "", "GITHUB_REF": "refs/heads/main"],
      ["BUILDKITE_PULL_REQUEST": "false", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": ""],
      ["TRAVIS_PULL_REQUEST": "false", "TRAVIS_BRANCH": "other"], ["DRONE_TARGET_BRANCH": "other"],
    ] {
      #expect(BuildServer(variables).change == nil)
      #expect(try base(scratch, variables).commit == first)
      #expect(try base(scratch, variables).role == "the first parent of what is checked out")
    }
  }

  @Test("A change that was merged into its target for the job has that as its first parent, if no branch is here")
  func merged() throws {
    let scratch = try ScratchRepository()
    try scratch.commit("first")
    try scratch.shell("git checkout -q -b change", in: scratch.path)
    try scratch.commit("change")
    try scratch.shell("git checkout -q main", in: scratch.path)
    let target = try scratch.commit("meanwhile")
    try scratch.shell("git checkout -q -b merge && git merge -q --no-ff -m merge change", in: scratch.path)
    try scratch.shell("git clone -q --depth 2 --no-tags -b merge file://\(scratch.path) clone")
    #expect(
      try base(
        scratch, in: "\(scratch.folder)/clone", ["GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge"])
        == BaseCommit(commit: target, role: "what the change is merged into (GITHUB_BASE_REF)"))
  }
}
