package import BenchModel

extension ComparisonRow {
  /// Whether a reader has to look at the row; a proven absence of regression is folded away, and so is what leaves
  /// nothing open.
  var matters: Bool { verdict != .noRegression && !isOpenInforming }

  /// Whether it only informs and proves nothing.
  package var isOpenInforming: Bool { role == .informing && verdict == .inconclusive }

  /// The rows in the order in which a reader ought to see them; those that are alike stay in their order.
  static func worstFirst(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    let urgencies = rows.map(\.urgency)
    return PlaceOrder.sorted(rows.count) { urgencies[$0] < urgencies[$1] }.map { rows[$0] }
  }

  private var urgency: Urgency {
    let change = change?.value ?? 0
    return switch verdict {
    case .regressed: Urgency(rank: 0, within: -change)
    case .invalid: Urgency(rank: gates ? 1 : 4, within: 0)
    case .inconclusive: Urgency(rank: 2, within: -change)
    case .improved: Urgency(rank: failsByImprovement ? 1 : 3, within: change)
    case nil: Urgency(rank: 4, within: 0)
    case .noRegression: Urgency(rank: 5, within: 0)
    }
  }

  private struct Urgency: Comparable {
    let rank: Int
    let within: Double

    static func < (left: Self, right: Self) -> Bool {
      left.rank != right.rank ? left.rank < right.rank : left.within < right.within
    }
  }

  /// The columns of a table of rows.
  ///
  /// On a narrow terminal they go in this order: the tolerance's origin, the evidence, what could have been shown, the
  /// baseline's value, the tolerance, the bar, the label, the current value, what is still needed, the change beyond
  /// the common part, the interval. Where there is no place for change and metric a row has several lines. What all
  /// rows share, their group or the confidence of the intervals, is said once and not in every row.
  static func columns(of rows: [ComparisonRow]) -> [TableColumn<ComparisonRow>] {
    let confidences = Set(rows.compactMap { $0.change?.confidence })
    let isOfBothEnds = rows.allSatisfy { $0.change?.upperConfidence == nil }
    let confidence = confidences.count == 1 && isOfBothEnds ? confidences.first : nil
    let isOneGroup = rows.map(\.id).sharedGroup != nil
    return [
      .names("benchmark") { row in .name(isOneGroup ? row.id.descriptionInGroup : row.id.description) },
      .names("known as", dropOrder: 7) { row in row.label.map(Inline.name) ?? Inline() },
      .names("metric", dropOrder: 1) { $0.metricText }.essential(),
      .figures("baseline", dropOrder: 9) { row in row.unit?.text(row.baseline?.value) ?? Inline() },
      .figures("current", dropOrder: 6) { row in row.unit?.text(row.current?.value) ?? Inline() },
      .figures("change", dropOrder: 2) { $0.changeText }.essential(),
      .figures("beyond common", dropOrder: 4) { row in row.changeBeyondCommon.map(Inline.change) ?? Inline() },
      .figures(confidence.map { "\(.confidence($0)) interval" } ?? "interval", dropOrder: 3) { row in
        row.intervalText(withConfidence: confidence == nil && isOfBothEnds)
      },
      .drawings("against tolerance", dropOrder: 8) { IntervalBar.text($0) },
      .figures("tolerance", dropOrder: 8) { $0.toleranceText },
      .names("set by", dropOrder: 12) { row in row.toleranceOrigin.map(Inline.name) ?? Inline() },
      .figures("detectable", dropOrder: 10) { row in row.minimumDetectableChange.map(Inline.detectable) ?? Inline() },
      .words("evidence", dropOrder: 11) { row in row.evidence.map { "\(word: $0)" } ?? Inline() },
      .figures("more needed", dropOrder: 5) { row in row.replicatesNeeded.map { "\($0)" } ?? Inline() },
      .words("verdict") { $0.verdictText },
    ]
  }

