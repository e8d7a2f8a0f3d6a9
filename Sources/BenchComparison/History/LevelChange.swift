import BenchModel

/// A change of level before it is decided whether it is large enough to be reported.
struct LevelChange: Sendable {
  let kind: HistoryChange.Kind
  /// The first run of the new level; of a creep the first that is off the old one.
  let index: Int
  /// The run with which the change is complete.
  let endIndex: Int
  let indexRange: ClosedRange<Int>?
  let from: Double
  let to: Double
  /// By how much worse, as a share of the level before; nil where that was zero.
  let change: Change?

  /// Whether the level moved up.
  var isRise: Bool { to > from }

  /// Whether the change is at least as large as what is tolerated.
  func exceeds(_ tolerance: AppliedTolerance, metric: Metric) -> Bool {
    guard let change, from > 0 else { return true }
    return change.value.magnitude >= max(tolerance.share(of: from, metric: metric), .leastNonzeroMagnitude)
  }

  /// What is reported of the change, and what the policy accepted of it.
  func reported(of series: RunSeries, _ acknowledgements: ApplicableAcknowledgements) -> HistoryChange {
    let key = series.key
    let isWorse = key.metric.direction == (isRise ? .smaller : .larger)
    let regression = ApplicableAcknowledgements.Regression(
      id: key.id, metric: key.metric, statistic: key.statistic, before: from, after: to, change: change)
    return HistoryChange(
      kind: kind, index: index, endIndex: endIndex, before: series.point(index - 1), first: series.point(index),
      last: series.point(endIndex), indexRange: indexRange.map { [$0.lowerBound, $0.upperBound] }, from: from, to: to,
      change: change, isWorse: isWorse,
      acknowledgement: isWorse ? acknowledgements.standing(of: regression)?.answer : nil)
  }
}
