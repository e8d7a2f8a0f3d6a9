import BenchModel
import Testing

@testable import BenchRendering

@Suite("What all benchmarks of a page share")
struct SharedParametersPageTests {
  private static func comparison(_ sizes: [String]) -> Comparison {
    let rows = sizes.map { size in
      ComparisonRow(
        id: BenchmarkID(
          group: "", name: "Parse",
          parameters: [.init(name: "mode", value: "avgt"), .init(name: "n", value: size), .init(name: "k", value: "8")]),
        label: nil, metric: .time, statistic: .best, evidence: .paired, baseline: Estimate(value: 100, replicates: 3),
        current: Estimate(value: 110, replicates: 3),
        change: Change(value: 0.1, lower: 0.09, upper: 0.11, confidence: 0.95), tolerance: Tolerance(relative: 0.02),
        toleranceShare: 0.02, toleranceOrigin: "built-in default", verdict: .regressed, gates: true)
    }
    let fixture = Fixture().comparison
    return Comparison(
      baseline: fixture.baseline, current: fixture.current, policySource: "p",
      gate: Gate(outcome: .regression, headline: "h", reasons: [], counts: Gate.Counts()), rows: rows, warnings: [])
  }

  @Test("Names leave it out and the page says it once, as text, Markdown and HTML alike")
  func once() {
    let page = ComparisonPage(Self.comparison(["1", "20"])).document
    let texts = [
      TerminalDialect(width: 120, colour: false, unicode: true).print(page), MarkdownDialect().print(page),
      HTMLDialect().print(page),
    ]
    for text in texts {
      #expect(text.contains("All benchmarks have "), "\(text)")
      #expect(text.contains("which is left out of their names here."), "\(text)")
      let rows = text.split(whereSeparator: \.isNewline).filter { $0.contains("Parse (n=") }
      #expect(rows.count >= 2 && rows.allSatisfy { !$0.contains("avgt") }, "\(text)")
      #expect(text.contains("Parse (n=1)") && text.contains("Parse (n=20)"), "\(text)")
    }
  }

  @Test("One benchmark alone keeps its name")
  func alone() {
    let page = ComparisonPage(Self.comparison(["1"])).document
    let text = TerminalDialect(width: 120, colour: false, unicode: true).print(page)
    #expect(text.contains("Parse (mode=avgt, n=1, k=8)") && !text.contains("All benchmarks have"), "\(text)")
  }
}
