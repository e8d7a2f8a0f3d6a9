import BenchStatistics

/// Finds what the errors of many rows of one kind have in common, to hold each of them against it.
///
/// Three launches a side that happen to agree give an interval of hardly any width, and among many rows some do.
enum CommonErrorRule {
  /// The common error of every kind of which there are rows enough.
  static func commons(of rows: [EstimatedRow]) -> [RowKind: CommonError] {
    RowKind.estimates(of: rows).compactMapValues { try? CommonError(of: $0) }
  }
}
