package import BenchModel

/// A comparison as Markdown that is no longer than where it is to stand allows.
///
/// What goes first: what rows have beside their figures, the table of rows that show no regression, that of further
/// inconclusive rows, all but ten objectives and warnings, and then rows that matter, the least bad first. What goes is
/// counted; the verdict line and the counts stay.
package struct BudgetedMarkdown: Sendable {
  /// GitHub takes comments of up to 65,536 characters; the rest is for what a workflow adds.
  package static let commentLimit = 60_000
  /// GitHub shows step summaries of up to 1 MiB.
  package static let stepSummaryLimit = 1_000_000

  /// The page.
  package let text: String

  /// Makes the fullest page of up to `limit` bytes.
  package init(_ comparison: Comparison, limit: Int) {
    text = Self.fullest(limit: limit, rows: comparison.rows.count) { extent in
      MarkdownDialect().print(ComparisonPage(comparison, extent: extent).document)
    }
  }

  /// No row of a table has fewer bytes, so that pages that cannot fit are not made.
  private static let leastBytesOfRow = 24

  static func fullest(limit: Int, rows: Int, _ print: (ComparisonExtent) -> String) -> String {
    var extent = ComparisonExtent.whole
    if rows <= limit / leastBytesOfRow {
      let shortening: [(inout ComparisonExtent) -> Void] = [
        { _ in }, { $0.listsRest = false }, { $0.listsUnchanged = false }, { $0.listsUndecided = false },
        { $0.mostRemarks = 10 },
      ]
      for shorten in shortening {
        shorten(&extent)
        let text = print(extent)
        if text.utf8.count <= limit { return text }
      }
    }
    extent = ComparisonExtent(
      listsRest: false, listsUnchanged: false, listsUndecided: false, mostRemarks: 10, mostRows: 0)
    // As many rows as fit, found from below, since short pages are made quickly.
    var (fitting, best) = (0, print(extent))
    if best.utf8.count > limit { return best.cut(toBytes: limit) }
    var tooMany = min(rows, limit / leastBytesOfRow) + 1
    while tooMany - fitting > 1 {
      let middle = fitting == 0 ? min(64, (tooMany + 1) / 2) : min(fitting * 4, (fitting + tooMany) / 2)
      extent.mostRows = middle
      let text = print(extent)
      if text.utf8.count <= limit { (fitting, best) = (middle, text) } else { tooMany = middle }
    }
    return best
  }
}

extension String {
  /// As many of the first lines as fit; the first of them is the verdict.
  fileprivate func cut(toBytes limit: Int) -> String {
    var kept = ""
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      guard kept.utf8.count + line.utf8.count + 1 <= limit else { break }
      kept += line + "\n"
    }
    return kept
  }
}
