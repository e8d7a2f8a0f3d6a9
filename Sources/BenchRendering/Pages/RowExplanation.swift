import BenchModel

/// One row in sentences, from what was measured to what the verdict does to the gate.
final class RowExplanation {
  // A class: nobody changes it, and copies of all that it holds are long code.
  let row: ComparisonRow
  private let comparison: Comparison

  init(_ row: ComparisonRow, in comparison: Comparison) {
    self.row = row
    self.comparison = comparison
  }

  var sentences: [Inline] {
    [
      measured, howOften("baseline", row.baselineSpread), howOften("current side", row.currentSpread), values,
      variation("baseline", row.baselineSpread), variation("current side", row.currentSpread), evidence, change,
      raised, counted, moments, confirmation, beyondCommon, tolerance, verdict, obstacle, detectable, needed, note,
      acknowledgement, gate,
    ].compactMap { $0 }
  }

  private var unit: RowUnit? {
    row.metric.map { RowUnit($0.unit, for: [row.baseline?.value, row.current?.value]) }
  }

  private var measured: Inline? {
    guard let metric = row.metric else { return nil }
    let origin: Inline = row.directionOrigin.map { " (by \(name: $0))" } ?? Inline()
    let statistic: Inline = row.statistic.map { "; judged by \(words: $0.traits.meaning)" } ?? Inline()
    return """
      Measured: \(name: metric.name) in \(name: metric.unit.symbol), \(word: metric.direction) is better\(origin), \
      \(word: metric.nature)\(statistic).
      """
  }

  private func howOften(_ side: Inline, _ spread: SampleSpread?) -> Inline? {
    guard let spread else { return nil }
    let iterations: Inline = spread.iterations.map { ", \(.count($0, "iteration", "iterations")) in all" } ?? Inline()
    return """
      How often, \(side): \(.count(spread.measurements, "measurement", "measurements")) in \
      \(.count(spread.launches, "launch", "launches"))\(iterations).
      """
  }

  private var values: Inline? {
    guard let unit, let before = row.baseline, let after = row.current else { return nil }
    return "Values: \(unit.text(before)) in the baseline, \(unit.text(after)) now."
  }

  private func variation(_ side: Inline, _ spread: SampleSpread?) -> Inline? {
    guard let unit, let spread, spread.measurements > 1 else { return nil }
    let range: Inline = "from \(unit.text(spread.smallest)) to \(unit.text(spread.largest))"
    let deviations: [Inline] = [
      spread.betweenLaunches.map { "\(.share($0)) between launches" },
      spread.withinLaunches.map { "\(.share($0)) within a launch" },
    ].compactMap { $0 }
    if deviations.isEmpty { return "Variation, \(side): \(range)." }
    return "Variation, \(side): \(range); standard deviation \(.commaSeparated(deviations))."
  }

  private var evidence: Inline? {
    row.evidence.map { "Evidence: \(word: $0): \(Self.meaning(of: $0))." }
  }

  private var change: Inline? {
    guard let change = row.change else {
      return row.evidence == nil ? nil : "Change: from zero, so that there is no share; the difference itself counts."
    }
    let figure: Inline = "Change: \(.change(change.value)), positive is worse"
    guard let lower = change.lower, let upper = change.upper else { return "\(figure); there is no interval." }
    let confidence: Inline = change.confidence.map { " with \(.confidence($0)) confidence" } ?? Inline()
    guard let proof = change.upperConfidence else {
      return "\(figure); it lies from \(.intervalEnd(lower)) to \(.intervalEnd(upper))\(confidence)."
    }
    return """
      \(figure); it lies from \(.intervalEnd(lower))\(confidence), which holds for all rows together, to \
      \(.intervalEnd(upper)) with \(.confidence(proof)), which holds for this one.
      """
  }

  private var raised: Inline? {
    guard let factor = row.errorFactor, factor > 1.005 else { return nil }
    return """
      Its launches agree more closely than those of most rows of this kind: its standard error is taken to be \
      \(.ratio(factor)) as large.
      """
  }

  /// How many more instructions there are to explain a time; they never stand for it.
  private var counted: Inline? {
    guard let metric = row.metric, metric.is(.time) || metric.is(.instructions),
      let counts = comparison.rows.first(where: { $0.id == row.id && $0.metric?.is(.instructions) == true }),
      let change = counts.change?.value
    else { return nil }
    guard change.magnitude >= 0.0005 else { return "Counted: it executes as many instructions as in the baseline." }
    return
      "Counted: it executes \(.share(change.magnitude)) \(change > 0 ? "more" as Inline : "fewer") instructions."
  }

  private var moments: Inline? {
    guard let drift = row.drift else { return nil }
    let doubt: Inline =
      drift.isDoubtful
      ? " It changed by more than its launches explain and by no more than that: only a session of both sides can tell."
      : Inline()
    return """
      Two moments: one program's figure differs between them by \(.share(drift.deviation)) (standard deviation), which \
      the interval has.\(doubt)
      """
  }

  private var confirmation: Inline? {
    guard let confirmation = row.confirmation else { return nil }
    let rounds = Inline.count(confirmation.rounds, "round", "rounds")
    let first: Inline = confirmation.firstChange.map { "\(.change($0))" } ?? "a change from 0"
    return """
      Second session: it regressed in a first one by \(first) and was measured again in \(rounds) of fresh processes, \
      whose figures these are: \(word: confirmation.state).
      """
  }

  private var beyondCommon: Inline? {
    guard let shift = comparison.commonShift, let rest = row.changeBeyondCommon else { return nil }
    return "Beyond the shift of \(.change(shift.value)) that most benchmarks share: \(.change(rest))."
  }

  private var tolerance: Inline? {
    guard let tolerance = row.tolerance, let origin = row.toleranceOrigin else { return nil }
    let share: Inline = row.toleranceShare.map { ", here \(.share($0)) of the baseline" } ?? Inline()
    return "Tolerance: \(name: tolerance.description)\(share), set by \(name: origin)."
  }

  private var detectable: Inline? {
    row.minimumDetectableChange.map { smallest in
      """
      Smallest visible change: \(.detectable(smallest)) would have been called regressed in four of five comparisons of \
      this spread.
      """
    }
  }

  private var needed: Inline? {
    row.replicatesNeeded.map { count in
      let replicates: Inline =
        row.evidence == .paired
        ? .count(count, "more round", "more rounds") : "\(.count(count, "more launch", "more launches")) a side"
      return "To decide it: about \(replicates), if the spread stays as it is."
    }
  }

  private var obstacle: Inline? {
    switch row.obstacle {
    case let obstacle?: "Obstacle: \(word: obstacle)."
    case nil where row.presence == .added: "Only the current run has it: there is nothing to judge it by."
    case nil: nil
    }
  }

  private var note: Inline? { row.note.map { "Note: \(sentence: $0)" } }

  private var acknowledgement: Inline? { row.acknowledgement.map { "Acknowledgement: \($0.remark)." } }
}
