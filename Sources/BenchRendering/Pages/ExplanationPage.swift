package import BenchModel

/// Everything behind the verdicts on one benchmark, in sentences; every figure is one of the comparison.
package struct ExplanationPage {
  private let comparison: Comparison
  private let id: BenchmarkID

  /// Makes the page of a benchmark of a comparison.
  package init(_ comparison: Comparison, of id: BenchmarkID) {
    self.comparison = comparison
    self.id = id
  }

  /// The page.
  package var document: Document {
    let rows = ComparisonRow.worstFirst(comparison.rows.filter { $0.id == id })
    var blocks: [Block] = [
      .heading(level: 1, .benchmark(id, label: rows.lazy.compactMap(\.label).first)),
      .paragraph(.sentence(comparison.gate.headline)),
    ]
    for row in rows {
      let subject = row.metric == nil ? Inline("The benchmark as a whole") : row.metricText
      blocks.append(.heading(level: 2, "\(subject): \(row.verdictText)"))
      blocks.append(.list(RowExplanation(row, in: comparison).sentences))
    }
    blocks += [.heading(level: 2, "What all rows rest on"), .list(foundation)]
    return Document(blocks)
  }

  private var foundation: [Inline] {
    let level: Inline? = comparison.level.map { level in
      """
      Confidence of the intervals of changes: \(.confidence(level.confidence)). It is chosen so that a comparison in \
      which nothing changed fails with a chance of at most \(.share(level.limit)); by the errors of the \
      \(.count(level.rows, "row", "rows")) that can fail, that chance is at most \(.share(level.bound)).
      """
    }
    let shift: Inline? = comparison.commonShift.map { shift in
      """
      Common shift: \(shift.moved) of \(shift.benchmarks) benchmarks share a change of \(.change(shift.value)); its \
      cause is \(word: shift.cause). No row leaves it out.
      """
    }
    let date: Inline? = comparison.date.map { "Day that acknowledgements are held against: \(name: $0.description)." }
    return [
      "Baseline: \(name: comparison.baseline.source), run \(name: comparison.baseline.runID).",
      "Current: \(name: comparison.current.source), run \(name: comparison.current.runID).",
      "Policy: \(name: comparison.policySource).",
    ] + [date, level, shift].compactMap { $0 }
  }
}
