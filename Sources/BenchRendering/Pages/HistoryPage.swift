package import BenchModel

/// What `bench-compare --history` says: the changes that a history shows, the worst first.
package struct HistoryPage {
  /// A change with the series that shows it.
  struct Finding: Sendable {
    let series: HistorySeries
    let change: HistoryChange
  }

  private let report: HistoryReport
  private let showAll: Bool

  /// Makes the page of a report; with `showAll` it names the series without a change too.
  package init(_ report: HistoryReport, showAll: Bool = false) {
    self.report = report
    self.showAll = showAll
  }

  /// The page.
  package var document: Document { Document([.heading(level: 1, headline)] + sections(level: 2)) }

  /// Everything below the first line, with headings of the given level.
  package func sections(level: Int) -> [Block] {
    var blocks: [Block] = [.paragraph(counts)]
    for machine in machines {
      let series = report.series.filter { $0.machine.isSameName(as: machine) }
      if machines.count > 1 { blocks.append(.heading(level: level, "Machine \(name: machine)")) }
      blocks += table(of: series)
      blocks += unchanged(in: series)
    }
    if let meaning = Inline.meaningOfMetricsAlone(shown) { blocks.append(.paragraph(meaning)) }
    if let plot = HistoryPlot(report) { blocks.append(.figure(plot.figure)) }
    blocks.append(.list(errorRate))
    return blocks + warnings(level: level)
  }

  /// What the history's file and its series give to know, under a heading of the given level.
  func warnings(level: Int) -> [Block] {
    let warnings =
      report.warnings
      + report.series.flatMap { series in
        series.warnings.map { "'\(series.id)': \($0)" }
      }
    return warnings.isEmpty ? [] : [.heading(level: level, "Warnings"), .list(warnings.map(Inline.sentence))]
  }

  /// The first line, the same words on every surface.
  package var headline: Inline {
    let isWorse = report.series.contains { $0.changes.contains { $0.isWorse && !$0.isAcknowledged } }
    let role: Inline.Role? =
      switch report.outcome {
      case .regression, .incomplete: .bad
      case .undecided: .warning
      case .pass: isWorse ? .warning : .good
      }
    return .sentence(report.headline).role(role)
  }

  /// The machines of the series, which are ordered by them.
  var machines: [String] {
    var machines: [String] = []
    for series in report.series where machines.last.map({ $0.isSameName(as: series.machine) }) != true {
      machines.append(series.machine)
    }
    return machines
  }

  /// How many runs and series there are.
  var counts: Inline {
    let tooShort = report.series.count { $0.method == .tooShort }
    let notPositive = report.series.count { $0.method == .notPositive }
    let tolerated = report.series.reduce(0) { $0 + $1.tolerated }
    var parts: [Inline] = [
      "\(Inline.count(report.runs, "run", "runs")) in \(name: report.source)",
      .count(report.series.count, "series", "series"),
    ]
    if tooShort > 0 { parts.append("\(tooShort) too short to be searched") }
    if notPositive > 0 { parts.append("\(notPositive) with values that are not above zero") }
    if tolerated > 0 { parts.append("\(Inline.count(tolerated, "change", "changes")) within the tolerance left out") }
    return "\(Inline.commaSeparated(parts))."
  }

  private func table(of series: [HistorySeries]) -> [Block] {
    let findings = series.flatMap { series in series.changes.map { Finding(series: series, change: $0) } }
      .ordered { $0.change.rank < $1.change.rank }
    if findings.isEmpty { return [] }
    let group = findings.map(\.series.id).groupLine
    let table = Block.table(Table(of: findings, columns: Finding.columns(groupIsShared: group != nil)))
    let places = findings.filter(\.change.isWorse).prefix(Self.shownPlaces).map(\.place)
    return [group, table].compactMap { $0 } + (places.isEmpty ? [] : [.list(Array(places))])
  }

  /// The metrics and statistics of the series in the tables.
  private var shown: [(metric: Metric, statistic: Statistic)] {
    report.series.filter { !$0.changes.isEmpty || Self.isUnchanged($0) }.map { ($0.metric, $0.statistic) }
  }

  /// Whether a series was searched and nothing was found in it.
  private static func isUnchanged(_ series: HistorySeries) -> Bool {
    series.changes.isEmpty && [.noisy, .exact].contains(series.method)
  }

  private func unchanged(in series: [HistorySeries]) -> [Block] {
    let unchanged = series.filter(Self.isUnchanged)
    if unchanged.isEmpty { return [] }
    let summary = Inline.count(unchanged.count, "series shows no change", "series show no change")
    return showAll
      ? [.heading(level: 2, summary), Self.table(ofUnchanged: unchanged)]
      : [.details(summary: summary, FoldedBlocks { [Self.table(ofUnchanged: unchanged)] })]
  }

  private static func table(ofUnchanged series: [HistorySeries]) -> Block {
    .table(
      Table(
        of: series,
        columns: [
          .names("benchmark") { .name($0.id.description) },
          .names("metric") { .figure($0.metric, $0.statistic) },
          .figures("runs", dropOrder: 1) { "\($0.values.count)" },
          .words("course") { Sparkline.text($0.values, width: Finding.courseWidth) },
        ]))
  }

  /// How often something would be shown though nothing changed.
  var errorRate: [Inline] {
    var lines: [Inline] = []
    let rate = report.errorRate
    if rate.series > 0 {
      lines.append(
        """
        error rate: if nothing had changed in any of the \(Inline.count(rate.series, "noisy series", "noisy series")), \
        something would be shown here with a chance of \(.share(rate.rate)); of many findings about that share is \
        false. The level of a single series is \(rate.level * 100, digits: 2)%
        """)
    }
    if report.series.contains(where: { $0.method == .exact }) {
      lines.append("exact counts: every other value is shown, without a test")
    }
    if report.series.contains(where: { $0.changes.contains { $0.kind == .creep } }) {
      lines.append("creep: bit by bit, so that a comparison of neighbouring runs may have tolerated each part of it")
    }
    return lines
  }

  /// More sentences than this are a second table.
  private static let shownPlaces = 5
}
