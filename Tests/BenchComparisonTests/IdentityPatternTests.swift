import BenchModel
import Testing

@testable import BenchComparison

@Suite("Identity pattern")
struct IdentityPatternTests {
  private static let table: [(String, String, IdentityPattern.Match?)] = [
    ("a", "a", .literal), ("a", "ab", nil), ("ab", "a", nil), ("", "a", nil), ("", "", .literal),
    ("*", "", .wildcard), ("*", "group/name", .wildcard), ("group/*", "group/name", .wildcard),
    ("group/*", "group", nil), ("*name", "group/name", .wildcard), ("*a*", "bab", .wildcard), ("*a*", "bbb", nil),
    ("?", "a", .wildcard), ("?", "", nil), ("?", "ab", nil), ("?", "é", .wildcard), ("a?c", "abc", .wildcard),
    ("a*c", "abcbc", .wildcard), ("a*c", "abcb", nil), ("a**c", "ac", .wildcard), ("*?", "", nil),
    ("*?*", "x", .wildcard), ("a*b*c", "aXbYbZc", .wildcard), ("a*b*c", "acb", nil), ("A", "a", nil),
    ("*", "*", .literal), ("a*", "a*", .literal), ("[a]", "a", nil), ("a.c", "abc", nil), ("*.c", "a.c", .wildcard),
    ("\u{E9}", "e\u{301}", nil), ("e?", "e\u{301}", .wildcard), ("*ab", "aab", .wildcard), ("*aab", "aaab", .wildcard),
  ]

  @Test("Stars match any run, question marks one scalar, everything else itself", arguments: table)
  func matching(pattern: String, subject: String, match: IdentityPattern.Match?) {
    #expect(IdentityPattern(pattern).match(BenchmarkID(group: "", name: subject)) == match)
  }

  @Test("Parameters are part of what is matched")
  func parameters() {
    let id = BenchmarkID(group: "g", name: "n", parameters: [.init(name: "size", value: "10")])
    #expect(IdentityPattern("g/n (size=10)").match(id) == .literal)
    #expect(IdentityPattern("*size=1?)").match(id) == .wildcard)
    #expect(IdentityPattern("g/n").match(id) == nil)
  }

  @Test("Patterns that make backtracking matchers explode are answered at once")
  func pathological() {
    let subject = BenchmarkID(group: "", name: String(repeating: "a", count: 2000))
    let stars = String(repeating: "a*", count: 200)
    #expect(IdentityPattern(stars).match(subject) == .wildcard)
    #expect(IdentityPattern(stars + "b").match(subject) == nil)
    #expect(IdentityPattern(String(repeating: "*", count: 1000) + "b").match(subject) == nil)
    #expect(IdentityPattern(String(repeating: "*?", count: 1000)).match(subject) == .wildcard)
    #expect(IdentityPattern(String(repeating: "*?", count: 2001)).match(subject) == nil)
  }
}
