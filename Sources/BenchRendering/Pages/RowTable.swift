import BenchModel

/// A table of rows with what stands below it: what all of them share, the remarks, and the rest for who asks.
struct RowTable: Sendable {
  private let rows: [ComparisonRow]
  private let shared: SharedFacts

  /// Takes the rows in the order in which they are to be seen.
  init(_ rows: [ComparisonRow]) {
    self.rows = rows
    shared = SharedFacts(of: rows)
  }

  /// The blocks; nothing for no rows.
  ///
  /// - Parameters:
  ///   - unfoldsRest: whether what else a row has is shown and not folded away.
  ///   - listsRest: whether it is there at all.
  func blocks(unfoldsRest: Bool = false, listsRest: Bool = true) -> [Block] {
    if rows.isEmpty { return [] }
    let table = Block.table(Table(of: rows, columns: ComparisonRow.columns(shared: shared)))
    let remarks = ComparisonRow.remarks(on: rows)
    return [rows.map(\.id).groupLine, table, shared.sentence.map(Block.paragraph)].compactMap { $0 }
      + (remarks.isEmpty ? [] : [.list(remarks)]) + (listsRest ? rest(unfolds: unfoldsRest) : [])
  }

  /// What a verdict rests on beside the figures of its row.
  private func rest(unfolds: Bool) -> [Block] {
    let table = Table(of: rows, columns: ComparisonRow.furtherColumns(shared: shared))
    // Names alone say nothing more.
    guard table.columns.contains(where: { ![Self.benchmark, Self.metric].contains($0.title) }) else { return [] }
    let titles = table.columns.map(\.title).filter { ![Self.benchmark, Self.metric].contains($0) }
    let legend = missing.map { [Block.list([$0])] } ?? []
    let summary: Inline = "More on \(Inline.count(rows.count, "row", "rows")): \(Inline.commaSeparated(titles))"
    if unfolds { return [.paragraph(summary), .table(table)] + legend }
    return [.details(summary: summary, FoldedBlocks { [.table(table)] + legend })]
  }

  private static let benchmark: Inline = "benchmark"
  private static let metric: Inline = "metric"

  /// What the column "more needed" counts.
  private var missing: Inline? {
    let open = rows.filter { $0.replicatesNeeded != nil }
    if open.isEmpty { return nil }
    let what: Inline = open.allSatisfy { $0.evidence == .paired } ? "rounds" : "launches a side"
    return "more needed: about how many more \(what) would decide a row, if the spread stays as it is"
  }
}
