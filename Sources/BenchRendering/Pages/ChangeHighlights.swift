package import BenchModel

/// What changed most, for a reader who reads no further: what became worse, then what became better, a few of each.
package struct ChangeHighlights {
  private let worse: [ComparisonRow]
  private let better: [ComparisonRow]
  private let rest: Int

  /// More of each is a list, which is elsewhere on the page.
  private static let most = 5

  /// Finds them in the rows of a comparison.
  ///
  /// For the better only what is proven is news. For the worse what may be one is, too, where nothing is proven.
  package init(_ comparison: Comparison) {
    let rows = ComparisonRow.worstFirst(comparison.rows.filter { $0.change != nil || $0.verdict == .regressed })
    let regressed = rows.filter { $0.verdict == .regressed }
    let leaning = rows.filter { $0.isOpen && ($0.change?.value ?? 0) > 0 }
    let improved = rows.filter { $0.verdict == .improved }
    let found = regressed.isEmpty ? leaning : regressed
    worse = Array(found.prefix(Self.most))
    better = Array(improved.prefix(Self.most))
    rest = found.count + improved.count - worse.count - better.count
  }

  /// The picture of the intervals, and the table that says the same in figures.
  package var blocks: [Block] {
    let rows = worse + better
    if rows.isEmpty { return [.paragraph("Nothing is proven to have changed.")] }
    var blocks: [Block] = []
    if !worse.contains(where: { $0.verdict == .regressed }) {
      blocks.append(
        .paragraph(
          worse.isEmpty
            ? "Nothing is proven to be worse."
            : "Nothing is proven to be worse; what leans to it most and is not decided stands first."))
    }
    if let plot = ForestPlot([rows]) { blocks.append(.figure(plot.highlights)) }
    blocks += RowTable(rows).blocks(listsRest: false)
    if rest > 0 {
      blocks.append(
        .paragraph("\(Inline.count(rest, "more row", "more rows")) of these kinds below, among all changes."))
    }
    return blocks
  }
}
