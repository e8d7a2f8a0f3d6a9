package import BenchModel

/// What `bench-compare` says: the verdict, the rows that matter, and what both rest on.
package final class ComparisonPage: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  private let comparison: Comparison
  private let showAll: Bool
  private let extent: ComparisonExtent

  /// Makes the page of a comparison; unchanged rows are folded away unless all are to be shown.
  package convenience init(_ comparison: Comparison, showAll: Bool = false) {
    self.init(comparison, showAll: showAll, extent: .whole)
  }

  init(_ comparison: Comparison, showAll: Bool = false, extent: ComparisonExtent) {
    self.comparison = comparison
    self.showAll = showAll
    self.extent = extent
  }

  /// The page.
  package var document: Document {
    Document(
      [.heading(level: 1, headline)]
        + sections(
          level: 2,
          objectives: Assessment.shortcomings(comparison.assessments, level: 2, most: extent.mostRemarks)
            + AcceptanceText(comparison).blocks(level: 2)))
  }

  /// How many inconclusive rows stand among those that matter: enough to see which way they lean, too few to bury a
  /// regression.
  private static let shownUndecided = 10

  /// Parts the rows that stand in the table from the inconclusive ones that are folded away, the worst shown first.
  private func foldedUndecided(_ rows: [ComparisonRow]) -> (shown: [ComparisonRow], folded: [ComparisonRow]) {
    if showAll { return (rows, []) }
    var parts: (shown: [ComparisonRow], folded: [ComparisonRow]) = ([], [])
    var undecided = 0
    for row in rows {
      if row.verdict == .inconclusive { undecided += 1 }
      if row.verdict == .inconclusive, undecided > Self.shownUndecided {
        parts.folded.append(row)
      } else {
        parts.shown.append(row)
      }
    }
    return parts
  }

  /// The verdict line, the same words on every surface.
  package var headline: Inline {
    let role: Inline.Role =
      switch comparison.gate.outcome {
      case .pass: .good
      case .regression, .incomplete: .bad
      case .undecided: .warning
      }
    return .sentence(comparison.gate.headline).role(role)
  }

  /// Everything below the verdict line, with headings of the given level; a report has the objectives elsewhere.
  package func sections(level: Int, objectives: [Block] = []) -> [Block] {
    let worstFirst = ComparisonRow.worstFirst(comparison.rows.filter(\.matters))
    let (mattering, undecided) = foldedUndecided(worstFirst)
    let informing = ComparisonRow.worstFirst(comparison.rows.filter(\.isOpenInforming))
    let unchanged = comparison.rows.filter { !$0.matters && !$0.isOpenInforming }
    var blocks: [Block] = []
    // A single reason stands in the verdict line already.
    if comparison.gate.reasons.count > 1 { blocks.append(.list(comparison.gate.reasons.map(Inline.sentence))) }
    blocks.append(.paragraph(counts))
    blocks += table(of: Array(mattering.prefix(extent.mostRows)))
    if mattering.count > extent.mostRows {
      blocks.append(
        ComparisonExtent.leftOut(
          mattering.count - extent.mostRows, "more row matters", "more rows matter, none of them worse than these"))
    }
    if let plot = ForestPlot([worstFirst, informing, unchanged]) { blocks.append(.figure(plot.figure)) }
    if !undecided.isEmpty, !extent.listsUndecided {
      blocks.append(
        ComparisonExtent.leftOut(undecided.count, "more row is inconclusive", "more rows are inconclusive"))
    } else if !undecided.isEmpty {
      let summary = Inline.count(undecided.count, "more row is inconclusive", "more rows are inconclusive")
      blocks.append(.details(summary: summary, FoldedBlocks { self.table(of: undecided) }))
    }
    blocks += folded(
      informing, "row that only informs is open", "rows that only inform are open", level: level)
    blocks += folded(unchanged, "row shows no regression", "rows show no regression", level: level)
    blocks +=
      [ComparisonRow.meaningOfMetricsAlone(in: comparison.rows), unjudged, confidence, detectability].compactMap { $0 }
      .map(
        Block.paragraph) + objectives
    if !comparison.warnings.isEmpty {
      blocks += [
        .heading(level: level, "Warnings"), .list(comparison.warnings.prefix(extent.mostRemarks).map(Inline.sentence)),
      ]
      if comparison.warnings.count > extent.mostRemarks {
        blocks.append(
          ComparisonExtent.leftOut(comparison.warnings.count - extent.mostRemarks, "more warning", "more warnings"))
      }
    }
    blocks += [
      .heading(level: level, "What was compared"),
      .list([
        "Baseline: \(provenance(of: comparison.baseline))", "Current: \(provenance(of: comparison.current))",
        "Policy: \(name: comparison.policySource)",
      ]),
    ]
    return blocks
  }

  /// Rows that nobody has to look at: folded away, in a table of their own where all are to be shown.
  private func folded(_ rows: [ComparisonRow], _ one: Inline, _ many: Inline, level: Int) -> [Block] {
    if rows.isEmpty { return [] }
    guard extent.listsUnchanged else { return [ComparisonExtent.leftOut(rows.count, one, many)] }
    let summary = Inline.count(rows.count, one, many)
    return showAll
      ? [.heading(level: level, summary)] + table(of: rows)
      : [.details(summary: summary, FoldedBlocks { self.table(of: rows) })]
  }

  /// The metrics that have no row.
  private var unjudged: Inline? {
    guard let names = comparison.unjudged else { return nil }
    return "Without a row, since they only explain others: \(Inline.commaSeparated(names.map { "\(name: $0)" }))."
  }

  private var counts: Inline {
    let counts = comparison.gate.counts
    let rows: [Inline] = [
      (counts.regressed, "regressed"), (counts.invalid, "invalid"), (counts.inconclusive, "inconclusive"),
      (counts.improved, "improved"), (counts.noRegression, "no regression"),
      (counts.openInforming, "informing and open"),
    ].compactMap { (count: Int, word: Inline) in count == 0 ? nil : "\(count) \(word)" }
    let benchmarks: [Inline] = [
      (counts.added, "added"), (counts.removed, "removed"), (counts.failed, "failed"),
    ].compactMap { (count: Int, word: Inline) in count == 0 ? nil : "\(count) \(word)" }
    let compared: Inline = "Compared \(counts.comparedBenchmarks) of \(counts.benchmarks) benchmarks"
    let ofRows: Inline = rows.isEmpty ? "no rows" : "rows: \(Inline.commaSeparated(rows))"
    return benchmarks.isEmpty
      ? "\(compared): \(ofRows)." : "\(compared): \(ofRows); benchmarks: \(Inline.commaSeparated(benchmarks))."
  }

  /// The smallest changes that would have been called regressed with a chance of 80 %, over the rows that have one.
  package var detectableChanges: (median: Double, worst: Double, rows: Int)? {
    let changes = comparison.rows.compactMap(\.minimumDetectableChange).filter { !$0.isNaN }.ordered()
    guard let worst = changes.last else { return nil }
    return ((changes[(changes.count - 1) / 2] + changes[changes.count / 2]) / 2, worst, changes.count)
  }

  private var detectability: Inline? {
    guard let changes = detectableChanges else { return nil }
    let counts = comparison.gate.counts
    return """
      Smallest change that would have been called regressed with a chance of 80%: median \(.detectable(changes.median)), worst \
      \(.detectable(changes.worst)), over \(.count(changes.rows, "row", "rows")). \(counts.fineRows) of these, in \
      \(.count(counts.fineBenchmarks, "benchmark", "benchmarks")), could have told a change of their tolerance from none.
      """
  }

  /// At which confidence the rows were decided, and what that keeps.
  private var confidence: Inline? {
    let levels: [(name: Inline, role: RowRole, level: GateLevel)] = [
      ("rows that decide", .deciding, comparison.level), ("rows that inform", .informing, comparison.informingLevel),
    ].compactMap { name, role, level in level.map { (name, role, $0) } }
    if levels.isEmpty { return nil }
    let confidences = levels.map { name, role, level -> Inline in
      let isOne = Set(comparison.rows.filter { $0.role == role }.compactMap { $0.change?.confidence }).count <= 1
      return "\(isOne ? "" : "at least ")\(.confidence(level.confidence)) for \(name)"
    }
    let limit = levels.reduce(0) { $0 + $1.level.limit }
    let errors: Inline =
      comparison.drifts.isEmpty ? "the rows' own errors" : "the rows' own errors and what two moments differ by"
    let upper = comparison.rows.compactMap { $0.change?.upperConfidence }.min()
    let proof: Inline =
      upper.map { " Upper ends prove one row each, at \(.confidence(($0 * 1000).rounded() / 1000)) or more." }
      ?? Inline()
    return """
      Confidence of the intervals: \(.commaSeparated(confidences)). By \(errors), a comparison in which nothing changed \
      fails with a chance of at most \(.share(limit)).\(proof)
      """
  }

  private func table(of rows: [ComparisonRow]) -> [Block] {
    if rows.isEmpty { return [] }
    let notes = ComparisonRow.remarks(on: rows) + missing(in: rows)
    let group = rows.map(\.id).groupLine
    let table = Block.table(Table(of: rows, columns: ComparisonRow.columns(of: rows)))
    return [group, table].compactMap { $0 } + (notes.isEmpty ? [] : [.list(notes)])
  }

  /// What the column "more needed" counts.
  private func missing(in rows: [ComparisonRow]) -> [Inline] {
    let open = rows.filter { $0.replicatesNeeded != nil }
    if open.isEmpty { return [] }
    let what: Inline = open.allSatisfy { $0.evidence == .paired } ? "rounds" : "launches a side"
    return ["more needed: about how many more \(what) would decide a row, if the spread stays as it is"]
  }

  private func provenance(of side: Comparison.Side) -> Inline {
    let environment = side.environment
    let parts: [Inline?] = [
      "\(name: side.source)", "format \(name: side.format)", "run \(name: side.runID)",
      side.startedAt.map { "begun \(name: $0)" }, environment.commit.map { "commit \(name: $0)" },
      environment.processor.map { "on \(name: $0)" }, environment.operatingSystem.map { "under \(name: $0)" },
      side.completeness == .partial ? Inline("partial: the run was stopped early").role(.warning) : nil,
    ]
    return .commaSeparated(parts.compactMap { $0 })
  }
}
