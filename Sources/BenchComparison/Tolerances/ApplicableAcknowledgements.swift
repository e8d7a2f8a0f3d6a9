import BenchModel

/// The acknowledgements of a policy, and which of them covers a regression.
///
/// A regression is judged against the bound as it was against the tolerance: it is beyond the bound where its whole
/// interval is. An acknowledgement protects only while the day is known not to be past its last one.
struct ApplicableAcknowledgements: Sendable {
  private let acknowledgements: [Acknowledgement]
  private let patterns: PatternSet
  /// What benchmarks were called in the baseline, by the names that they have now, where those differ.
  private let formerNames: [BenchmarkID: BenchmarkID]
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
  init(
    _ acknowledgements: [Acknowledgement], date: CalendarDate?, floor: Double,
    formerNames: [BenchmarkID: BenchmarkID] = [:]
  ) {
    self.acknowledgements = acknowledgements
    self.formerNames = formerNames
    patterns = PatternSet(acknowledgements.map(\.benchmark))
    self.date = date
    self.floor = floor
  }

  /// Takes the policy's acknowledgements, and refuses those that could never hold in these runs.
  init(
    _ acknowledgements: [Acknowledgement], baseline: RunIndex, current: RunIndex, date: CalendarDate?, floor: Double
  ) throws(ComparisonError) {
    self.init(acknowledgements, date: date, floor: floor, formerNames: current.formerNames)
    if acknowledgements.isEmpty { return }
    let known = patterns.matching(anyOf: baseline.names + current.names)
    for (place, entry) in acknowledgements.enumerated() {
      guard let fault = Self.fault(of: entry, isKnown: known.contains(place), in: [baseline, current]) else { continue }
      throw entry.commit == nil ? fault : .declared(fault)
    }
  }

  /// Why an acknowledgement could never hold; nil where it could.
  private static func fault(of entry: Acknowledgement, isKnown: Bool, in runs: [RunIndex]) -> ComparisonError? {
    guard entry.bound.relative < largestBound else {
      return .unreachableBound(origin: entry.origin, bound: entry.bound)
    }
    guard entry.benchmark.contains(where: { !"*?".contains($0) }) else {
      return .acknowledgesEverything(origin: entry.origin)
    }
    guard isKnown else { return .unmatchedPattern(origin: entry.origin, pattern: entry.benchmark) }
    guard let name = entry.metric else { return nil }
    let metrics = runs.compactMap { $0.metrics[ByteKey(name)] }
    guard let metric = metrics.first else { return .unmatchedMetric(origin: entry.origin, metric: name) }
    guard let unit = entry.bound.floor?.unit, !metrics.contains(where: { $0.unit == unit }) else { return nil }
    return .floorUnit(origin: entry.origin, tolerance: entry.bound, metric: metric)
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
    let candidates = candidates(for: regression)
    // What the policy accepts and what the change asks for stand side by side: either of them is enough.
    let answers = [false, true].compactMap { isDeclared -> (place: Int, answer: RowAcknowledgement)? in
      let own = candidates.filter { (acknowledgements[$0.place].commit != nil) == isDeclared }
      guard let place = mostSpecific(of: own) else { return nil }
      let entry = acknowledgements[place]
      return (place, RowAcknowledgement(entry, standing(of: entry, for: regression)))
    }
    return answers.first { $0.answer.standing == .covers } ?? answers.first
  }

  private typealias Ranked = (rank: Int, place: Int)

  /// The acknowledgements that are for a regression; one that names more of it has the higher rank, as everywhere in
  /// the policy.
  private func candidates(for regression: Regression) -> [Ranked] {
    let names = [regression.id, formerNames[regression.id]].compactMap { $0 }
    return patterns.matching(anyNameOf: names).compactMap { found in
      let entry = acknowledgements[found.place]
      var rank = found.match == .literal ? 6 : 3
      if let metric = entry.metric {
        guard metric.isSameName(as: regression.metric.name) else { return nil }
        rank += 1
      }
      if let statistic = entry.statistic {
        guard statistic == regression.statistic else { return nil }
        rank += 1
      }
      return (rank, found.place)
    }
  }

  /// The one with the highest rank; of several the one that accepts the least, so that their order decides nothing.
  private func mostSpecific(of candidates: [Ranked]) -> Int? {
    candidates.min { left, right in
      if left.rank != right.rank { return left.rank > right.rank }
      let bounds = [left, right].map { acknowledgements[$0.place].bound }
      return (bounds[0].relative, bounds[0].floor?.value ?? 0, left.place)
        < (bounds[1].relative, bounds[1].floor?.value ?? 0, right.place)
    }?.place
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
      if used.contains(place) { return nil }
      return "\(name) is unused: no such row regressed." + (entry.commit == nil ? " Remove it." : "")
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
