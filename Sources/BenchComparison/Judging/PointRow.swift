import BenchModel
import Glibc

/// A row of two single figures: it has no interval, and its verdict needs what two moments differ by.
struct PointRow: Sendable {
  let subject: MetricSubject
  let statistic: Statistic
  let baseline: Estimate
  let current: Estimate
  let applied: AppliedTolerance
  /// The accepted share of the baseline, floor included.
  let tolerance: Double
  /// By how much launches of one program differ, as a share.
  let floor: Double
  /// What the gate asks of the row.
  var role = RowRole.informing
  /// What its two moments differ by; nil of what is no time.
  var drift: MomentDrift?

  /// The row with its verdict; nothing is ever proven unchanged by it.
  ///
  /// The largest of many operations is one of them,
  /// which gates nothing.
  func row(at confidence: Double) -> ComparisonRow {
    let change = subject.orientation.share(baseline: baseline.value, current: current.value)
    let reach = drift.map { expm1($0.reach(confidence: confidence)) } ?? 0
    let verdict = VerdictRule.verdict(point: change, tolerance: tolerance, floor: floor + reach)
    let row = ComparisonRow(
      id: subject.id, label: subject.label, metric: subject.metric, statistic: statistic, evidence: .point,
      baseline: baseline, current: current, change: Change(value: change), tolerance: applied.tolerance,
      toleranceShare: tolerance.ifFinite, toleranceOrigin: applied.origin, verdict: verdict,
      note: RowNote.joined(note(reach), RowNote.unreachable(tolerance + floor, subject)), gates: statistic != .max,
      role: role)
    guard let drift else { return row }
    let alone = VerdictRule.verdict(point: change, tolerance: tolerance, floor: floor)
    return row.with(
      drift: RowDrift(
        deviation: expm1(drift.deviation), isDoubtful: verdict == .inconclusive && alone == .regressed))
  }

  private func note(_ reach: Double) -> String {
    let moments = reach > 0 ? " and \(PercentText.plain(reach)) for how two moments do" : ""
    return "A single figure a side has no interval and proves nothing: it counts only beyond the tolerance and another "
      + "\(PercentText.plain(floor)) for how launches differ\(moments)."
  }
}
