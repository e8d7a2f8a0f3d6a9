extension GitRepository {
  /// The commit that a name stands for; nil where it stands for none here.
  func commitIfPresent(_ reference: String) throws(CheckoutError) -> String? {
    do throws(CheckoutError) {
      return try commit(reference)
    } catch {
      guard case .unknownReference = error else { throw error }
      return nil
    }
  }

  /// Whether the history ends before its beginning.
  func isShallow() throws(CheckoutError) -> Bool {
    try git.run(["git", "rev-parse", "--is-shallow-repository"]).text == "true"
  }

  /// The last commit that two histories have in common; nil where this repository knows of none.
  func mergeBase(_ first: String, _ second: String) throws(CheckoutError) -> String? {
    let found = try git.run(["git", "merge-base", first, second], accepting: [0, 1]).text
    return found.isEmpty ? nil : found
  }

  /// The parents of a commit that are in this repository; nil where it is no commit.
  func parents(of reference: String) throws(CheckoutError) -> [String]? {
    guard let commit = try commitIfPresent(reference) else { return nil }
    let line = try git.run(["git", "rev-list", "--parents", "--max-count=1", commit]).text
    return line.split(separator: " ").dropFirst().map { String($0) }
  }

  /// The remotes, `origin` first.
  func remotes() throws(CheckoutError) -> [String] {
    let names = try git.run(["git", "remote"]).text.split(separator: "\n").map { String($0) }
    return names.filter { $0 == "origin" } + names.filter { $0 != "origin" }
  }

  /// What a symbolic reference leads to, as people write it; nil where it is none.
  func shortName(of reference: String) throws(CheckoutError) -> String? {
    let name = try git.run(["git", "symbolic-ref", "--quiet", "--short", reference], accepting: [0, 1]).text
    return name.isEmpty ? nil : name
  }
}