  /// What the figures do not say: why a row is invalid, what its interval leaves out, whether it gates.
  private var remark: Inline? {
    // More may follow the note's last sentence.
    let note: Inline? = note.map { .sentence($0.hasSuffix(".") ? String($0.dropLast()) : $0) }
    var parts: [Inline] = []
    if let obstacle {
      parts.append(note.map { "\(word: obstacle): \($0)" } ?? .word(obstacle))
    } else if let note {
      parts.append(note)
    }
    if let confirmation { parts.append(confirmation.remark) }
    if tooGood != nil {
      parts.append(
        failsByImprovement ? "too good: may have measured nothing, and fails" : "too good: may have measured nothing")
    }
    if !gates, [.regressed, .invalid, .inconclusive].contains(verdict) { parts.append("does not gate") }
    if let severity, severity != .fail, let severityOrigin { parts.append("by \(name: severityOrigin)") }
    if let acknowledgement { parts.append(acknowledgement.remark) }
    if parts.isEmpty { return nil }
    return parts.dropFirst().reduce(parts[0]) { "\($0); \($1)" }
  }

  /// The remarks of rows; one that holds for several rows is made once, with their number.
  static func remarks(on rows: [ComparisonRow]) -> [Inline] {
    var order: [Inline] = []
    var subjects: [Inline: [Inline]] = [:]
    for row in rows {
      guard let remark = row.remark else { continue }
      if subjects[remark] == nil { order.append(remark) }
      subjects[remark, default: []].append(row.metric == nil ? row.title : "\(row.title) \(row.metricText)")
    }
    return order.map { remark in
      let named = subjects[remark] ?? []
      return named.count == 1 ? "\(named[0]): \(remark)" : "\(named.count) rows: \(remark)"
    }
  }

  /// The benchmark's name on a page.
  package var title: Inline { .benchmark(id, label: label) }

  /// The metric, and the statistic unless it is the one that stands for the metric.
  package var metricText: Inline {
    metric.map { .figure($0, statistic) } ?? Inline()
  }

  /// The verdict's word with its meaning; `added` where there is none.
  package var verdictText: Inline {
    switch verdict {
    case .regressed: Inline.word(Verdict.regressed).role(.bad).strong()
    case .invalid: Inline.word(Verdict.invalid).role(.bad)
    case .inconclusive where isSuspected: Inline.word(RowConfirmation.State.suspected).role(.warning)
    case .inconclusive: Inline.word(Verdict.inconclusive).role(.warning)
    case .improved where tooGood != nil: Inline.word(Verdict.improved).role(failsByImprovement ? .bad : .warning)
    case .improved: Inline.word(Verdict.improved).role(.good)
    case .noRegression: Inline.word(Verdict.noRegression).role(.good)
    case nil: Inline.word(presence)
    }
  }

  private var unit: RowUnit? {
    metric.map { RowUnit($0.unit, for: [baseline?.value, current?.value]) }
  }

  private var changeText: Inline {
    if let change { return .change(change.value) }
    return baseline?.value == 0 && current != nil ? "from 0" : Inline()
  }

  private func intervalText(withConfidence: Bool) -> Inline {
    guard let change, let lower = change.lower, let upper = change.upper else { return Inline() }
    let ends: Inline = "\(.intervalEnd(lower)) to \(.intervalEnd(upper))"
    guard withConfidence, let confidence = change.confidence else { return ends }
    return "\(ends) at \(.confidence(confidence))"
  }

  private var toleranceText: Inline {
    guard let tolerance else { return Inline() }
    // The share says more than the rule only where the floor is what counts.
    guard let share = toleranceShare, (share - tolerance.relative).magnitude > 1e-9 else {
      return .name(tolerance.description)
    }
    return "\(name: tolerance.description) = \(.share(share))"
  }
}

extension RowConfirmation {
  /// What a second session said, after what the first one had found.
  fileprivate var remark: Inline {
    let first: Inline = firstChange.map { "\(.change($0)) in a first session" } ?? "regressed in a first session"
    return state == .confirmed ? "confirmed by a second session (\(first))" : "\(first), not confirmed by a second one"
  }
}
