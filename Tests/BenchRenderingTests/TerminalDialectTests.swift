import BenchModel
import Testing

@testable import BenchRendering
@testable import RunRendering

@Suite("Terminal dialect")
struct TerminalDialectTests {
  private func print(_ blocks: [Block], width: Int = 80, colour: Bool = false, unicode: Bool = true) -> String {
    TerminalDialect(width: width, colour: colour, unicode: unicode).print(Document(blocks))
  }

  /// A table of benchmarks with the given names, like that of a comparison.
  private func table(_ names: [String]) -> Block {
    .table(
      Table(
        of: names,
        columns: [
          .names("benchmark") { .name($0) }, .names("metric", dropOrder: 1) { _ in "time mean" }.essential(),
          .figures("baseline", dropOrder: 9) { _ in "0.9000 μs" },
          .figures("current", dropOrder: 6) { _ in "12.35 μs" }, .words("verdict") { _ in "added" },
        ]))
  }

  @Test("Columns line up whatever the width of the characters")
  func alignment() throws {
    let table = self.table(["ascii", "日本語", "cafe\u{301}", "🚀 go"])
    #expect(
      print([table]).utf8.elementsEqual(
        """
        benchmark  metric      baseline   current  verdict
        ──────────────────────────────────────────────────
        ascii      time mean  0.9000 μs  12.35 μs  added
        日本語     time mean  0.9000 μs  12.35 μs  added
        cafe\u{301}       time mean  0.9000 μs  12.35 μs  added
        🚀 go      time mean  0.9000 μs  12.35 μs  added

        """.utf8))
  }

  @Test("Names are shortened before columns go, and columns go in their order")
  func narrowing() throws {
    let table = self.table(["a name of thirty-one characters"])
    let lines = [60, 50, 42].map { width in
      print([table], width: width).split(separator: "\n")[2]
    }
    #expect(
      lines == [
        "a name of…hirty-one characters  time mean  12.35 μs  added",
        "a name…ne characters  time mean  12.35 μs  added",
        "a name …one characters  time mean  added",
      ])
  }

  @Test("Where a row would lack its metric or its change it has a line for each of them instead")
  func stacking() throws {
    let table = self.table(["a name of thirty-one characters", "b"])
    #expect(
      print([table], width: 34) == """
        - a name of thirty-one characters
          metric: time mean
          verdict: added
        - b
          metric: time mean
          verdict: added
        (too narrow for the columns
        baseline, current)

        """)
    // What is to be pasted stays on its line.
    let page = PrintedText.withoutCode(ComparisonPage(Fixture().comparison).document)
    for width in [40, 60, 80] {
      let text = TerminalDialect(width: width, colour: false, unicode: true).print(page)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
      for change in ["+74.4%", "time"] { #expect(PrintedText.contains(change, in: text), "\(text)") }
    }
  }

  @Test("A table that cannot be a table at this width becomes a list, and loses nothing")
  func fallback() throws {
    var environment = RunEnvironment()
    environment.logicalProcessors = 2
    let run = BenchmarkRun(id: "r", suite: "s", environment: environment, metrics: [], results: [])
    let page = ReportPage(run: run, origin: ReportPage.Origin(tool: "t", commands: [])).document(unfolded: true)
    let text = TerminalDialect(width: 20, colour: false, unicode: true).print(page)
    #expect(text.contains("\n- logical processors\n  this run: 2\n"), "\(text)")
  }

  @Test("Colour marks meanings, in one sequence for each stretch, and only where asked")
  func colour() {
    let line: Inline = "all \(("went very wrong" as Inline).role(.bad)), \(Inline.name("x").role(.good).strong())"
    #expect(
      print([.paragraph(line)], colour: true) == "all \u{1B}[31mwent very wrong\u{1B}[0m, \u{1B}[1;32mx\u{1B}[0m\n")
    #expect(print([.paragraph(line)]) == "all went very wrong, x\n")
  }

  @Test("Without Unicode our signs are spelled out and names are escaped")
  func ascii() {
    let line: Inline = "1 μs ± 2, ≥ 3× … \(name: "é…")"
    #expect(print([.paragraph(line)], unicode: false) == "1 us +- 2, >= 3x ... \\u{E9}...\n")
  }

  @Test("Lines are broken at spaces, and within names that are wider than a line")
  func wrapping() {
    let line: Inline = "\(name: "a-name-far-too-long-for-a-line"): words that go on, 1234567890123456789012345"
    #expect(
      print([.list([line])], width: 20) == """
        - a-name-far-too-
          long-for-a-line:
          words that go on,
          1234567890123456789012345

        """)
  }

  @Test("A line that would begin with a command after it was put together does not")
  func commands() {
    #expect(print([.paragraph("\(name: ":"): x")]) == "\\u{3A}: x\n")
    let line: Inline = "\(name: ":"): x"
    #expect(print([.paragraph(line.role(.bad))], colour: true) == "\u{1B}[31m\\u{3A}: x\u{1B}[0m\n")
  }

  @Test("A width too small for any page is taken as the smallest")
  func smallest() {
    #expect(TerminalDialect(width: -5, colour: false, unicode: true).width == TerminalDialect.smallestWidth)
  }
}
