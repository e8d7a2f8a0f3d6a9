import BenchModel
import BenchRendering

extension ReportPage {
  /// Which functions execute more, of each benchmark whose count of instructions regressed.
  var growth: [Block] {
    guard let comparison else { return [] }
    let rows = comparison.rows.filter { $0.metric?.is(.instructions) == true && $0.verdict == .regressed }
    let parts = rows.flatMap { row -> [Block] in
      guard let blocks = counts[row.id]?.blocks, !blocks.isEmpty else { return [] }
      return [.heading(level: 3, .benchmark(row.id, label: row.label))] + blocks
    }
    return parts.isEmpty ? [] : [.heading(level: 2, "Where more is executed")] + parts
  }
}
