package import BenchModel

extension Inline {
  /// What a row is that is called by its metric alone, for the kinds of which there are figures; nil without any.
  package static func meaningOfMetricsAlone(_ figures: [(metric: Metric, statistic: Statistic)]) -> Inline? {
    func isThere(_ statistic: Statistic, isTimed: Bool? = nil) -> Bool {
      figures.contains { $0.statistic == statistic && (isTimed == nil || isTimed == Self.isTimed($0.metric)) }
    }
    let parts: [(isThere: Bool, words: Inline)] = [
      (
        isThere(.best, isTimed: true),
        "of time and rates it is the best, a location of the least disturbed measurements"
      ),
      (isThere(.best, isTimed: false), "of memory and the like it is the median"),
      (isThere(.value), "of exact counts and single figures it is the value"),
    ]
    let words = parts.filter(\.isThere).map(\.words)
    guard let first = words.first else { return nil }
    let meaning = words.dropFirst().reduce(first) { "\($0); \($1)" }
    return "A row is called by its metric alone where one figure stands for the metric: \(meaning)."
  }

  /// Whether it is a time or a rate, of which the better half is the undisturbed one.
  private static func isTimed(_ metric: Metric) -> Bool { [.nanoseconds, .perSecond].contains(metric.unit) }
}

extension ComparisonRow {
  /// What those of some rows are that are called by their metric alone; nil if there are none.
  package static func meaningOfMetricsAlone(in rows: [ComparisonRow]) -> Inline? {
    .meaningOfMetricsAlone(rows.compactMap { row in row.metric.flatMap { m in row.statistic.map { (m, $0) } } })
  }
}
