import BenchModel

extension [ComparisonRow] {
  /// The rows that stand for their metrics: of those that say where a metric lies, a mean beside a best only says more.
  var standingForMetrics: [ComparisonRow] {
    let numbers = BenchmarkNumbers(of: self)
    var metricsWithBest = [[String]](repeating: [], count: numbers.ids.count)
    for (row, number) in zip(self, numbers.ofRows) where row.statistic == .best {
      metricsWithBest[number].append(row.metric?.name ?? "")
    }
    return zip(self, numbers.ofRows).compactMap { row, number in
      guard let statistic = row.statistic, statistic.traits.standsForMetric else { return nil }
      let name = row.metric?.name ?? ""
      return statistic == .mean && metricsWithBest[number].contains { $0.isSameName(as: name) } ? nil : row
    }
  }
}
