import BenchModel

/// The summary of a run of the stress suite: its usual figures, grade, status and what was found.
package struct SuiteSummaryPage {
  private let report: ReportPage

  /// Makes the summary of what a report is about.
  package init(_ report: ReportPage) {
    self.report = report
  }

  /// The page.
  package var document: Document {
    var blocks: [Block] = [.heading(level: 1, "Summary: \(name: report.run.suite)")]
    if let review = report.review {
      if let suite = review.suite {
        let lines = SuiteFigures.Line.allCases.map { SummaryRow(line: $0, figure: suite.figures[$0]) }
        blocks += [.heading(level: 2, "Quick summary"), .table(Table(of: lines, columns: SummaryRow.columns))]
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
    let best = review.bottlenecks.compactMap { bottleneck in
      bottleneck.advice.map { (id: bottleneck.id, advice: $0) }
    }.max { $0.advice.bound < $1.advice.bound }
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
}

/// One line of the quick summary.
private struct SummaryRow: Sendable {
  let line: SuiteFigures.Line
  let figure: Double?

  static let columns: [TableColumn<SummaryRow>] = [
    .words("metric") { $0.line.title },
    .figures("value", dropOrder: 0) { row in row.figure.map { row.line.text($0) } ?? "not measured" },
  ]
}

extension SuiteFigures.Line {
  fileprivate var title: Inline {
    switch self {
    case .simpleThroughput: "Simple Command Throughput"
    case .complexThroughput: "Complex Command Throughput"
    case .concurrentThroughput: "Concurrent Throughput (100 threads)"
    case .repositoryThroughput: "Repository Operations"
    case .simpleMean: "Mean Latency (Simple)"
    case .simpleP95: "P95 Latency (Simple)"
    case .memoryPerCommand: "Memory per Command"
    case .leaks: "Memory Leaks, per 1,000 operations"
    }
  }

  fileprivate func text(_ value: Double) -> Inline {
    switch self {
    case .simpleThroughput, .complexThroughput, .concurrentThroughput, .repositoryThroughput:
      RowUnit(.perSecond, for: [value]).text(value)
    case .simpleMean, .simpleP95: RowUnit(.nanoseconds, for: [value]).text(value)
    case .memoryPerCommand, .leaks: RowUnit(.bytes, for: [value]).text(value)
    }
  }
}
