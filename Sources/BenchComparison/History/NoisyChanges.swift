import BenchModel
import BenchStatistics
import Glibc

/// The changes of a noisy series, on the logarithms of its values.
struct NoisyChanges {
  let evidence: ChangePointSearch.Evidence
  private let series: RunSeries
  private let logarithms: [Double]
  private let search: ChangePointSearch

  /// - Throws: a value without logarithm, or too few of them.
  init(_ series: RunSeries) throws(StatisticsError) {
    self.series = series
    logarithms = try BenchStatistics.logarithms(of: series.values)
    search = try ChangePointSearch(logarithms)
    evidence = search.evidence
  }

  /// The changes that are found when a series without any may show one with the chance `level`.
  func all(level: Double) throws(StatisticsError) -> [LevelChange] {
    let found = try search.changePoints(level: level)
    let creeps = try Creep.found(
      in: logarithms, changePoints: found.map(\.index), correlation: evidence.correlation)
    var changes: [LevelChange] = []
    for (number, point) in found.enumerated() {
      if let creep = creeps.first(where: { $0.changePoints.contains(number) }) {
        if creep.changePoints.lowerBound == number { changes.append(try change(of: creep)) }
        continue
      }
      let start = number == 0 ? 0 : found[number - 1].index
      let end = number + 1 < found.count ? found[number + 1].index : logarithms.count
      changes.append(try step(.step, start: start, first: point.index, last: point.index, end: end, point.range))
    }
    return changes
  }

  /// Steps put together: from the level before the first to the level after the last.
  func joined(_ steps: ArraySlice<LevelChange>, among all: [LevelChange]) -> LevelChange? {
    guard let first = steps.first, let last = steps.last else { return nil }
    let start = steps.startIndex == 0 ? 0 : all[steps.startIndex - 1].endIndex
    let end = steps.endIndex < all.count ? all[steps.endIndex].index : logarithms.count
    return try? step(.creep, start: start, first: first.index, last: last.endIndex, end: end, nil)
  }

  private func step(
    _ kind: HistoryChange.Kind, start: Int, first: Int, last: Int, end: Int, _ range: ClosedRange<Int>?
  ) throws(StatisticsError) -> LevelChange {
    let before = Array(logarithms[start..<first])
    let shift = try LevelShift.estimate(
      before: before, after: Array(logarithms[last..<end]), correlation: evidence.correlation)
    let level = try OrderedSample(before).median
    return try change(kind, first: first, last: last, range, level: level, shift)
  }

  private func change(of creep: Creep) throws(StatisticsError) -> LevelChange {
    let middle = try OrderedSample(Array(logarithms[creep.part])).median
    return try change(
      .creep, first: creep.part.lowerBound + 1, last: creep.part.upperBound - 1, nil,
      level: middle - creep.rise.point / 2, creep.rise)
  }

  private func change(
    _ kind: HistoryChange.Kind, first: Int, last: Int, _ range: ClosedRange<Int>?, level: Double, _ shift: LogEstimate
  ) throws(StatisticsError) -> LevelChange {
    let orientation = Orientation(direction: series.key.metric.direction)
    let interval = try shift.interval(confidence: Confidence.least)
    let shares = orientation.shares(lower: interval.lower, upper: interval.upper)
    let value = orientation.share(ofLogRatio: shift.point)
    let (from, to) = (exp(level), exp(level + shift.point))
    guard from.isFinite, to.isFinite, value.isFinite else { throw .resultNotFinite(quantity: "change of level") }
    return LevelChange(
      kind: kind, index: first, endIndex: last, indexRange: range, from: from, to: to,
      change: Change(
        value: value, lower: shares.lower.ifFinite, upper: shares.upper.ifFinite, confidence: interval.confidence))
  }
}
