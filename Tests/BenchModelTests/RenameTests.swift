import BenchModel
import Testing

@Suite("Renames")
struct RenameTests {
  @Test(
    "A name, or what stands for a '*', goes from the old name to the new one",
    arguments: [
      ("sort", "order", "sort", "order"), ("sort", "order", "sorts", nil),
      ("sort/*", "order/*", "sort/a/b", "order/a/b"),
      ("sort/*", "order/*", "sort/", "order/"), ("sort/*", "order/*", "resort/a", nil),
      ("* (n=1)", "x/* (size=1)", "sort (n=1)", "x/sort (size=1)"), ("a*a", "b*b", "a", nil),
      ("a*a", "b*b", "aa", "bb"),
      ("*", "g/*", "größe", "g/größe"), (" a ", "b", "a", "b"),
      ("parse (size=*, impl=old)", "parse (size=*, impl=new)", "parse (size=9, impl=old)", "parse (size=9, impl=new)"),
      ("*/a*", "*/b*", "x/y/ab/ac", "x/y/bb/ac"), ("*x*x", "*y*y", "axb", nil), ("a**b", "c*-*d", "a1b", "c-1d"),
    ] as [(String, String, String, String?)])
  func names(from: String, to: String, name: String, expected: String?) throws {
    #expect(try Rename(from: from, to: to, origin: "p:1").newName(of: name) == expected)
  }

  @Test(
    "Two names that make none are refused", arguments: [("", "b"), ("a", ""), ("a", "a"), ("a*", "b"), ("**", "a*")])
  func refused(from: String, to: String) {
    #expect(throws: NotationError.self) { try Rename(from: from, to: to, origin: "p:1") }
  }
}
