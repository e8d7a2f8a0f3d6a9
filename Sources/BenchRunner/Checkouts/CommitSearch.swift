/// The search for the first slow commit of a chain: halves what is left, and goes around commits that tell nothing.
package struct CommitSearch: Equatable, Sendable {
  /// What a commit was found to be.
  package enum Answer: Sendable {
    /// As fast as the commit before the chain.
    case fast
    /// As slow as the last of the chain.
    case slow
    /// It could not be built, or nothing could be decided.
    case untold
  }

  /// The commits after the fast one, the oldest first; the last one is slow.
  package let commits: [String]
  /// The place of the last commit that is fast; -1 for the one before the chain.
  private var lastFast = -1
  private var firstSlow: Int
  private var untold: Set<Int> = []

  /// Begins with everything but both ends unknown.
  package init(_ commits: [String]) {
    precondition(!commits.isEmpty, "the slow commit itself is part of the chain")
    self.commits = commits
    firstSlow = commits.count - 1
  }

  /// The commit that halves what is left best; nil where the search is over.
  package var next: String? {
    // Twice the middle, so that two candidates on either side of it are told apart.
    let middle = lastFast + firstSlow
    let open = (lastFast + 1..<max(firstSlow, lastFast + 1)).filter { !untold.contains($0) }
    return open.min { (abs(2 * $0 - middle), $0) < (abs(2 * $1 - middle), $1) }.map { commits[$0] }
  }

  /// How many commits could still be the first slow one.
  package var left: Int { firstSlow - lastFast }

  /// Takes in what the next commit was found to be.
  package mutating func tell(_ answer: Answer) {
    guard let next, let place = commits.firstIndex(of: next) else { return }
    switch answer {
    case .fast: lastFast = place
    case .slow: firstSlow = place
    case .untold: untold.insert(place)
    }
  }

  /// The commits of which the first slow one is one: the first that is known to be slow, and those right before it
  /// that told nothing.
  package var suspects: [String] { Array(commits[(lastFast + 1)...firstSlow]) }
}
