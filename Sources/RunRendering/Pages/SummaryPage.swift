import BenchModel
package import BenchRendering

/// The summary of a run: the figures that its project puts first, grade, status and what was found.
package struct SummaryPage {
  private let report: ReportPage

  /// Makes the summary of what a report is about.
  package init(_ report: ReportPage) {
    self.report = report
  }

  /// The page.
  package var document: Document {
    var blocks: [Block] = [.heading(level: 1, "Summary: \(name: report.run.suite)")]
    if let review = report.review {
      if let figures = review.summary?.figures, !figures.isEmpty {
        blocks += [.heading(level: 2, "Quick summary"), .table(Table(of: figures, columns: Self.columns))]
      }
      blocks.append(.paragraph(ReportPage.answer(of: review)))
      if let concerns = report.concerns(review.readiness) { blocks.append(concerns) }
    }
    blocks += [.heading(level: 2, "Key findings"), .list([report.verdict] + report.keyFindings + judgedFindings)]
    return Document(blocks)
  }

  /// What the sections of the report that are not summed up elsewhere come to.
  private var judgedFindings: [Inline] {
    guard let review = report.review else { return [] }
    let closest = review.headrooms.max { $0.used < $1.used }
    let best = review.bottlenecks.max { $0.advice.bound < $1.advice.bound }
    return [
      closest.map {
        """
        Closest to a limit: \(name: $0.objective.name) of \(name: $0.id.description), \($0.nearestText) where the limit is \
        \(word: $0.objective.bound) \($0.limitText)
        """
      }
    ].compactMap { $0 }
      + review.loads.map { "\(name: $0.id.description): \(.ratio($0.speedUp.value)) the throughput of one alone" }
      + [best.map { "Most to gain: \(name: $0.id.description), \(.share($0.advice.bound)) of its time at most" }]
      .compactMap { $0 }
  }

  private static let columns: [TableColumn<SummaryFigures.Figure>] = [
    .words("metric") { .sentence($0.line.title) },
    .figures("value", dropOrder: 0) { $0.content.text },
  ]
}

extension SummaryFigures.Content {
  /// The figure, or why there is none.
  fileprivate var text: Inline {
    switch self {
    case .value(let value, let unit): RowUnit(unit, for: [value]).text(value)
    case .notMeasured: "not measured"
    case .notChosen: "not chosen in this run"
    case .absent: "not in this file"
    }
  }
}
