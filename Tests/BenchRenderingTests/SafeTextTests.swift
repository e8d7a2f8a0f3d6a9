import BenchRendering
import Testing

@Suite("Safe text")
struct SafeTextTests {
  @Test(
    "Names show what cannot be seen",
    arguments: [
      ("plain name", "plain name"), ("", "\"\""), (" ", "\\u{20}"), (" a b ", "\\u{20}a b\\u{20}"),
      ("a\nb\r\nc", "a\\u{A}b\\u{D}\\u{A}c"), ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{202E}x", "\\u{202E}x"),
      ("a\u{200B}b", "a\\u{200B}b"), ("a\u{2028}b", "a\\u{2028}b"), ("\u{85}", "\\u{85}"), ("a\u{0}", "a\\u{0}"),
      ("é 日本", "é 日本"), ("\u{301}a", "\\u{301}a"), ("a\u{301}", "a\u{301}"), ("\u{FFFE}", "\\u{FFFE}"),
    ])
  func names(raw: String, shown: String) {
    #expect(SafeText(name: raw).text.utf8.elementsEqual(shown.utf8))
  }

  @Test(
    "Beginnings of commands to build servers are broken, and ordinary names are not",
    arguments: [
      ("::error::x", "\\u{3A}:error::x"), ("a ::b", "a \\u{3A}:b"), ("std::vector", "std::vector"), (":a", ":a"),
      ("##[group]", "#\\u{23}[group]"), ("a##b", "a#\\u{23}b"), ("#1 #2", "#1 #2"),
      ("\u{3000}::a", "\\u{3000}\\u{3A}:a"),
    ])
  func commands(raw: String, shown: String) {
    #expect(SafeText(name: raw).text == shown)
  }

  @Test("A long name loses its middle, and never more than it must")
  func cut() {
    let name = "begin" + String(repeating: "x", count: 10_000) + "end"
    let text = SafeText(name: name).text
    #expect(text.count == SafeText.nameLimit)
    #expect(text.hasPrefix("beginx") && text.hasSuffix("xend") && text.contains("…"))
    let whole = String(repeating: "y", count: SafeText.nameLimit)
    #expect(SafeText(name: whole).text == whole)
    #expect(SafeText(name: whole + "y").text.count == SafeText.nameLimit)
  }

  @Test("A cut never leaves part of an escape behind")
  func cutBetweenEscapes() {
    let text = SafeText(name: String(repeating: "\n", count: 1_000)).text
    #expect(text.count <= SafeText.nameLimit && text.count > SafeText.nameLimit - 10)
    #expect(text.split(separator: "…").allSatisfy { $0.count.isMultiple(of: "\\u{A}".count) })
  }

  @Test("A sentence loses the white space around it, a line of output keeps its indentation")
  func otherKinds() {
    #expect(SafeText(sentence: "\n a  b \t").text == "a  b")
    #expect(SafeText(sentence: " \n ").text.isEmpty)
    #expect(SafeText(outputLine: "  at f()").text == "  at f()")
    #expect(SafeText(outputLine: "  ::error::x").text == "  \\u{3A}:error::x")
  }
}
