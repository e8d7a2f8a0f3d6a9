import BenchModel

/// What would have shown in the rows that look at tails: means, quartiles and percentiles of times.
enum DetectableTail {
  /// The change that nine of ten such rows would have called regressed with a chance of 80 %, as a share; nil where
  /// there is no such row.
  static func change(in rows: [ComparisonRow]) -> Double? {
    let tails = rows.filter { row in
      row.gates && row.role == .informing && row.metric.map { $0.unit == .nanoseconds && $0.nature == .noisy } == true
    }
    let changes = tails.compactMap(\.minimumDetectableChange).ordered()
    guard !changes.isEmpty else { return nil }
    return changes[min(changes.count - 1, changes.count * 9 / 10)]
  }
}
