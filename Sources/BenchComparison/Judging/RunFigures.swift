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
