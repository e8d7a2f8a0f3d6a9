package import BenchModel

/// Everything behind the verdicts on one benchmark, in sentences; every figure is one of the comparison.
package final class ExplanationPage {
  // A class: nobody changes it, and copies of all that it holds are long code.
  private let comparison: Comparison
  private let id: BenchmarkID
  private let distributions: [String: Sides<Distribution>]
  private let counts: CountDetail?

  /// How many stretches the histograms of the page have.
  package static let histogramBins = SpreadTable.width

  /// Makes the page of a benchmark of a comparison.
  ///
  /// - Parameters:
  ///   - distributions: by metric, how the measurements of both sides are spread, with histograms over one range.
  ///   - counts: what is known of its instructions, where they were counted.
  package init(
    _ comparison: Comparison, of id: BenchmarkID, distributions: [String: Sides<Distribution>] = [:],
    counts: CountDetail? = nil
  ) {
    self.comparison = comparison
    self.id = id
    self.distributions = distributions
    self.counts = counts
  }

  /// The page.
  package var document: Document {
    let rows = ComparisonRow.worstFirst(comparison.rows.filter { $0.id == id })
    var drawn: Set<String> = []
    var blocks: [Block] = [
      .heading(level: 1, .benchmark(id, label: rows.lazy.compactMap(\.label).first)),
      .paragraph(.sentence(comparison.gate.headline)),
    ]
    for row in rows {
      let subject = row.metric == nil ? Inline("The benchmark as a whole") : row.metricText
      blocks.append(.heading(level: 2, "\(subject): \(row.verdictText)"))
      blocks.append(.list(RowExplanation(row, in: comparison).sentences))
      // Rows of one metric rest on the same measurements.
      if let metric = row.metric, drawn.insert(metric.name).inserted { blocks += spread(of: metric) }
      if let counts, row.metric?.is(.instructions) == true { blocks += counts.blocks }
    }
    blocks += [.heading(level: 2, "What all rows rest on"), .list(foundation)]
    return Document(blocks)
  }

  /// Where the measurements of both sides lie, on one scale.
  private func spread(of metric: Metric) -> [Block] {
    guard let sides = distributions[metric.name] else { return [] }
    let rows = [("baseline" as Inline, sides.baseline), ("current", sides.current)]
      .map { SpreadTable.Row(name: $0.0, distribution: $0.1) }
    let spread = SpreadTable(rows: rows, unit: metric.unit, hasHistograms: true)
    let title: Inline = "Measurements of \(name: metric.name) on one scale, \(spread.rangeText):"
    return [.paragraph(title), .table(spread.table(of: "side"))]
  }

  private var foundation: [Inline] {
    let levels = [("decide" as Inline, comparison.level), ("inform", comparison.informingLevel)].compactMap {
      role, level in level.map { Self.sentence($0, role, comparison.severalRuns) }
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
    ] + ([date].compactMap { $0 } + levels + [shift].compactMap { $0 })
  }

  private static func sentence(_ level: GateLevel, _ role: Inline, _ several: SeveralRuns?) -> Inline {
    if let several {
      return """
        Least confidence of an interval of a row that may \(role): \(.confidence(level.confidence)). \
        \(several.reservation)
        """
    }
    return """
      Least confidence of an interval of a row that may \(role): \(.confidence(level.confidence)). It is chosen so that \
      such rows fail a comparison in which nothing changed with a chance of at most \(.share(level.limit)); by the errors \
      of the \(.count(level.rows, "row", "rows")) that can fail, that chance is at most \(.share(level.bound)).
      """
  }
}
