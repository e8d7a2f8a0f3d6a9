import BenchModel

/// The acknowledgements of a policy, and which of them covers a regression.
///
/// A regression is judged against the bound as it was against the tolerance: it is beyond the bound where its whole
/// interval is. An acknowledgement protects only while the day is known not to be past its last one.
struct ApplicableAcknowledgements: Sendable {
  /// A benchmark, and a metric of it.
  private struct Subject: Hashable {
    let benchmark: ByteKey
    let metric: ByteKey
  }

  private let acknowledgements: [Acknowledgement]
  /// The places of the acknowledgements for each subject, in their order.
  private let places: [Subject: [Int]]
  private let date: CalendarDate?
  /// By how much launches of one program differ, as a share; what a single figure a side has to exceed a bound by.
  private let floor: Double

  /// A statistic of one benchmark that became worse.
  struct Regression {
    let id: BenchmarkID
    let metric: Metric
    let statistic: Statistic?
    let before: Double?
    let after: Double?
    let change: Change?
  }

  /// Whoever accepts ten times the baseline accepts everything.
  private static let largestBound = 9.0

  /// Takes the policy's acknowledgements; any of them may be for something that is not judged.
  init(_ acknowledgements: [Acknowledgement], date: CalendarDate?, floor: Double) {
    self.acknowledgements = acknowledgements
    places = Dictionary(grouping: acknowledgements.indices) { place in
      let entry = acknowledgements[place]
      return Subject(benchmark: ByteKey(entry.benchmark), metric: ByteKey(entry.metric))
    }
    self.date = date
    self.floor = floor
  }

  /// Takes the policy's acknowledgements, and refuses those that could never hold in these runs.
  init(
    _ acknowledgements: [Acknowledgement], baseline: RunIndex, current: RunIndex, date: CalendarDate?, floor: Double
  ) throws(ComparisonError) {
    self.init(acknowledgements, date: date, floor: floor)
    if acknowledgements.isEmpty { return }
    let results = [baseline.source.run.results, current.source.run.results].joined()
    let known = Set(results.map { ByteKey($0.id.description) })
    for entry in acknowledgements {
      guard entry.bound.relative < Self.largestBound else {
        throw .unreachableBound(origin: entry.origin, bound: entry.bound)
      }
      guard known.contains(ByteKey(entry.benchmark)) else {
        throw .unmatchedPattern(origin: entry.origin, pattern: entry.benchmark)
      }
      let metrics = [baseline, current].compactMap { $0.metrics[ByteKey(entry.metric)] }
      guard let metric = metrics.first else { throw .unmatchedMetric(origin: entry.origin, metric: entry.metric) }
      if let unit = entry.bound.floor?.unit, !metrics.contains(where: { $0.unit == unit }) {
        throw .floorUnit(origin: entry.origin, tolerance: entry.bound, metric: metric)
      }
    }
  }

  /// The acknowledgement for a row by its place, and its standing; nil where there is none.
  func standing(of row: ComparisonRow) -> (place: Int, answer: RowAcknowledgement)? {
    guard row.verdict == .regressed, let metric = row.metric else { return nil }
    return standing(
      of: Regression(
        id: row.id, metric: metric, statistic: row.statistic, before: row.baseline?.value, after: row.current?.value,
        change: row.change))
  }

  /// The acknowledgement for a regression by its place, and its standing; nil where there is none.
  func standing(of regression: Regression) -> (place: Int, answer: RowAcknowledgement)? {
    if acknowledgements.isEmpty { return nil }
    let subject = Subject(
      benchmark: ByteKey(regression.id.description), metric: ByteKey(regression.metric.name))
    let places = (places[subject] ?? []).filter { place in
      let entry = acknowledgements[place]
      return entry.statistic == nil || entry.statistic == regression.statistic
    }
    // One that names the statistic is the more specific one.
    guard let place = places.first(where: { acknowledgements[$0].statistic != nil }) ?? places.first else { return nil }
    let entry = acknowledgements[place]
    return (place, RowAcknowledgement(entry, standing(of: entry, for: regression)))
  }

  /// A warning for each acknowledgement that has expired or that nothing needs.
  func warnings(used: Set<Int>) -> [String] {
    acknowledgements.enumerated().compactMap { place, entry in
      let subject = ["'\(entry.benchmark)'", entry.metric, entry.statistic?.rawValue].compactMap { $0 }
      let name = "\(entry.origin): the acknowledgement of \(subject.joined(separator: " "))"
      guard let date else {
        return "\(name) does not hold: neither run says on which day it was made; give it with --date."
      }
      if date > entry.expires { return "\(name) expired on \(entry.expires): remove it, or decide anew." }
      return used.contains(place) ? nil : "\(name) is unused: no such row regressed. Remove it."
    }
  }

  private func standing(of entry: Acknowledgement, for regression: Regression) -> RowAcknowledgement.Standing {
    guard let date else { return .undated }
    if date > entry.expires { return .expired }
    return isWithin(entry.bound, regression) ? .covers : .exceeded
  }

  /// Accepted only by an inequality that holds, so that NaN is not accepted.
  private func isWithin(_ bound: Tolerance, _ regression: Regression) -> Bool {
    guard let before = regression.before, let after = regression.after else { return false }
    let metric = regression.metric
    guard before > 0, let change = regression.change else {
      let difference = Orientation(direction: metric.direction).difference(baseline: before, current: after)
      return difference <= bound.floor(in: metric.unit)
    }
    let certain = change.lower ?? change.value - floor
    return certain <= max(bound.relative, bound.floor(in: metric.unit) / before)
  }
}
