import BenchModel

/// The changes of a deterministic count: every run whose value is not that of the run before.
struct ExactChanges {
  private let series: RunSeries

  /// Takes a series if it behaves like a count: the same within each run, and seldom changing between runs.
  ///
  /// A value that is another one in more than a quarter of the runs is not deterministic, whatever its metric says.
  init?(_ series: RunSeries) {
    guard series.key.metric.nature == .exact, series.isRepeatable else { return nil }
    let changes = zip(series.values, series.values.dropFirst()).count { $0 != $1 }
    guard changes <= max(2, series.values.count / 4) else { return nil }
    self.series = series
  }

  /// The changes, one at once for each run with another value.
  var all: [LevelChange] {
    series.values.indices.dropFirst().filter { series.values[$0] != series.values[$0 - 1] }
      .map { step(.step, from: $0, to: $0) }
  }

  /// Steps put together.
  func joined(_ steps: ArraySlice<LevelChange>) -> LevelChange? {
    guard let first = steps.first, let last = steps.last else { return nil }
    return step(.creep, from: first.index, to: last.index)
  }

  private func step(_ kind: HistoryChange.Kind, from first: Int, to last: Int) -> LevelChange {
    let (before, after) = (series.values[first - 1], series.values[last])
    let share = Orientation(direction: series.key.metric.direction).share(baseline: before, current: after)
    return LevelChange(
      kind: kind, index: first, endIndex: last, indexRange: nil, from: before, to: after,
      change: before > 0 && share.isFinite ? Change(value: share) : nil)
  }
}
