import BenchRendering
import Testing

@Suite("Markdown dialect")
struct MarkdownDialectTests {
  private func paragraph(_ line: Inline) -> String {
    MarkdownDialect().print(Document([.paragraph(line)]))
  }

  @Test("A quoted name of several words is one code span, and the figures around it stay plain")
  func quotedName() {
    let line = Inline.sentence("worst 'group/Raw Model' time mean +52.5% (+18.9% to +95.6%)")
    #expect(
      MarkdownDialect().print(Document([.paragraph(line)]))
        == "worst `'group/Raw Model'` time mean +52.5% (+18.9% to +95.6%)\n")
    let open = Inline.sentence("it's 'never closed <b> here")
    #expect(!MarkdownDialect().print(Document([.paragraph(open)])).contains(" <b> "))
  }

  @Test(
    "A name's fence is longer than any run of backticks in it",
    arguments: [
      ("a", "`a`"), ("`", "`` ` ``"), ("a`b", "``a`b``"), ("a``", "``` a`` ```"), ("` ``` `", "```` ` ``` ` ````"),
      ("`\u{301}", "`` `\u{301} ``"),
    ])
  func fences(name: String, span: String) {
    #expect(paragraph(.name(name)).utf8.elementsEqual((span + "\n").utf8))
  }

  @Test("Runs of backticks that parsers do not count to the end of are written out", arguments: [32, 80, 256])
  func longRuns(length: Int) {
    let run = String(repeating: "`", count: length)
    let page = MarkdownDialect().print(Document([.paragraph(.name(run)), .code(["\(outputLine: run)"])]))
    let written = String(repeating: "\\u{60}", count: length)
    #expect(page == "`\(written)`\n\n```text\n\(written)\n```\n")
  }

  @Test("Names side by side stay two names")
  func adjacent() {
    #expect(paragraph("\(name: "a")\(name: "b")") == "`a` `b`\n")
  }

  @Test("Our own words are escaped where Markdown would read them as more")
  func plain() {
    #expect(
      paragraph("a < b | c_d * [e] & #1 @f \\ ~g~ `h`")
        == "a &lt; b \\| c\\_d \\* \\[e\\] &amp; \\#1 \\@f \\\\ \\~g\\~ \\`h\\`\n")
    let bold: Inline = "bold \(name: "x")"
    #expect(paragraph(bold.strong()) == "**bold `x`**\n")
  }

  @Test(
    "Sentences stay readable and inert",
    arguments: [
      ("PASS, 3 unproven: nothing regressed.", "PASS, 3 unproven: nothing regressed."),
      ("2 of 5 rows (4.5%) don't gate", "2 of 5 rows (4.5%) don't gate"),
      ("benchmark g/n (size=10) is missing", "benchmark `g/n (size=10)` is missing"),
      ("see www.evil.test or #12", "see `www.evil.test` or `#12`"), ("11www.evil.test", "`11www.evil.test`"),
      ("thanks @octocat!", "thanks `@octocat!`"), ("commit deadbeef1", "commit `deadbeef1`"),
      ("1. first", "`1.` first"), ("- a", "`-` a"), ("fixes GH-12", "fixes `GH-12`"), ("a | b", "a `|` b"),
      ("so called — a ±2 µs step", "so called — a ±2 µs step"), ("", ""),
    ])
  func sentences(raw: String, shown: String) {
    #expect(paragraph(.sentence(raw)) == shown + "\n")
  }

  @Test("Code is fenced by more backticks than it holds, and its lines cannot command the build server")
  func code() {
    let page = Document([.code(["\(outputLine: "```")", "\(outputLine: "::error::x")", "\(outputLine: "a##[b")"])])
    #expect(MarkdownDialect().print(page) == "````text\n```\n\\u{3A}:error::x\na#\\u{23}[b\n````\n")
  }

  @Test("Commands put together from two runs are broken too")
  func acrossRuns() {
    let page = Document([.code(["\(name: ":"): x", "\(name: "#")\(name: "#")\(name: "[x")"])])
    #expect(MarkdownDialect().print(page) == "```text\n\\u{3A}: x\n##\\u{5B}x\n```\n")
  }

  @Test("What is folded away has a summary that HTML takes as text")
  func details() {
    let page = Document([.details(summary: "2 < \(name: "<b>&amp;`@x")", FoldedBlocks { [.paragraph("inside")] })])
    #expect(
      MarkdownDialect().print(page) == """
        <details>
        <summary>2 &#60; <code>&#60;b&#62;&#38;amp;&#96;&#64;x</code></summary>

        inside

        </details>

        """)
  }
}
