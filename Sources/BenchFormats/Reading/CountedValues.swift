import BenchModel

/// Values with how often each occurred, as a histogram keeps them; their order in time is lost.
struct CountedValues {
  private let bins: [(value: Double, count: Int)]
  /// How many values there are.
  let total: Int

  /// Beyond so many, values are not spread out and only figures of them are kept.
  private static let mostValues = 2_000_000

  /// Nil where there are more values than can be counted.
  init?(_ bins: [(value: Double, count: Int)]) {
    var total = 0
    for bin in bins where bin.count > 0 {
      let sum = total.addingReportingOverflow(bin.count)
      if sum.overflow { return nil }
      total = sum.partialValue
    }
    self.bins = bins.filter { $0.count > 0 }.sorted { $0.value < $1.value }
    self.total = total
  }

  /// Every value in the order of size; nil where they are too many.
  var values: [Double]? {
    guard total <= Self.mostValues else { return nil }
    return bins.flatMap { Array(repeating: $0.value, count: $0.count) }
  }

  /// What the values come to, percentiles by nearest rank.
  var figures: Summary {
    let mean = bins.reduce(0) { $0 + $1.value * Double($1.count) } / Double(total)
    let squares = bins.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * Double($1.count) }
    return Summary(
      count: total, mean: mean, median: percentile(0.5), p90: percentile(0.9), p95: percentile(0.95),
      p99: percentile(0.99), min: bins.first?.value, max: bins.last?.value,
      stdev: total > 1 ? (squares / Double(total - 1)).squareRoot() : nil
    )
  }

  private func percentile(_ share: Double) -> Double? {
    var left = (Double(total) * share).rounded(.up)
    for bin in bins {
      left -= Double(bin.count)
      if left <= 0 { return bin.value }
    }
    return bins.last?.value
  }
}
