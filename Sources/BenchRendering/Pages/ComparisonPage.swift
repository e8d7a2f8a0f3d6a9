package import BenchModel

/// What `bench-compare` says: the verdict, the rows that matter, and what both rest on.
package final class ComparisonPage: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  /// The comparison with its rows under the names that this page gives them.
  let comparison: Comparison
  /// The comparison with the identities that commands and policies take.
  private let whole: Comparison
  private let shared: SharedParameters
  private let showAll: Bool
  private let extent: ComparisonExtent

  /// Makes the page of a comparison; unchanged rows are folded away unless all are to be shown.
  package convenience init(_ comparison: Comparison, showAll: Bool = false) {
    self.init(comparison, showAll: showAll, extent: .whole)
  }

  init(_ comparison: Comparison, showAll: Bool = false, extent: ComparisonExtent) {
    whole = comparison
    shared = comparison.sharedParameters
    self.comparison = comparison.named(without: shared)
    self.showAll = showAll
    self.extent = extent
  }

  /// The page.
  package var document: Document {
    Document(
      [.heading(level: 1, headline)]
        + sections(
          level: 2,
          objectives: Assessment.shortcomings(comparison.assessments, level: 2, most: extent.mostRemarks))
        + nextSteps(level: 2))
  }

  /// What to do now, under a heading of the given level: the end of the page.
  package func nextSteps(level: Int) -> [Block] { NextSteps(whole).blocks(level: level) }

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
    if let sharedByAll { blocks.append(.paragraph(sharedByAll)) }
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
    blocks += objectives
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
    blocks += [ComparisonRow.meaningOfMetricsAlone(in: comparison.rows), unjudged, confidence, detectability].compactMap
    { $0 }
    .map(Block.paragraph)
    return blocks
  }

  /// What names on the page leave out, in a sentence; nil where that is nothing.
  private var sharedByAll: Inline? {
    if shared.parameters.isEmpty { return nil }
    let parameters = shared.parameters.map { "\(name: "\($0.name)=\($0.value)")" as Inline }
    return "All benchmarks have \(Inline.commaSeparated(parameters)), which is left out of their names here."
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

  private func table(of rows: [ComparisonRow]) -> [Block] {
    RowTable(rows).blocks(unfoldsRest: showAll, listsRest: extent.listsRest)
  }
}
