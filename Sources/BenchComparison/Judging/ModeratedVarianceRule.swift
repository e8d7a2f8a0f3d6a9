import BenchStatistics

/// Finds the variance that many rows of one kind have in common, which moderates the variance of each.
///
/// Three launches a side that happen to agree give an interval of hardly any width. Among many rows some do.
enum ModeratedVarianceRule {
  /// The common variance of every kind that has enough rows.
  static func commons(of rows: [EstimatedRow]) -> [RowKind: ModeratedVariance] {
    RowKind.estimates(of: rows).compactMapValues { try? ModeratedVariance(of: $0) }
  }
}
