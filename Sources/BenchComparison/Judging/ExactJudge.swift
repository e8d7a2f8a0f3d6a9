import BenchModel
import BenchStatistics

/// Judges a deterministic count: the values themselves are compared, and the tolerance is usually zero.
struct ExactJudge: Sendable {
  let tolerances: ApplicableTolerances

  /// Adds the row of a count.
  ///
  /// Where one side gave different values, the change lies between the differences of the nearest and the farthest of
  /// them, and by as much as the values differ beyond either: a count that does not repeat had another value left to
  /// give, and only what is further away than it moves by itself is claimed. A baseline of zero has no share, so that
  /// the difference is held against the floor alone; from zero to anything is a regression where smaller is better.
  /// What counting over passes of different length explains is left open.
  func judge(
    _ subject: MetricSubject, baseline: Measurements, current: Measurements, note: String? = nil,
    into rows: inout PendingRows
  ) throws(ComparisonError) {
    let values: (before: ExactValues, after: ExactValues)
    do {
      let isSigned = subject.metric.isSigned
      values = (
        try ExactValues(baseline, mayBeNegative: isSigned), try ExactValues(current, mayBeNegative: isSigned)
      )
    } catch {
      rows.append(
        subject.invalid(.notPositive, statistic: .value, note: "An exact value is missing, negative or not finite."))
      return
    }
    let applied = try tolerances.applied(by: subject.rules, metric: subject.metric, statistic: .value)
    if let place = applied.place { rows.rulesUsed.insert(place) }
    let orientation = subject.orientation
    let base = values.before.middle
    let isOpen =
      base != values.after.middle && subject.passes?.couldExplain(base, values.after.middle) == true
    let ends =
      isOpen
      ? (lower: -Double.infinity, upper: Double.infinity)
      : Self.differences(orientation, values.before, values.after)
    let scale = base > 0 ? base : 1
    let floor = applied.floor(of: subject.metric, beside: base)
    let tolerance = base > 0 ? applied.share(of: base, metric: subject.metric) : floor
    let verdict = VerdictRule.verdict(lower: ends.lower / scale, upper: ends.upper / scale, tolerance: tolerance)
    let middle = orientation.difference(baseline: base, current: values.after.middle)
    let change = Change(
      value: middle / scale, lower: (ends.lower / scale).ifFinite, upper: (ends.upper / scale).ifFinite)
    let isShare = base > 0 && change.value.isFinite
    rows.append(
      ComparisonRow(
        id: subject.id, label: subject.label, metric: subject.metric, statistic: .value, evidence: .exact,
        baseline: values.before.shown, current: values.after.shown, change: isShare ? change : nil,
        tolerance: applied.tolerance, toleranceShare: base > 0 ? tolerance.ifFinite : nil,
        toleranceOrigin: applied.origin, verdict: verdict,
        note: RowNote.joined(
          note, isOpen ? subject.passes?.note : nil,
          subject.isToRepeat ? Self.note(values.before, "baseline") : nil,
          subject.isToRepeat ? Self.note(values.after, "current run") : nil,
          base > 0 ? RowNote.unreachable(tolerance, subject) : nil),
        gates: true))
  }

  /// The least and the most by which any current value is worse than any of the baseline, values a range further out
  /// included.
  private static func differences(
    _ orientation: Orientation, _ before: ExactValues, _ after: ExactValues
  ) -> (lower: Double, upper: Double) {
    let first = orientation.difference(baseline: before.largest, current: after.smallest)
    let second = orientation.difference(baseline: before.smallest, current: after.largest)
    let range = max(before.largest - before.smallest, after.largest - after.smallest)
    return (min(first, second) - range, max(first, second) + range)
  }

  private static func note(_ values: ExactValues, _ side: String) -> String? {
    guard values.differ else { return nil }
    return "The \(side) gave values from \(values.smallest) to \(values.largest), although the metric is called exact."
  }
}
