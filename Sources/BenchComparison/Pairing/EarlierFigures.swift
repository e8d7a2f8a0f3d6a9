import BenchModel

/// The figures that earlier runs of a history gave, by benchmark, metric and statistic.
package struct EarlierFigures: Sendable {
  /// One metric of one benchmark.
  private struct Key: Hashable {
    let id: BenchmarkID
    let metric: ByteKey
  }

  private var values: [Key: [Statistic: [Double]]] = [:]

  /// Starts without a figure.
  init() {}

  /// Takes what a series gave, the oldest first.
  mutating func add(_ figures: [Double], of id: BenchmarkID, _ metric: Metric, _ statistic: Statistic) {
    values[Key(id: id, metric: ByteKey(metric.name)), default: [:]][statistic] = figures
  }

  /// The figures of one metric of one benchmark.
  func figures(of id: BenchmarkID, _ metric: String) -> [Statistic: [Double]] {
    values[Key(id: id, metric: ByteKey(metric))] ?? [:]
  }
}
