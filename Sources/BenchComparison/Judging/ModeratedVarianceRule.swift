import BenchModel
import BenchStatistics

/// Finds the variance that many rows of one kind have in common, which moderates the variance of each.
///
/// Three launches a side that happen to agree give an interval of hardly any width. Among many rows some do. The rows
/// of a session need none: they rest on many rounds.
enum ModeratedVarianceRule {
  /// The common variance of every kind that has enough rows.
  static func commons(of rows: [EstimatedRow]) -> [RowKind: ModeratedVariance] {
    var estimates: [RowKind: [LogEstimate]] = [:]
    for row in rows where concerns(row) {
      if let estimate = row.worsening { estimates[RowKind(row), default: []].append(estimate) }
    }
    return estimates.filter { $0.value.count >= RowKind.fewest }.compactMapValues { try? ModeratedVariance(of: $0) }
  }

  /// Whether the error of a row comes from launches or runs.
  static func concerns(_ row: EstimatedRow) -> Bool {
    [.launches, .runs].contains(row.evidence) && (row.change.basis?.standardError ?? 0) > 0
  }
}
