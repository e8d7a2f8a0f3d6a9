/// Finds what a change is measured against.
package struct BaseFinder {
  private let repository: GitRepository
  private let server: BuildServer

  /// Looks in a repository, with what a build server says of the change.
  package init(_ repository: GitRepository, server: BuildServer) {
    self.repository = repository
    self.server = server
  }

  /// The base: the commit that the user names; where the build server says that what is checked out is a change, where
  /// that left the branch that it is to go to; and otherwise where it left the default branch, or the first parent of
  /// what is on the default branch itself.
  ///
  /// - Parameters:
  ///   - reference: What the user names, if anything.
  ///   - option: How the user names it, for the message.
  /// - Throws: `noBase` where there is none.
  package func base(named reference: String?, by option: String) throws(CheckoutError) -> BaseCommit {
    if let reference {
      guard let commit = try repository.commitIfPresent(reference) else {
        throw .noBase(.notFetched(name: reference, origin: option, fetch: try fetch(branch(of: reference))))
      }
      return BaseCommit(commit: commit, role: "named by \(option)")
    }
    guard try repository.commitIfPresent("HEAD") != nil else { throw .noBase(.noCommit) }
    if !server.targets.isEmpty { return try base(of: server.targets) }
    guard let (name, commit) = try defaultBranch() else {
      // Nobody says where this goes; a repository of one commit has no base in any case.
      if try repository.commitIfPresent("HEAD^1") == nil { return try firstParent() }
      throw .noBase(.noDefaultBranch)
    }
    return try mergeBase(with: commit, named: name, because: "")
  }

  private func base(of targets: [BuildServer.NamedTarget]) throws(CheckoutError) -> BaseCommit {
    for named in targets {
      let because = " (\(named.variable))"
      switch named.target {
      case .commit(let name):
        guard let commit = try repository.commitIfPresent(name) else { continue }
        return try mergeBase(with: commit, named: String(name.prefix(12)), because: because)
      case .branch(let branch):
        guard let (name, commit) = try tip(of: branch) else { continue }
        return try mergeBase(with: commit, named: name, because: because)
      }
    }
    if server.isMerged, let parents = try repository.parents(of: "HEAD"), parents.count > 1 {
      return BaseCommit(commit: parents[0], role: "what the change is merged into (\(targets[0].variable))")
    }
    switch targets[targets.count - 1].target {
    case .branch(let name):
      throw .noBase(
        .notFetched(name: name, origin: targets[targets.count - 1].variable, fetch: try fetch(branch(of: name))))
    case .commit(let name):
      throw .noBase(.notFetched(name: name, origin: targets[targets.count - 1].variable, fetch: try fetch(nil)))
    }
  }

  private func mergeBase(
    with commit: String, named name: String, because reason: String
  ) throws(CheckoutError) -> BaseCommit {
    guard let base = try repository.mergeBase("HEAD", commit) else {
      guard try repository.isShallow() else { throw .noBase(.unrelated(name: name)) }
      throw .noBase(.historyNotFetched(name: name, fetch: try fetch(branch(of: name))))
    }
    if base == (try repository.commit("HEAD")) { return try firstParent() }
    return BaseCommit(commit: base, role: "the merge base with \(name)\(reason)")
  }

  private func firstParent() throws(CheckoutError) -> BaseCommit {
    if let commit = try repository.commitIfPresent("HEAD^1") {
      return BaseCommit(commit: commit, role: "the first parent of what is checked out")
    }
    guard try repository.isShallow() else { throw .noBase(.firstCommit) }
    throw .noBase(.parentNotFetched(fetch: ["git", "fetch", "--deepen=1"] + (try remote().map { [$0] } ?? [])))
  }

  /// The branch of this name, of a remote first: a local one may be behind.
  private func tip(of branch: String) throws(CheckoutError) -> (name: String, commit: String)? {
    for remote in try repository.remotes() {
      if let commit = try repository.commitIfPresent("refs/remotes/\(remote)/\(branch)") {
        return ("\(remote)/\(branch)", commit)
      }
    }
    return try repository.commitIfPresent("refs/heads/\(branch)").map { (branch, $0) }
  }

  private func defaultBranch() throws(CheckoutError) -> (name: String, commit: String)? {
    for remote in try repository.remotes() {
      if let commit = try repository.commitIfPresent("refs/remotes/\(remote)/HEAD") {
        return (try repository.shortName(of: "refs/remotes/\(remote)/HEAD") ?? "\(remote)/HEAD", commit)
      }
    }
    for branch in ["main", "master"] { if let found = try tip(of: branch) { return found } }
    return nil
  }

  /// The one to fetch from: `origin`, or the first there is.
  private func remote() throws(CheckoutError) -> String? { try repository.remotes().first }

  private func branch(of name: String) throws(CheckoutError) -> String? {
    // A commit, and what is counted from one, is fetched with the history that holds it.
    if name.contains(where: { "~^@:".contains($0) }) || name == "HEAD" { return nil }
    if name.utf8.count >= 7, name.utf8.allSatisfy({ Self.isHexadecimal($0) }) { return nil }
    guard let remote = try remote(), name.hasPrefix("\(remote)/") else { return name }
    return String(name.dropFirst(remote.utf8.count + 1))
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// The call that brings a branch with its history, or the history alone.
  private func fetch(_ branch: String?) throws(CheckoutError) -> [String] {
    let remote = try remote() ?? "origin"
    let history = try repository.isShallow() ? ["--unshallow"] : []
    let references = branch.map { ["+refs/heads/\($0):refs/remotes/\(remote)/\($0)"] } ?? []
    return ["git", "fetch"] + history + [remote] + references
  }
}
