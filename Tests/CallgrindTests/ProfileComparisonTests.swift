import BenchModel
import Testing

@testable import Callgrind

@Suite("Profiles of two sides")
struct ProfileComparisonTests {
  /// A profile of `main`, which calls `work`, which calls `copy` as often as it is said.
  private static func profile(work: Int, copy: Int, extra: String = "") throws -> CallgrindProfile {
    let text = """
      events: Ir
      fn=main
      1 100
      cfn=work
      calls=1 2
      1 \(work + copy)
      fn=work
      2 \(work)
      cfn=copy
      calls=1 3
      2 \(copy)
      fn=copy
      3 \(copy)
      \(extra)
      """
    return try CallgrindReader.profile(from: Array(text.utf8))
  }

  private static func comparison(_ before: CallgrindProfile, _ after: CallgrindProfile) -> ProfileComparison {
    ProfileComparison(Sides(baseline: before, current: after), iterations: 10) { $0 == "copy" ? "demangled" : $0 }
  }

  @Test("The functions that grew most come first, by their own and by their inclusive costs, per iteration")
  func namesGrowth() throws {
    let grown = Self.comparison(try Self.profile(work: 1000, copy: 500), try Self.profile(work: 1010, copy: 900))
      .grown(limit: 10)
    #expect(grown.current.map(\.name) == ["demangled", "work", "main"])
    #expect(grown.baseline.map(\.name) == grown.current.map(\.name))
    #expect(grown.current[0] == FunctionCost(name: "demangled", own: 90, inclusive: 90))
    #expect(grown.baseline[1] == FunctionCost(name: "work", own: 100, inclusive: 150))
    #expect(grown.current[2] == FunctionCost(name: "main", own: 10, inclusive: 201))
  }

  @Test("No more are named than asked for, and none that did not grow")
  func limitsGrowth() throws {
    let same = try Self.profile(work: 1000, copy: 500)
    #expect(Self.comparison(same, same).grown(limit: 10).current.isEmpty)
    let grown = Self.comparison(same, try Self.profile(work: 1010, copy: 900)).grown(limit: 1)
    #expect(grown.current.map(\.name) == ["demangled", "main"])
  }

  @Test("A function of one side costs nothing on the other")
  func pairsByName() throws {
    let before = try Self.profile(work: 1000, copy: 500)
    let after = try Self.profile(work: 1000, copy: 500, extra: "fn=fresh\n4 70")
    let grown = Self.comparison(before, after).grown(limit: 10)
    #expect(grown.baseline == [FunctionCost(name: "fresh", own: 0, inclusive: 0)])
    #expect(grown.current == [FunctionCost(name: "fresh", own: 7, inclusive: 7)])
  }

  @Test("The tree shares costs out below callers, and ends where a function calls itself")
  func buildsTree() throws {
    let after = try Self.profile(work: 1000, copy: 500, extra: "cfn=copy\ncalls=1 3\n3 500")
    let tree = Self.comparison(try Self.profile(work: 1000, copy: 500), after).tree
    #expect(tree.calls.map(\.name) == ["main"])
    #expect(tree.calls[0].cost == Sides(baseline: 160, current: 160))
    #expect(tree.calls[0].calls.map(\.name) == ["work"])
    let work = tree.calls[0].calls[0]
    #expect(work.calls.map(\.name) == ["demangled"])
    #expect(work.calls[0].calls.isEmpty)
    #expect(work.calls[0].cost.baseline == 50)
  }
}
