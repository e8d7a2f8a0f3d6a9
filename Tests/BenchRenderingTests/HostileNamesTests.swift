import BenchModel
import BenchRendering
import RunRendering
import Testing

@Suite("Hostile names on every page")
struct HostileNamesTests {
  /// A fixture with a hostile text instead of its own texts, before them or after them, a third each.
  static func fixture(_ hostile: String) -> Fixture {
    Fixture { own in
      switch own.utf8.count % 3 {
      case 0: hostile
      case 1: hostile + own
      default: own + hostile
      }
    }
  }

  static func pages(_ fixture: Fixture) -> [Document] {
    let origin = ReportPage.Origin(tool: fixture.naming("bench-report"), commands: [fixture.naming("bench-report a")])
    let report = ReportPage(
      run: fixture.run, comparison: fixture.comparison, assessments: fixture.assessments,
      relativeCosts: fixture.relativeCosts, review: fixture.review, origin: origin)
    let pictures = PictureFixture(naming: fixture.naming)
    return [
      ComparisonPage(fixture.comparison, showAll: true).document, report.document, SummaryPage(report).document,
      RunPage(fixture.run, relativeCosts: fixture.relativeCosts).document,
      BenchmarkListPage(fixture.run.results.map(\.id)).document,
      ExplanationPage(fixture.explained, of: fixture.explainedID).document,
      pictures.report.document, HistoryPage(pictures.history).document,
    ]
  }

  @Test("There are enough of them")
  func count() {
    #expect(HostileNames.all.count >= 150)
  }

  /// Every page meets every width, colour and repertoire of terminals, spread over the names.
  static let cases = HostileNames.all.enumerated().map { (index: $0.offset, hostile: $0.element) }

  static let harmlessElements = pages(fixture("x")).map {
    PrintedText.elements(ofHTML: PrintedText.withoutPictures(HTMLDialect().print($0)))
  }

  // One test for all dialects, so that pages are made once and printed once in each.
  @Test("No dialect lets them do anything", arguments: cases)
  func dialects(index: Int, hostile: String) {
    for (page, document) in Self.pages(Self.fixture(hostile)).enumerated() {
      expectMarkdownIsCode(document)
      let dialect = TerminalDialect(
        width: [20, 40, 80, 200][(index + page) % 4], colour: index % 3 == 0, unicode: index % 5 < 3)
      expectTerminalShows(document, dialect)
      expectElements(of: document, in: Self.harmlessElements[page])
    }
  }

  /// Markdown keeps them in code, and links to no picture but ours.
  private func expectMarkdownIsCode(_ document: Document) {
    let text = MarkdownDialect(figureFolder: "plots").print(document)
    expectNoCommand(in: text)
    #expect(PrintedText.forbidden(in: text).isEmpty)
    #expect(PrintedText.unevenMarkdownTables(in: text).isEmpty)
    let links = document.figures.map(Self.link)
    #expect(PrintedText.outsideFences(text).filter { $0.hasPrefix("![") } == links)
    #expect(PrintedText.activeMarkdown(in: text, but: links).isEmpty)
  }

  private static func link(_ figure: Figure) -> String {
    "![\(figure.alternative.runs.map(\.text).joined())](plots/\(figure.fileName))"
  }

  /// Terminals get no control character and no line that is too long.
  private func expectTerminalShows(_ document: Document, _ dialect: TerminalDialect) {
    let text = dialect.print(document)
    let visible = PrintedText.withoutColour(text)
    expectNoCommand(in: text)
    if dialect.colour { expectNoCommand(in: visible) }
    #expect(PrintedText.forbidden(in: visible).isEmpty)
    if !dialect.colour { #expect(visible == text) }
    if !dialect.unicode { #expect(visible.utf8.allSatisfy { $0 < 0x80 }) }
    let wrapped = PrintedText.withoutCode(document)
    #expect(
      PrintedText.tooLong(wrapped == document ? visible : dialect.print(wrapped), width: dialect.width).isEmpty)
  }

  /// HTML has no element that it would not have with other names.
  private func expectElements(of document: Document, in expected: Set<String>) {
    let text = HTMLDialect().print(document)
    expectNoCommand(in: text)
    #expect(PrintedText.forbidden(in: text).isEmpty)
    let elements = PrintedText.elements(ofHTML: PrintedText.withoutPictures(text))
    #expect(elements.subtracting(expected).isEmpty)
    #expect(!PrintedText.contains("javascript:", in: elements.joined()))
  }

  private func expectNoCommand(in text: String) {
    for command in ["##[", "##vso[", "##teamcity["] { #expect(!PrintedText.contains(command, in: text)) }
    #expect(PrintedText.commands(in: text).isEmpty)
  }
}
