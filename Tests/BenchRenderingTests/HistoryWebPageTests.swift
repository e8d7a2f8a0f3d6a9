import BenchModel
import Testing

@testable import BenchRendering

@Suite("History as one file for a browser")
struct HistoryWebPageTests {
  private static func series(_ number: Int, runs: Int) throws -> HistorySeries {
    let values = (0..<runs).map { Double(1000 + ($0 * 7919 + number * 104_729) % 100) + ($0 < runs / 2 ? 0 : 50) }
    let point = HistoryReport.Point(
      run: "r", date: try Instant("2026-03-01T12:00:00Z"), commit: "c0ffee0badc0de\(number)")
    let change = HistoryChange(
      kind: .step, index: runs / 2, endIndex: runs / 2, before: point, first: point, last: point,
      indexRange: [runs / 2 - 1, runs / 2], from: 1050, to: 1100,
      change: Change(value: 0.05, lower: 0.04, upper: 0.06, confidence: 0.95), isWorse: true)
    return HistorySeries(
      machine: "m", suite: "s", id: BenchmarkID(group: "group", name: "benchmark \(number)"), metric: .time,
      statistic: .best, method: .noisy, tolerance: Tolerance(relative: 0.02), values: values, changes: [change])
  }

  private static func report(_ series: [HistorySeries]) -> HistoryReport {
    HistoryReport(
      source: "history.jsonl", outcome: .pass, headline: "so many changes", runs: 1000,
      errorRate: .init(rate: 0.05, series: series.count, level: 0.01), series: series, warnings: [])
  }

  @Test("200 benchmarks of 1,000 runs have 5 MB at most, and every series, level and commit is there")
  func size() throws {
    let page = HistoryWebPage(Self.report(try (0..<200).map { try Self.series($0, runs: 1000) })).text
    #expect(page.utf8.count <= 5_000_000, "\(page.utf8.count) bytes")
    for number in [0, 99, 199] {
      #expect(page.contains("data-series=\"group/benchmark \(number) time\""))
      #expect(page.contains("c0ffee0badc0de\(number)"))
    }
    // One for a page and one for a phone each.
    #expect(page.split(separator: "<svg").count == 401)
  }

  @Test("A series with a change stands before one without, and the filter is hidden until its script runs")
  func order() throws {
    let page = HistoryWebPage(try HistoryPageTests().report()).text
    let places = ["steps", "creeps", "improves", "steady"].map { name in
      page.firstRange(of: "data-series=\"g/\(name)")?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(page.contains("<p class=\"filter\" hidden>") && page.contains("script-src '\(FilterScript.hash)'"))
  }

  @Test("A history for a browser as it is meant to be")
  func golden() throws {
    try Golden.expect(HistoryWebPage(try HistoryPageTests().report()).text, equals: "history.html")
  }

  @Test("A page without a script allows none")
  func policy() throws {
    let page = HTMLDialect().print(HistoryPage(try HistoryPageTests().report()).document)
    #expect(!page.contains("<script") && !page.contains("script-src"))
  }

  @Test("Values that are no numbers have no picture, and names that mean something in HTML mean nothing")
  func hostile() throws {
    let name = "\"><script>alert(1)</script>"
    let series = HistorySeries(
      machine: "m", suite: "s", id: BenchmarkID(group: "", name: name), metric: .time, statistic: .best,
      method: .tooShort, tolerance: Tolerance(relative: 0.02), values: [.nan, 1])
    let page = HistoryWebPage(Self.report([series])).text
    #expect(page.split(separator: "<script").count == 2 && !page.contains("<svg"))
  }
}
