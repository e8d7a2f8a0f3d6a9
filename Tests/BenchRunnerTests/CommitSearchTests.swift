import BenchRunner
import Testing

@Suite("The search for the first slow commit")
struct CommitSearchTests {
  private static let commits = (0..<32).map { "commit \($0)" }

  /// Searches a chain, and counts how many commits were asked for.
  private static func search(slowFrom first: Int, untold: Set<Int> = []) -> (suspects: [String], asked: Int) {
    var search = CommitSearch(commits)
    var asked = 0
    while let next = search.next, let place = commits.firstIndex(of: next) {
      asked += 1
      search.tell(untold.contains(place) ? .untold : place < first ? .fast : .slow)
    }
    return (search.suspects, asked)
  }

  @Test("Every place of 32 is found in five steps")
  func everyPlace() {
    for first in 0..<32 {
      let found = Self.search(slowFrom: first)
      #expect(found.suspects == [Self.commits[first]] && found.asked <= 5, "\(first): \(found)")
    }
  }

  @Test("A commit that tells nothing is gone around, and one suspect more only where it stands before the slow one")
  func untold() {
    for first in 0..<32 {
      for untold in 0..<31 {
        let found = Self.search(slowFrom: first, untold: [untold])
        let isHidden = untold == first - 1 || untold == first
        #expect(found.suspects.contains(Self.commits[first]))
        #expect(found.suspects.count == (isHidden ? 2 : 1), "\(first), \(untold): \(found.suspects)")
        #expect(found.asked <= 7)
      }
    }
  }

  @Test("A chain of one commit needs no step")
  func one() {
    #expect(CommitSearch(["a"]).next == nil)
    #expect(CommitSearch(["a"]).suspects == ["a"])
  }
}
