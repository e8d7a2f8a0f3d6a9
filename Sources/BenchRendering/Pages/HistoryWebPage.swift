package import BenchModel

/// What `bench-compare --history` says as one file for a browser: every series with its course, and a filter by name.
///
/// The filter is a small script within the page; without it everything is there, and unfolds, all the same.
package struct HistoryWebPage {
  private let report: HistoryReport

  /// Makes the page of a report.
  package init(_ report: HistoryReport) {
    self.report = report
  }

  /// The page.
  package var text: String {
    let page = HistoryPage(report)
    var body = HTMLBody()
    body.append([.heading(level: 1, page.headline), .paragraph(page.counts)])
    body.append(FilterScript.field)
    for machine in page.machines {
      let series = report.series.filter { $0.machine.isSameName(as: machine) }
      if page.machines.count > 1 { body.append(.heading(level: 2, "Machine \(name: machine)")) }
      append(series, to: &body)
    }
    if page.machines.isEmpty { body.append(.paragraph("There is no series.")) }
    body.append([.heading(level: 2, "How this was found"), .list(page.errorRate)])
    body.append(page.warnings(level: 2))
    return HTMLDialect.page(titled: page.headline, body, script: FilterScript.text)
  }

  /// Series with a change first, unfolded as far as a reader may want to see them all, the worst on top.
  private func append(_ series: [HistorySeries], to body: inout HTMLBody) {
    let ranked = series.ordered { Self.rank($0) < Self.rank($1) }
    for (place, series) in ranked.enumerated() {
      body.append(
        entry: "\(series.id) \(series.metric.name(of: series.statistic))", summary: Self.summary(of: series),
        isOpen: place < Self.opened && !series.changes.isEmpty, Self.content(of: series))
    }
  }

  private static func rank(_ series: HistorySeries) -> Double {
    series.changes.map(\.rank).min() ?? .infinity
  }

  private static func summary(of series: HistorySeries) -> Inline {
    let subject: Inline = "\(name: series.id.description) \(.figure(series.metric, series.statistic))"
    guard let worst = series.changes.min(by: { $0.rank < $1.rank }) else {
      let word: Inline =
        [.noisy, .exact].contains(series.method) ? "no change" : "not searched: \(word: series.method)"
      return "\(subject): \(word.role(.faint))"
    }
    let more = series.changes.count - 1
    let size: Inline = worst.change.map { .change($0.value) } ?? "from 0"
    let found: Inline = size.role(worst.isWorse ? .bad : .good).strong()
    return more > 0 ? "\(subject): \(found) and \(.count(more, "more change", "more changes"))" : "\(subject): \(found)"
  }

  private static func content(of series: HistorySeries) -> [Block] {
    let findings = series.changes.map { HistoryPage.Finding(series: series, change: $0) }
    let picture = SeriesPlot(series).map { plot in
      Block.figure(
        Figure(
          kind: .history, svg: plot.svg(for: .page), narrow: { plot.svg(for: .phone) },
          alternative: "Course of the series",
          caption:
            "\(.count(series.values.count, "run", "runs")), from left to right; thick: levels; band: where it may lie.")
      )
    }
    let places: [Block] = findings.isEmpty ? [] : [.list(findings.map(\.sentence))]
    let warnings: [Block] = series.warnings.isEmpty ? [] : [.list(series.warnings.map(Inline.sentence))]
    return [picture].compactMap { $0 } + places + warnings
  }

  /// More pictures than this are more than a reader scrolls through.
  private static let opened = 8
}
