import BenchModel
import BenchRendering
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
    return [
      ComparisonPage(fixture.comparison, showAll: true).document, report.document, SummaryPage(report).document,
      RunPage(fixture.run, relativeCosts: fixture.relativeCosts).document,
      BenchmarkListPage(fixture.run.results.map(\.id)).document,
      ExplanationPage(fixture.explained, of: fixture.explainedID).document,
      PictureFixture(naming: fixture.naming).report.document,
      HistoryPage(PictureFixture(naming: fixture.naming).history).document,
    ]
  }

  @Test("There are enough of them")
  func count() {
    #expect(HostileNames.all.count >= 150)
  }

  @Test("Markdown keeps them in code", arguments: HostileNames.all)
  func markdown(hostile: String) {
    for document in Self.pages(Self.fixture(hostile)) {
      let text = MarkdownDialect().print(document)
      expectNoCommand(in: text)
      #expect(PrintedText.forbidden(in: text).isEmpty)
      #expect(PrintedText.unevenMarkdownTables(in: text).isEmpty)
      #expect(PrintedText.activeMarkdown(in: text).isEmpty)
    }
  }

  @Test("Markdown links to no picture but ours", arguments: HostileNames.all)
  func links(hostile: String) {
    let document = PictureFixture(naming: Self.fixture(hostile).naming).report.document
    let lines = MarkdownDialect(figureFolder: "plots").print(document).split(separator: "\n").map(String.init)
    let links = document.figures.map { figure in
      let alternative = figure.alternative.runs.map(\.text).joined()
      return "![\(alternative)](plots/\(figure.fileName))"
    }
    #expect(lines.filter { $0.hasPrefix("![") } == links)
    let rest = lines.filter { !$0.hasPrefix("![") }.joined(separator: "\n")
    #expect(PrintedText.activeMarkdown(in: rest).isEmpty)
  }

  /// Every page meets every width, colour and repertoire, spread over the names.
  static let cases = HostileNames.all.enumerated().map { (index: $0.offset, hostile: $0.element) }

  @Test("Terminals get no control character and no line that is too long", arguments: cases)
  func terminal(index: Int, hostile: String) {
    for (page, document) in Self.pages(Self.fixture(hostile)).enumerated() {
      let width = [20, 40, 80, 200][(index + page) % 4]
      let dialect = TerminalDialect(width: width, colour: index % 3 == 0, unicode: index % 5 < 3)
      let text = dialect.print(document)
      let visible = PrintedText.withoutColour(text)
      expectNoCommand(in: text)
      if dialect.colour { expectNoCommand(in: visible) }
      #expect(PrintedText.forbidden(in: visible).isEmpty)
      if !dialect.colour { #expect(visible == text) }
      if !dialect.unicode { #expect(visible.utf8.allSatisfy { $0 < 0x80 }) }
      #expect(PrintedText.tooLong(dialect.print(PrintedText.withoutCode(document)), width: width).isEmpty)
    }
  }

  static let harmlessElements = pages(fixture("x")).map {
    PrintedText.elements(ofHTML: PrintedText.withoutPictures(HTMLDialect().print($0)))
  }

  @Test("HTML has no element that it would not have with other names", arguments: HostileNames.all)
  func html(hostile: String) {
    for (document, expected) in zip(Self.pages(Self.fixture(hostile)), Self.harmlessElements) {
      let text = HTMLDialect().print(document)
      expectNoCommand(in: text)
      #expect(PrintedText.forbidden(in: text).isEmpty)
      let elements = PrintedText.elements(ofHTML: PrintedText.withoutPictures(text))
      #expect(elements.subtracting(expected).isEmpty)
      #expect(!PrintedText.contains("javascript:", in: elements.joined()))
    }
  }

  private func expectNoCommand(in text: String) {
    for line in text.unicodeScalars.split(whereSeparator: { "\n\r".unicodeScalars.contains($0) }) {
      let start = Array(line.drop { $0.properties.isWhitespace }.prefix(2))
      #expect(start != [":", ":"], "\(String(line))")
    }
    #expect(!PrintedText.contains("##[", in: text))
  }
}
