import BenchModel
import BenchRendering
import RunRendering
import Testing

@Suite("Pages")
struct PageTests {
  static let fixture = Fixture()
  static let origin = ReportPage.Origin(
    tool: "bench-report 1.0", commands: ["bench-run --seed 7", "bench-report benchmarks/results.json"])

  @Test("A comparison as Markdown and as HTML")
  func comparisonMarkdown() throws {
    let page = ComparisonPage(Self.fixture.comparison).document
    try Golden.expect(MarkdownDialect().print(page), equals: "comparison.md")
    try Golden.expect(HTMLDialect().print(page), equals: "comparison.html")
  }

  @Test("A comparison on terminals of four widths", arguments: [20, 40, 80, 200])
  func comparisonTerminal(width: Int) throws {
    let page = ComparisonPage(Self.fixture.comparison).document
    let dialect = TerminalDialect(width: width, colour: false, unicode: true)
    try Golden.expect(dialect.print(page), equals: "comparison-\(width).txt")
  }

  @Test("A comparison in colour, with all rows, without Unicode")
  func comparisonVariants() throws {
    let comparison = Self.fixture.comparison
    let colour = TerminalDialect(width: 80, colour: true, unicode: true)
    try Golden.expect(colour.print(ComparisonPage(comparison).document), equals: "comparison-colour.txt")
    let ascii = TerminalDialect(width: 100, colour: false, unicode: false)
    try Golden.expect(
      ascii.print(ComparisonPage(comparison, showAll: true).document), equals: "comparison-all-ascii.txt")
  }

  @Test("A report with everything")
  func report() throws {
    let page = ReportPage(
      run: Self.fixture.run, comparison: Self.fixture.comparison, assessments: Self.fixture.assessments,
      relativeCosts: Self.fixture.relativeCosts, review: Self.fixture.review,
      history: try HistoryPageTests().report(), origin: Self.origin)
    try Golden.expect(MarkdownDialect().print(page.document), equals: "report.md")
    try Golden.expect(MarkdownDialect().print(SummaryPage(page).document), equals: "summary.md")
    try Golden.expect(HTMLDialect().print(page.document), equals: "report.html")
    let dialect = TerminalDialect(width: 100, colour: false, unicode: true)
    try Golden.expect(dialect.print(page.document), equals: "report-100.txt")
  }

  @Test("A report of an empty run says what is missing and claims nothing")
  func emptyReport() throws {
    let run = BenchmarkRun(
      id: "r", suite: "none", environment: RunEnvironment(), metrics: [], results: [])
    let page = ReportPage(run: run, origin: ReportPage.Origin(tool: "bench-report 1.0", commands: []))
    try Golden.expect(MarkdownDialect().print(page.document), equals: "report-empty.md")
  }

  @Test("A report says when it was written only where that is told")
  func timestamp() {
    func text(_ writtenAt: String?) -> String {
      let origin = ReportPage.Origin(tool: "t", commands: [], writtenAt: writtenAt)
      return MarkdownDialect().print(ReportPage(run: Self.fixture.run, origin: origin).document)
    }
    #expect(text("2026-01-02T03:04:05Z").contains("written by `t` at `2026-01-02T03:04:05Z`."))
    #expect(text(nil).contains("written by `t`."))
  }

  @Test("A run in the console form")
  func run() throws {
    let page = RunPage(Self.fixture.run, relativeCosts: Self.fixture.relativeCosts).document
    let dialect = TerminalDialect(width: 80, colour: false, unicode: true)
    try Golden.expect(dialect.print(page), equals: "run.txt")
    try Golden.expect(MarkdownDialect().print(page), equals: "run.md")
  }

  @Test("A run in the console form draws how its operations are spread, within 80 columns")
  func spread() {
    let fixture = PictureFixture()
    let spread = fixture.distribution(98_700, 1_880_000, count: 1000)
    let id = fixture.id("Simple Command")
    let page = RunPage(Self.fixture.run, distributions: [id: spread]).document
    let lines = TerminalDialect(width: 80, colour: false, unicode: true).print(page).split(separator: "\n")
    #expect(lines.contains("  Spread: ▁▅█▄▂▁··▁ 98.70 μs to 1.880 ms, logarithmic"), "\(lines)")
    let short = TerminalDialect(width: 80, colour: false, unicode: false).print(page)
    #expect(short.contains("  Spread: _=#-,_.._ 98.70 us to 1.880 ms, logarithmic\n"), "\(short)")
  }

  @Test("An explanation with every sentence, as Markdown and on a terminal")
  func explanation() throws {
    let page = ExplanationPage(Self.fixture.explained, of: Self.fixture.explainedID).document
    try Golden.expect(MarkdownDialect().print(page), equals: "explanation.md")
    let dialect = TerminalDialect(width: 80, colour: false, unicode: true)
    try Golden.expect(dialect.print(page), equals: "explanation-80.txt")
  }

  @Test("A list keeps every name whole, however narrow the terminal")
  func list() {
    let name = String(repeating: "long ", count: 20) + "end"
    let page = BenchmarkListPage([
      BenchmarkID(group: "g", name: name),
      BenchmarkID(group: "", name: "n", parameters: [.init(name: "size", value: "10")]),
    ])
    let text = TerminalDialect(width: 20, colour: true, unicode: true).print(page.document)
    #expect(text == "g/\(name)\nn (size=10)\n")
  }

  @Test("Equal input gives equal bytes")
  func deterministic() {
    let pages = (0..<2).map { _ in
      MarkdownDialect().print(
        ReportPage(
          run: Fixture().run, comparison: Fixture().comparison, review: Fixture().review, origin: Self.origin
        ).document)
    }
    #expect(pages[0].utf8.elementsEqual(pages[1].utf8))
  }
}
