import BenchModel

extension ComparisonRow {
  /// What a row is that is called by its metric alone, for the kinds of which there are rows; nil without any.
  static func meaningOfMetricsAlone(in rows: [ComparisonRow]) -> Inline? {
    let alone = rows.filter { $0.metric != nil && $0.statistic.map { $0.qualifier == nil } == true }
    let parts: [(isThere: Bool, words: Inline)] = [
      (
        alone.contains { $0.statistic == .best && $0.isTimed },
        "of time and rates it is the best, a location of the least disturbed measurements"
      ),
      (alone.contains { $0.statistic == .best && !$0.isTimed }, "of memory and the like it is the median"),
      (alone.contains { $0.statistic == .value }, "of exact counts and single figures it is the value"),
    ]
    let words = parts.filter(\.isThere).map(\.words)
    guard let first = words.first else { return nil }
    let meaning = words.dropFirst().reduce(first) { "\($0); \($1)" }
    return "A row is called by its metric alone where one figure stands for the metric: \(meaning)."
  }

  /// Whether it is a time or a rate, of which the better half is the undisturbed one.
  private var isTimed: Bool { metric.map { [.nanoseconds, .perSecond].contains($0.unit) } ?? false }
}
