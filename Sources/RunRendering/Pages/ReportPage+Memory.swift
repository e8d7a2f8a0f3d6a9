import BenchModel
import BenchRendering

extension ReportPage {
  /// What memory stays behind, by readings at checkpoints and by blocks.
  var memory: [Block] {
    guard let reviews = review?.memory, !reviews.isEmpty else { return memoryPicture }
    return [.heading(level: 2, "Memory and leaks")] + memoryPicture + [
      .paragraph(
        """
        Growth is that of live memory over the later half of a launch's checkpoints, where what only fills up has stopped \
        growing; blocks are those in use afterwards and not before, the most of all launches.
        """), .table(Table(of: reviews, columns: Self.memoryColumns(of: reviews))),
    ]
  }

  private static func memoryColumns(of reviews: [MemoryReview]) -> [TableColumn<MemoryReview>] {
    let confidences = Set(reviews.compactMap { $0.growth?.confidence })
    let confidence = confidences.count == 1 ? confidences.first : nil
    return [
      .names("benchmark") { .name($0.id.description) },
      .figures("growth in 1,000 operations", dropOrder: 0) { row in bytes(row.growth?.value, of: row.growth) },
      .figures(confidence.map { "\(.confidence($0)) interval" } ?? "interval", dropOrder: 2) { row in
        guard let lower = row.growth?.lower, let upper = row.growth?.upper else { return Inline() }
        return "\(bytes(lower, of: row.growth)) to \(bytes(upper, of: row.growth))"
      },
      .figures("launches", dropOrder: 4) { row in row.growth.map { "\($0.replicates)" } ?? Inline() },
      .figures("readings each", dropOrder: 3) { row in row.growth == nil ? Inline() : "\(row.readings)" },
      .figures("blocks left", dropOrder: 1) { row in row.blocks.map { "\($0, decimals: 0)" } ?? Inline() },
    ]
  }

  private static func bytes(_ value: Double?, of growth: Estimate?) -> Inline {
    RowUnit(.bytes, for: [growth?.value, growth?.lower, growth?.upper]).text(value)
  }
}
