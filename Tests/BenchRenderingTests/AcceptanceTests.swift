import BenchModel
import BenchRendering
import Testing

@Suite("What to paste to accept a regression")
struct AcceptanceTests {
  private static func row(_ name: String, _ change: Double?, evidence: Evidence = .paired) -> ComparisonRow {
    ComparisonRow(
      id: BenchmarkID(group: "", name: name), label: nil, metric: .time, statistic: .best, evidence: evidence,
      baseline: Estimate(value: 100, replicates: 9), current: Estimate(value: 112, replicates: 9),
      change: change.map { Change(value: $0, lower: $0, upper: $0) }, tolerance: Tolerance(relative: 0.02),
      toleranceShare: 0.02, toleranceOrigin: "p", verdict: .regressed, gates: true)
  }

  private static func page(
    _ rows: [ComparisonRow], startedAt: String? = "2026-03-01T00:00:00Z", acceptsByTrailer: Bool = false
  ) -> String {
    let side = Comparison.Side(
      source: "s", format: "f", runID: "r", startedAt: startedAt, suite: "s", completeness: .complete,
      environment: RunEnvironment())
    let comparison = Comparison(
      baseline: side, current: side, policySource: "p",
      gate: Gate(outcome: .regression, headline: "REGRESSION: x", reasons: [], counts: Gate.Counts()), rows: rows,
      warnings: [], acceptsByTrailer: acceptsByTrailer)
    return MarkdownDialect().print(ComparisonPage(comparison).document)
  }

  @Test("One entry covers all rows of a benchmark, and says where it has to stand")
  func entry() {
    let page = Self.page([Self.row("sort", 0.112), Self.row("sort", 0.05)])
    for part in [
      "of the base side", #"{ "benchmark": "sort", "bound": "12%", "expires": "2026-12-31", "reason": "WHY" }"#,
      #"With "acceptByTrailer": true in that policy"#, "Performance-Accepted: sort +12% until 2026-12-31: WHY",
    ] { #expect(page.contains(part), "\(page)") }
    #expect(page.split(separator: "\n").count { $0.contains("Performance-Accepted") } == 1)
  }

  @Test("A trailer is offered for sessions and for policies that accept them, and a year that ends for the next one")
  func trailers() {
    let alone = Self.page([Self.row("sort", 0.1, evidence: .launches)], startedAt: "2026-11-30T00:00:00Z")
    #expect(!alone.contains("Performance-Accepted") && alone.contains(#""expires": "2027-12-31""#))
    #expect(Self.page([Self.row("sort", 0.1)], startedAt: nil).contains(#""expires": "YYYY-MM-DD""#))
    #expect(Self.page([Self.row("sort", 0.1)], acceptsByTrailer: true).contains("since that policy accepts trailers"))
  }

  @Test("What no bound accepts is not offered, and of many the worst three are")
  func limits() {
    #expect(!Self.page([Self.row("sort", nil)]).contains("To accept"))
    #expect(!Self.page([Self.row("sort", 9)]).contains("To accept"))
    let page = Self.page((1...5).map { Self.row("b\($0)", 0.1 * Double($0)) })
    #expect(page.contains(#""benchmark": "b5""#) && !page.contains(#""benchmark": "b2""#))
    #expect(page.contains("2 more benchmarks regressed"))
  }

  @Test("A name with a quote or a line of its own is offered as a pattern")
  func names() {
    let page = Self.page([Self.row("a\"b\\c\nd", 0.1)])
    #expect(
      page.contains(#"{ "benchmark": "a?b?c?d", "#) && page.contains("Performance-Accepted: a?b?c?d +1"), "\(page)")
  }

  @Test("What is too good is said in every form")
  func tooGood() {
    let row = ComparisonRow(
      id: BenchmarkID(group: "", name: "sort"), label: nil, metric: .time, statistic: .best, evidence: .exact,
      baseline: Estimate(value: 100, replicates: 9), current: Estimate(value: 3, replicates: 9),
      change: Change(value: -0.97), tolerance: Tolerance(relative: 0), toleranceShare: 0, toleranceOrigin: "p",
      verdict: .improved, gates: true
    ).with(tooGood: .fail)
    let page = Self.page([row])
    #expect(page.contains("too good: may have measured nothing, and fails") && !page.contains("To accept"))
    let side = Comparison.Side(
      source: "s", format: "f", runID: "r", startedAt: nil, suite: "s", completeness: .complete,
      environment: RunEnvironment())
    let comparison = Comparison(
      baseline: side, current: side, policySource: "p",
      gate: Gate(outcome: .regression, headline: "TOO GOOD: x", reasons: [], counts: Gate.Counts()), rows: [row],
      warnings: [])
    #expect(JUnitReport(comparison).text.contains(#"<failure type="too good" message="improved; "#))
    #expect(WorkflowAnnotations(comparison).text.contains("::error title=sort time::improved; "))
    #expect(row.failsByImprovement && !row.with(severity: .warn, origin: "p").failsByImprovement)
  }
}
