import BenchModel
import Testing

@testable import BenchRendering

@Suite("Markdown within a budget")
struct BudgetedMarkdownTests {
  /// A page of a title and a line of 100 bytes for each row that matters, and folded parts of known sizes.
  private static func page(_ extent: ComparisonExtent, mattering: Int, unchanged: Int) -> String {
    let rows = min(mattering, extent.mostRows)
    return "# VERDICT\n" + String(repeating: String(repeating: "r", count: 99) + "\n", count: rows)
      + (extent.listsUnchanged ? String(repeating: "u", count: unchanged) : "")
      + (extent.listsUndecided ? String(repeating: "d", count: 500) : "")
      + (extent.mostRemarks > 10 ? String(repeating: "w", count: 300) : "")
  }

  private static func fullest(limit: Int, mattering: Int, unchanged: Int) -> String {
    BudgetedMarkdown.fullest(limit: limit, rows: mattering + unchanged / 50) {
      page($0, mattering: mattering, unchanged: unchanged)
    }
  }

  @Test("A page that fits to the byte is whole, and parts go in their order, exactly at the edge")
  func edges() {
    let whole = Self.page(.whole, mattering: 20, unchanged: 4000).utf8.count
    #expect(Self.fullest(limit: whole, mattering: 20, unchanged: 4000).utf8.count == whole)
    let first = Self.fullest(limit: whole - 1, mattering: 20, unchanged: 4000)
    #expect(!first.contains("u") && first.contains("d") && first.utf8.count == whole - 4000)
    let second = Self.fullest(limit: whole - 4001, mattering: 20, unchanged: 4000)
    #expect(!second.contains("d") && second.contains("w") && second.utf8.count == whole - 4500)
    let third = Self.fullest(limit: whole - 4501, mattering: 20, unchanged: 4000)
    #expect(!third.contains("w") && third.utf8.count == 10 + 2000)
  }

  @Test("Then rows go, as few as have to, and never the verdict", arguments: [10, 109, 110, 1_000, 9_999, 60_000])
  func rows(limit: Int) {
    let text = Self.fullest(limit: limit, mattering: 100_000, unchanged: 0)
    #expect(text.utf8.count <= limit && text.hasPrefix("# VERDICT\n"))
    #expect(text.utf8.count == 10 + (limit - 10) / 100 * 100)
  }

  @Test("Ten thousand regressed benchmarks stay within a comment and within a step summary, and what is cut is counted")
  func many() {
    let comparison = Self.comparison(benchmarks: 10_000)
    for limit in [BudgetedMarkdown.commentLimit, BudgetedMarkdown.stepSummaryLimit] {
      let text = BudgetedMarkdown(comparison, limit: limit).text
      #expect(text.utf8.count <= limit && text.utf8.count > limit * 9 / 10, "\(text.utf8.count)")
      #expect(text.hasPrefix("# REGRESSION") && text.contains("left out to keep the page short"))
      let shown = text.split(separator: "\n").count { $0.hasPrefix("| ") && $0.contains("regressed") }
      #expect(shown > limit / 400)
    }
  }

  private static func comparison(benchmarks: Int) -> Comparison {
    let estimate = Estimate(value: 1000, lower: 990, upper: 1010, confidence: 0.95, replicates: 10)
    let rows = (0..<benchmarks).map { number in
      ComparisonRow(
        id: BenchmarkID(group: "group", name: "benchmark \(number)"), label: nil, metric: .time, statistic: .best,
        evidence: .launches, baseline: estimate, current: estimate,
        change: Change(value: 0.5, lower: 0.4, upper: 0.6, confidence: 0.95), tolerance: Tolerance(relative: 0.02),
        toleranceShare: 0.02, toleranceOrigin: "built-in default", verdict: .regressed, gates: true)
    }
    let whole = Fixture().comparison
    return Comparison(
      baseline: whole.baseline, current: whole.current, policySource: whole.policySource, gate: whole.gate, rows: rows,
      warnings: [])
  }
}
