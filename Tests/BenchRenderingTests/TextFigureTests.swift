import BenchModel
import Testing

@testable import BenchRendering

@Suite("Drawings in signs")
struct TextFigureTests {
  private func text(_ line: Inline) -> String { line.runs.map(\.text).joined() }

  private func row(_ change: Change?, tolerance: Double?, _ verdict: Verdict = .inconclusive) -> ComparisonRow {
    ComparisonRow(
      id: BenchmarkID(group: "g", name: "n"), label: nil, metric: .time, statistic: .best, evidence: .launches,
      baseline: Estimate(value: 1, replicates: 3), current: Estimate(value: 1, replicates: 3), change: change,
      tolerance: Tolerance(relative: 0.02), toleranceShare: tolerance, toleranceOrigin: "default", verdict: verdict,
      gates: true)
  }

  @Test(
    "An interval beside its tolerance: within, across, beyond, and out of sight",
    arguments: [
      (0.0, -0.005, 0.005, "····┊··━●━··┊····"), (0.02, 0.0, 0.04, "····┊···━━━━●━━━━"),
      (0.03, 0.02, 0.035, "····┊·······╋━●━·"), (-0.03, -0.035, -0.025, "·━●━┊·······┊····"),
      (0.9, 0.8, 1.0, "····┊·······┊···>"), (-0.9, -1.0, 0.5, "<━━━╋━━━━━━━╋━━━>"),
      (0.0, -Double.infinity, .infinity, "<━━━╋━━━●━━━╋━━━>"),
    ])
  func interval(change: Double, lower: Double, upper: Double, expected: String) {
    let row = row(Change(value: change, lower: lower, upper: upper, confidence: 0.95), tolerance: 0.02)
    #expect(text(IntervalBar.text(row)) == expected)
  }

  @Test("Without an interval or a tolerance there is no bar, and a verdict gives it its meaning")
  func noInterval() {
    let change = Change(value: 0, lower: -0.1, upper: 0.1, confidence: 0.95)
    #expect(IntervalBar.text(row(Change(value: 0.1), tolerance: 0.02)).isEmpty)
    #expect(IntervalBar.text(row(change, tolerance: nil)).isEmpty)
    #expect(IntervalBar.text(row(change, tolerance: 0)).isEmpty)
    #expect(IntervalBar.text(row(nil, tolerance: 0.02)).isEmpty)
    #expect(IntervalBar.text(row(change, tolerance: 0.02, .regressed)).runs.map(\.role) == [.bad])
  }

  @Test("A histogram shows one value beside a thousand, and what is empty")
  func histogram() {
    func signs(_ counts: [Int]) -> String {
      text(TextHistogram.text(.init(lower: 0, upper: 1, isLogarithmic: false, counts: counts)))
    }
    #expect(signs([1, 0, 1_000, 500, 0, 125]) == "▁·█▄·▁")
    #expect(signs([1, 2, 3, 4, 5, 6, 7, 8]) == "▁▂▃▄▅▆▇█")
    #expect(signs([0, 0]) == "··" && signs([]) == "")
  }

  @Test("A boxplot has its extremes, its middle half and its median at their places")
  func boxplot() {
    let values = Distribution(
      count: 100, minimum: 10, maximum: 18,
      quantiles: [.init(order: 0.25, value: 12), .init(order: 0.5, value: 13), .init(order: 0.75, value: 15)],
      histogram: .init(lower: 10, upper: 18, isLogarithmic: false, counts: [100]))
    #expect(text(TextBoxplot.text(values, on: TextScale(10...20, width: 10))) == "├─▒█▒▒──┤·")
    #expect(text(TextBoxplot.text(values, on: TextScale(13...13, width: 4))) == "█···")
    let few = Distribution(
      count: 1, minimum: 10, maximum: 10, quantiles: [],
      histogram: .init(lower: 10, upper: 10, isLogarithmic: false, counts: [1]))
    #expect(text(TextBoxplot.text(few, on: TextScale(5...20, width: 3))) == "·┤·")
  }

  @Test("A scale is logarithmic where its ends are far apart, and clamps what lies beyond")
  func scale() {
    let wide = TextScale(1...1_000, width: 30)
    #expect(wide.isLogarithmic && wide.column(1) == 0 && wide.column(31.7) == 15 && wide.column(1_000) == 29)
    let narrow = TextScale(100...200, width: 10)
    #expect(!narrow.isLogarithmic && narrow.column(150) == 5 && narrow.column(0) == 0 && narrow.column(1e9) == 9)
    #expect(!TextScale(0...1_000, width: 5).isLogarithmic)
    #expect(TextScale(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude, width: 5).column(1) == 0)
  }

  @Test("Drawings survive terminals without Unicode, and take no more columns there")
  func ascii() {
    let drawn = "├─▒█▒┤·▁▂▃▄▅▆▇█┊━╋●<>"
    let plain = ASCIIText.of(drawn)
    #expect(plain.utf8.allSatisfy { $0 < 0x80 } && plain.count == drawn.count)
    #expect(plain == "|-=#=|._,:-=+*#:=+o<>")
  }

  @Test("Pages that have pictures, or cells of any width, leave drawings out")
  func surfaces() {
    let page = ComparisonPage(Fixture().comparison).document
    let wide = TerminalDialect(width: 200, colour: false, unicode: true).print(page)
    #expect(wide.contains("against tolerance") && wide.contains("●"))
    let narrow = TerminalDialect(width: 80, colour: false, unicode: true).print(page)
    #expect(!narrow.contains("against tolerance"))
    #expect(!MarkdownDialect().print(page).contains("against tolerance"))
    #expect(!HTMLDialect().print(page).contains("against tolerance"))
  }

  @Test("An explanation draws the measurements of both sides on one scale, within 80 columns and within 40")
  func explanation() throws {
    let fixture = Fixture()
    let sides = Sides(
      baseline: PictureFixture().distribution(799, 911, count: 250),
      current: PictureFixture().distribution(1_702, 1_998, count: 250))
    let page = ExplanationPage(fixture.explained, of: fixture.explainedID, distributions: ["time": sides]).document
    let wide = TerminalDialect(width: 80, colour: false, unicode: true).print(page)
    let drawn = wide.split(separator: "\n").filter { $0.contains("█") }
    #expect(drawn.count == 2 && drawn.allSatisfy { $0.contains("┤") && $0.count <= 80 })
    #expect(wide.contains("on one scale, 799.0 ns to 1,998 ns:") || wide.contains("0.7990 μs to 1.998 μs:"), "\(wide)")
    let narrow = TerminalDialect(width: 40, colour: false, unicode: true).print(page)
    #expect(narrow.split(separator: "\n").count { $0.contains("█") } == 2)
    let markdown = MarkdownDialect().print(page)
    #expect(markdown.contains("┤`") && PrintedText.unevenMarkdownTables(in: markdown).isEmpty)
  }
}
