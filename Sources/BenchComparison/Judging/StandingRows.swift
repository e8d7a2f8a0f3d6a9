import BenchModel

extension [ComparisonRow] {
  /// The rows that stand for their metrics: of those that say where a metric lies, a mean beside a best only says more.
  var standingForMetrics: [ComparisonRow] {
    var bests: Set<Place> = []
    for row in self where row.statistic == .best { bests.insert(Place(row)) }
    return filter { row in
      guard let statistic = row.statistic, statistic.traits.standsForMetric else { return false }
      return statistic != .mean || !bests.contains(Place(row))
    }
  }
}

/// A metric of a benchmark.
private struct Place: Hashable {
  let id: BenchmarkID
  let metric: ByteKey?

  init(_ row: ComparisonRow) {
    id = row.id
    metric = row.metric.map { ByteKey($0.name) }
  }
}
