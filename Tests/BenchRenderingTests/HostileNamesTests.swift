import BenchModel
import BenchRendering
import Testing

@Suite("Hostile names on every page")
struct HostileNamesTests {
  /// Where a hostile text stands for the fixture's own: instead of it, before it, after it.
  static let placements: [@Sendable (String, String) -> String] = [
    { _, hostile in hostile }, { own, hostile in hostile + own }, { own, hostile in own + hostile },
  ]

  static func pages(_ fixture: Fixture) -> [Document] {
    let origin = ReportPage.Origin(tool: fixture.naming("bench-report"), commands: [fixture.naming("bench-report a")])
    return [
      ComparisonPage(fixture.comparison).document, ComparisonPage(fixture.comparison, showAll: true).document,
      ReportPage(
        run: fixture.run, comparison: fixture.comparison, assessments: fixture.assessments, origin: origin
      ).document,
      RunPage(fixture.run).document, BenchmarkListPage(fixture.run.results.map(\.id)).document,
    ]
  }

  static func fixtures(_ hostile: String) -> [Fixture] {
    placements.map { place in Fixture { place($0, hostile) } }
  }

  @Test("There are enough of them")
  func count() {
    #expect(HostileNames.all.count >= 150)
  }

  @Test("Markdown keeps them in code", arguments: HostileNames.all)
  func markdown(hostile: String) {
    for document in Self.fixtures(hostile).flatMap(Self.pages) {
      let text = MarkdownDialect().print(document)
      expectNoCommand(in: text)
      #expect(PrintedText.forbidden(in: text).isEmpty)
      #expect(PrintedText.unevenMarkdownTables(in: text).isEmpty)
      #expect(PrintedText.activeMarkdown(in: text).isEmpty)
    }
  }

  @Test("Terminals get no control character and no line that is too long", arguments: HostileNames.all)
  func terminal(hostile: String) {
    let pages = Self.fixtures(hostile).flatMap(Self.pages)
    for (index, document) in pages.enumerated() {
      // Every page meets every width, colour and repertoire, spread over the names.
      let width = [20, 40, 80, 200][index % 4]
      let dialect = TerminalDialect(width: width, colour: index % 3 == 0, unicode: index % 5 < 3)
      let text = dialect.print(document)
      let visible = PrintedText.withoutColour(text)
      expectNoCommand(in: text)
      expectNoCommand(in: visible)
      #expect(PrintedText.forbidden(in: visible).isEmpty)
      if !dialect.colour { #expect(visible == text) }
      if !dialect.unicode { #expect(visible.utf8.allSatisfy { $0 < 0x80 }) }
      #expect(PrintedText.tooLong(dialect.print(PrintedText.withoutCode(document)), width: width).isEmpty)
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
