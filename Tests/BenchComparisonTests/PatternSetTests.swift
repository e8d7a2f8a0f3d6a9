import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

@Suite("Many patterns at once")
struct PatternSetTests {
  private static func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "", name: name) }

  @Test("A set finds what each of its patterns finds by itself, in their order")
  func sameAnswers() {
    var random = SplitMix64(seed: 5)
    func text(_ letters: [String]) -> String {
      (0..<random.draw(below: 7)).map { _ in letters[Int(random.draw(below: UInt64(letters.count)))] }.joined()
    }
    var matches = 0
    for _ in 0..<300 {
      let patterns = (0..<20).map { _ in text(["a", "b", "é", "*", "?", "a*"]) }
      let set = PatternSet(patterns)
      for _ in 0..<20 {
        let id = Self.id(text(["a", "b", "é", "e\u{301}", "*"]))
        let expected = patterns.indices.compactMap { place in
          IdentityPattern(patterns[place]).match(id).map { (place, $0) }
        }
        let found = set.matching(id)
        matches += found.count
        #expect(found.map(\.place) == expected.map(\.0) && found.map(\.match) == expected.map(\.1))
      }
    }
    #expect(matches > 10_000)
  }

  @Test("An identity meets only patterns that begin and end as it does, however many there are")
  func candidates() {
    let literals = (0..<1000).map { "group/name\($0)" }
    let wild = (0..<1000).flatMap { ["group\($0)/*", "*/name\($0)", "gr*\($0)x", "a\($0)?b"] }
    let set = PatternSet(literals + wild + ["*", "*name*"])
    #expect(set.matching(Self.id("group/name7")).map(\.place) == [7, 1029, 5000, 5001])
    let tried = (0..<1000).map { set.candidates(for: Self.id("group\($0)/name\($0)")).count }
    #expect(tried.allSatisfy { $0 <= 6 }, "\(tried.max() ?? 0)")
  }
}
