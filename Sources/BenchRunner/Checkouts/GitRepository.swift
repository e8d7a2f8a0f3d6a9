/// The user's repository, which is read and never written.
package struct GitRepository {
  let git: ProgramCall
  /// What it was made from.
  let plainEnvironment: [String: String]

  /// Finds the repository of a folder, by itself that of the working directory.
  ///
  /// - Throws: that there is none, or that git cannot be run.
  package init(
    in directory: String? = nil, environment: [String: String], children: ChildProcessSet
  ) throws(CheckoutError) {
    plainEnvironment = environment
    let own = GitEnvironment(environment)
    let plain = ProgramCall(children: children, environment: own.variables, directory: directory)
    // A name may hold dots: what stands between the first and the last is the filter's.
    let filters = try plain.run(["git", "config", "--name-only", "--get-regexp", "^filter\\."], accepting: [0, 1]).text
      .split(separator: "\n").compactMap { key in
        key.lastIndex(of: ".").map { String(key[..<$0].dropFirst("filter.".count)) }
      }
    git = ProgramCall(children: children, environment: own.withoutFilters(filters).variables, directory: directory)
  }

  /// The environment in which git is started.
  var environment: [String: String] { git.environment }

  /// The folder of the tree.
  package func topLevel() throws(CheckoutError) -> String {
    do throws(CheckoutError) {
      return try git.run(["git", "rev-parse", "--show-toplevel"]).text
    } catch {
      guard case .failed(_, _, let output) = error else { throw error }
      throw .noRepository(output: output)
    }
  }

  /// The path from there to the working directory; empty, or ending in a slash.
  package func prefix() throws(CheckoutError) -> String {
    try git.run(["git", "rev-parse", "--show-prefix"]).text
  }

  /// The commit that a name stands for.
  package func commit(_ reference: String) throws(CheckoutError) -> String {
    do throws(CheckoutError) {
      return try git.run(
        ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}"]
      ).text
    } catch {
      guard case .failed = error else { throw error }
      throw .unknownReference(reference)
    }
  }

  /// Whether a file that git tracks differs from the last commit.
  func hasChanges() throws(CheckoutError) -> Bool {
    try !git.run(["git", "status", "--porcelain", "--untracked-files=no"]).text.isEmpty
  }

  /// The absolute path of a file or folder of the repository itself.
  func path(of name: String) throws(CheckoutError) -> String {
    try git.run(["git", "rev-parse", "--path-format=absolute", "--git-path", name]).text
  }

  /// How objects are named, such as `sha1`.
  func objectFormat() throws(CheckoutError) -> String {
    try git.run(["git", "rev-parse", "--show-object-format"]).text
  }

  /// Writes all references into a file of packed references.
  func packReferences(into path: String) throws(CheckoutError) {
    // By a shell, since there may be more of them than is kept of a program's output.
    try git.run(["/bin/sh", "-c", "exec git for-each-ref --format='%(objectname) %(refname)' >\"$1\"", "sh", path])
  }

  /// The settings that decide what a checkout holds and where objects that are not here come from.
  func settings() throws(CheckoutError) -> [(key: String, value: String)] {
    let wanted = "^(remote\\..*|extensions\\.partialclone|core\\.(autocrlf|eol|symlinks))$"
    let listed = try git.run(["git", "config", "--local", "--null", "--get-regexp", wanted], accepting: [0, 1])
    return (listed.head + listed.tail).split(separator: 0).map { entry in
      // A key without a value is true.
      let parts = entry.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "true"
      return (String(decoding: parts[0], as: UTF8.self), value)
    }
  }
}
