import BenchModel
import BenchStatistics
import Glibc

extension MetricJudge {
  /// The power at which the smallest detectable change is stated: the customary one for planning.
  private static let power = 0.8

  /// Adds the row of an estimated change, or an invalid one where the numbers allow no estimate.
  func add(
    _ estimated: Result<LogChange, StatisticsError>, _ subject: MetricSubject, _ statistic: Statistic,
    evidence: Evidence, note: String?, into ledger: inout RowLedger
  ) throws(ComparisonError) {
    switch estimated {
    case .success(let change) where subject.orientation.share(ofLogRatio: change.point).isFinite:
      let holding = try book.holding(on: subject.page, metric: subject.metric, statistic: statistic)
      if let place = holding.place { ledger.rulesUsed.insert(place) }
      ledger.rows.append(row(change, subject, statistic, evidence: evidence, holding: holding, note: note))
    case .success:
      ledger.rows.append(
        subject.invalid(.notPositive, statistic: statistic, note: "The ratio of the sides is infinite."))
    case .failure(let error):
      ledger.rows.append(subject.invalid(.notPositive, statistic: statistic, note: "No estimate: \(error)."))
    }
  }

  private func row(
    _ change: LogChange, _ subject: MetricSubject, _ statistic: Statistic, evidence: Evidence,
    holding: ToleranceBook.Holding, note: String?
  ) -> ComparisonRow {
    let orientation = subject.orientation
    let widening = evidence == .launches ? 0 : log1p(floor)
    let ends = orientation.shares(lower: change.lower - widening, upper: change.upper + widening)
    let tolerance = holding.share(of: change.baseline.value, unit: subject.metric.unit)
    let verdict = VerdictRule.verdict(lower: ends.lower, upper: ends.upper, tolerance: tolerance)
    let needed = verdict == .inconclusive && evidence == .launches
    return ComparisonRow(
      id: subject.id, label: subject.label, metric: subject.metric, statistic: statistic, evidence: evidence,
      baseline: change.baseline, current: change.current,
      change: Change(
        value: orientation.share(ofLogRatio: change.point), lower: ends.lower.ifFinite, upper: ends.upper.ifFinite,
        confidence: VerdictRule.confidence),
      tolerance: holding.tolerance, toleranceShare: tolerance.ifFinite, toleranceOrigin: holding.origin,
      verdict: verdict, note: Self.joined(note, Self.unreachable(tolerance, subject)), gates: true,
      minimumDetectableChange: detectable(change, orientation, tolerance: tolerance, widening: widening),
      replicatesNeeded: needed ? Self.replicatesNeeded(change, orientation, tolerance: tolerance) : nil)
  }

  /// Adds the row of two single figures.
  func addPoint(
    _ subject: MetricSubject, _ statistic: Statistic, baseline: Estimate, current: Estimate,
    into ledger: inout RowLedger
  ) throws(ComparisonError) {
    let change = subject.orientation.share(baseline: baseline.value, current: current.value)
    guard baseline.value > 0, current.value > 0, change.isFinite else {
      let zeros = baseline.value == 0 && current.value == 0 && !subject.isTime
      let note = "The baseline is \(baseline.value), the current run \(current.value): a change needs positive numbers."
      return ledger.rows.append(
        subject.invalid(.notPositive, statistic: statistic, note: note, gates: !zeros))
    }
    let holding = try book.holding(on: subject.page, metric: subject.metric, statistic: statistic)
    if let place = holding.place { ledger.rulesUsed.insert(place) }
    let tolerance = holding.share(of: baseline.value, unit: subject.metric.unit)
    let note =
      "A single figure a side has no interval and proves nothing: it counts only beyond the tolerance and another "
      + "\(PercentText.plain(floor)) for how launches differ."
    ledger.rows.append(
      ComparisonRow(
        id: subject.id, label: subject.label, metric: subject.metric, statistic: statistic, evidence: .point,
        baseline: baseline, current: current, change: Change(value: change), tolerance: holding.tolerance,
        toleranceShare: tolerance.ifFinite, toleranceOrigin: holding.origin,
        verdict: VerdictRule.verdict(point: change, tolerance: tolerance, floor: floor),
        note: Self.joined(note, Self.unreachable(tolerance + floor, subject)), gates: true))
  }

  /// The smallest change, beyond tolerance and widening, that such an interval would have shown as regressed.
  private func detectable(
    _ change: LogChange, _ orientation: Orientation, tolerance: Double, widening: Double
  ) -> Double? {
    guard
      let effect = try? change.basis?.minimumDetectableEffect(
        confidence: VerdictRule.confidence, power: Self.power)
    else { return nil }
    let distance = orientation.logDistance(ofShare: tolerance) + widening + effect
    return distance.isFinite ? orientation.share(ofLogDistance: distance).ifFinite : nil
  }

  /// How many replicates a side are lacking until the interval no longer reaches across the tolerance.
  private static func replicatesNeeded(_ change: LogChange, _ orientation: Orientation, tolerance: Double) -> Int? {
    let distance = abs(orientation.worse(change.point) - orientation.logDistance(ofShare: tolerance))
    guard distance.isFinite, distance > 0 else { return nil }
    let present = max(change.baseline.replicates, change.current.replicates)
    return
      (try? change.basis?.replicatesNeeded(
        forHalfWidth: distance, confidence: VerdictRule.confidence, replicates: present)) ?? nil
  }

  /// A word of warning where no loss could ever exceed the tolerance.
  static func unreachable(_ tolerance: Double, _ subject: MetricSubject) -> String? {
    guard subject.metric.direction == .larger, tolerance >= 1 else { return nil }
    return
      "Nothing can lose more than all of it: with \(PercentText.plain(tolerance)) accepted, this row cannot regress."
  }

  static func joined(_ notes: String?...) -> String? {
    let present = notes.compactMap { $0 }
    return present.isEmpty ? nil : present.joined(separator: " ")
  }
}
