import BenchModel

/// The figures of one metric of one benchmark in earlier runs, and in the run that is judged by them.
struct RunFigures: Sendable {
  /// A statistic, its value in each earlier run, the oldest first, and in the current run.
  typealias Line = (statistic: Statistic, earlier: [Double], current: Double?)

  /// One line a statistic: those of the current run first, then those that only the earlier runs have.
  let all: [Line]

  init(earlier: [Statistic: [Double]], current: [HistoryEntry.Figure]) {
    let statistics = current.map(\.statistic)
    let lost = earlier.keys.filter { !statistics.contains($0) }.ordered { $0.rawValue.precedes($1.rawValue) }
    all =
      current.map { ($0.statistic, earlier[$0.statistic] ?? [], $0.estimate.value) }
      + lost.map { ($0, earlier[$0] ?? [], nil) }
  }
}

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
