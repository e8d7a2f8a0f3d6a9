import BenchModel
import Testing

@testable import BenchRendering

@Suite("History page")
struct HistoryPageTests {
  private func point(_ index: Int) throws -> HistoryReport.Point {
    .init(run: "run \(index)", date: try Instant("2026-03-\(10 + index)T12:00:00Z"), commit: "c0ffee\(index)badc0de")
  }

  private func series(_ name: String, metric: Metric = .time, _ changes: [HistoryChange]) throws -> HistorySeries {
    HistorySeries(
      machine: "m", suite: "s", id: BenchmarkID(group: "g", name: name), metric: metric, statistic: .best,
      method: metric.nature == .exact ? .exact : .noisy, tolerance: Tolerance(relative: 0.02),
      values: [10, 11, 10, 11, 14, 15, 14, 15, 14], probability: 0.0001, correlation: 0.1, changes: changes,
      tolerated: 1)
  }

  private func change(_ kind: HistoryChange.Kind, _ share: Double?, isWorse: Bool = true) throws -> HistoryChange {
    HistoryChange(
      kind: kind, index: 4, endIndex: kind == .step ? 4 : 7, before: try point(3), first: try point(4),
      last: try point(7), indexRange: kind == .step && share != nil ? [3, 5] : nil, from: share == nil ? 0 : 10.5,
      to: 14.5,
      change: share.map { Change(value: $0, lower: $0 - 0.01, upper: $0 + 0.01, confidence: 0.95) }, isWorse: isWorse)
  }

  /// A history with a change of every kind.
  func report() throws -> HistoryReport {
    HistoryReport(
      source: "baselines/history.jsonl", outcome: .pass, headline: "2 changes for the worse in 5 series", runs: 9,
      errorRate: .init(rate: 0.05, series: 4, level: 0.0125),
      series: [
        try series("improves", [try change(.step, -0.1, isWorse: false)]),
        try series("steps", [try change(.step, 0.38)]), try series("creeps", [try change(.creep, 0.05)]),
        try series("steady", []), try series("allocates", metric: .allocations, [try change(.step, nil)]),
      ],
      warnings: ["history.jsonl:3: the line is cut short"])
  }

  @Test("A history on a terminal of 80 columns, without Unicode, and as Markdown")
  func golden() throws {
    let page = HistoryPage(try report())
    let terminal = TerminalDialect(width: 80, colour: false, unicode: true).print(page.document)
    #expect(terminal.split(separator: "\n").allSatisfy { $0.count <= 80 })
    try Golden.expect(terminal, equals: "history-80.txt")
    let ascii = TerminalDialect(width: 80, colour: false, unicode: false)
      .print(HistoryPage(try report(), showAll: true).document)
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    try Golden.expect(ascii, equals: "history-all-ascii.txt")
    try Golden.expect(MarkdownDialect().print(page.document), equals: "history.md")
  }

  @Test("A course has as many signs as fit, from the lowest to the highest, and survives what is no number")
  func sparkline() {
    func text(_ values: [Double], _ width: Int = 8) -> String {
      Sparkline.text(values, width: width).runs.map(\.text).joined()
    }
    #expect(text([1, 2, 3, 4, 5, 6, 7, 8]) == "▁▂▃▄▅▆▇█")
    #expect(text([5, 5, 5]) == "▁▁▁" && text([]) == "")
    #expect(text([1, 1, 1, 1, 9, 9, 9, 9], 2) == "▁█")
    #expect(text([1, 1, 1, 100, 1, 1], 2) == "▁▁")
    #expect(text([-.greatestFiniteMagnitude, .greatestFiniteMagnitude]).count == 2)
  }
}
