import CommandFramework
import Testing

@Suite("Patterns")
struct PatternTests {
  @Test(
    "matches what the expression says",
    arguments: [
      (
        #"^[\w\.-]+@[\w\.-]+\.\w+$"#, ["john@example.com", "a.b-c@d.e.f", "ü@é.fr"],
        ["john", "a@b", "a@.", "a b@c.de", "a@b.c\n"]
      ),
      ("abc", ["abc", "xxabcxx"], ["", "ab", "abxc"]), ("^abc", ["abcd"], ["xabc"]),
      ("abc$", ["xabc", "abcabc"], ["abcd"]),
      ("^a*$", ["", "a", "aaaa"], ["b", "ab"]), ("^(ab|cd)+?$", ["ab", "cdab"], ["", "abc"]),
      ("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
      ("^a{2}$", ["aa"], ["a", "aaa"]), ("^a{2,}b?$", ["aa", "aaaab"], ["ab"]),
      (#"^\d{4}-\d\d$"#, ["2024-01"], ["2024-1", "x024-01"]),
      ("^[^a-c]$", ["d", "é"], ["a", "dd", ""]), (#"^[\d\-x]+$"#, ["1-x"], ["y"]), ("^[a-]$", ["a", "-"], ["b"]),
      ("^.$", ["a", "é"], ["\n", ""]),
      ("", ["", "anything"], []), ("^$", [""], ["a"]), (#"\$$"#, ["5$"], ["5"]),
      (#"^\S\s\W$"#, ["a -"], ["a b", " --"]),
      ("^(?:a|)(b)?$", ["", "a", "ab", "b"], ["ba"]), ("^[]]$", ["]"], ["["]), ("a|b", ["xb"], ["x"]),
      ("^(a{0}){9}$", [""], ["a"]),
      ("^(a?){3}$", ["", "aaa"], ["aaaa"]), ("(a|b)*c$", ["ababc", "c"], ["ab"]),
    ] as [(Pattern, [String], [String])])
  func matching(pattern: Pattern, good: [String], bad: [String]) {
    for text in good { #expect(pattern.matches(text), "\(pattern.source) on \(text)") }
    for text in bad { #expect(!pattern.matches(text), "\(pattern.source) on \(text)") }
  }

  @Test(
    "malformed and unsupported expressions are refused with their place",
    arguments: [
      "(", ")", "a)", "[", "[a", "*", "a**", "a{", "a{2", "a{3,2}", "a{x}", #"\"#, #"(a)\1"#, "(?=a)", "a^b", "^a|b",
      "[b-a]", #"\p"#, #"[a-\d]"#, "a{129}",
      String(repeating: "(", count: 60), "a{99999999999999999999}",
    ])
  func refused(source: String) {
    #expect(throws: PatternError.self) { try Pattern(source) }
  }

  @Test("an expression that makes backtracking matchers explode is matched in linear time")
  func linear() {
    let pattern = Pattern("^(a+)+$")
    #expect(!pattern.matches(String(repeating: "a", count: 10_000) + "b"))
  }

  @Test("it agrees with the standard library's regular expressions on seeded random texts")
  func agreement() throws {
    for source in [#"^[\w\.-]+@[\w\.-]+\.\w+$"#, "a(b|c)*d", "^(ab?|[c-e]{2,3})+$", "x?y+z{2}"] {
      let (pattern, regex) = (try Pattern(source), try Regex(source))
      var seed: UInt64 = 7
      for _ in 0..<400 {
        var text = ""
        for _ in 0..<8 {
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          text.append(Array("abcdexyz@.-")[Int(seed >> 33) % 11])
        }
        #expect(pattern.matches(text) == (text.firstMatch(of: regex) != nil), "\(source) on \(text)")
      }
    }
  }
}
