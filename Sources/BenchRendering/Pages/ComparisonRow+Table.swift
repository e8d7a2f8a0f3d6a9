import BenchModel

extension ComparisonRow {
  /// Whether a reader has to look at the row; a proven absence of regression is folded away.
  var matters: Bool { verdict != .noRegression }

  /// The rows in the order in which a reader ought to see them; those that are alike stay in their order.
  static func worstFirst(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    rows.enumerated().sorted { left, right in
      let (a, b) = (left.element.urgency, right.element.urgency)
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
  }

  private var urgency: Urgency {
    let change = change?.value ?? 0
    return switch verdict {
    case .regressed: Urgency(rank: 0, within: -change)
    case .invalid: Urgency(rank: 1, within: 0)
    case .inconclusive: Urgency(rank: 2, within: -change)
    case .improved: Urgency(rank: 3, within: change)
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
  /// On a narrow terminal they go in this order: the tolerance's origin, the evidence, the baseline's value, the
  /// tolerance, the current value, the interval, the metric, the change. The confidence of the intervals stands in the
  /// title where it is the same in all rows, else beside each interval.
  static func columns(of rows: [ComparisonRow]) -> [TableColumn<ComparisonRow>] {
    let confidences = Set(rows.compactMap { $0.change?.confidence })
    let shared = confidences.count == 1 ? confidences.first : nil
    return [
      .names("benchmark") { $0.title },
      .names("metric", dropOrder: 2) { $0.metricText },
      .figures("baseline", dropOrder: 6) { row in row.unit?.text(row.baseline?.value) ?? Inline() },
      .figures("current", dropOrder: 4) { row in row.unit?.text(row.current?.value) ?? Inline() },
      .figures("change", dropOrder: 1) { $0.changeText },
      .figures(shared.map { "\(.confidence($0)) interval" } ?? "interval", dropOrder: 3) { row in
        row.intervalText(withConfidence: shared == nil)
      },
      .figures("tolerance", dropOrder: 5) { $0.toleranceText },
      .names("set by", dropOrder: 8) { row in row.toleranceOrigin.map(Inline.name) ?? Inline() },
      .words("evidence", dropOrder: 7) { row in row.evidence.map { "\(word: $0)" } ?? Inline() },
      .words("verdict") { $0.verdictText },
    ]
  }

  /// What the figures do not say: why a row is invalid, what would decide it, whether it gates.
  var noteLine: Inline? {
    var parts: [Inline] = []
    if let obstacle { parts.append("\(word: obstacle)") }
    if let note { parts.append(.sentence(note)) }
    if let replicatesNeeded {
      parts.append("about \(.count(replicatesNeeded, "more replicate", "more replicates")) a side would decide it")
    }
    if !gates, [.regressed, .invalid, .inconclusive].contains(verdict) { parts.append("does not gate") }
    if parts.isEmpty { return nil }
    let said = parts.dropFirst().reduce(parts[0]) { "\($0); \($1)" }
    return metric == nil ? "\(title): \(said)" : "\(title) \(metricText): \(said)"
  }

  /// The benchmark's name on a page.
  var title: Inline { .benchmark(id, label: label) }

  /// The metric and the statistic.
  var metricText: Inline {
    guard let metric else { return Inline() }
    guard let statistic else { return .name(metric.name) }
    return "\(name: metric.name) \(word: statistic)"
  }

  /// The verdict's word with its meaning; `added` where there is none.
  var verdictText: Inline {
    switch verdict {
    case .regressed: Inline.word(Verdict.regressed).role(.bad).strong()
    case .invalid: Inline.word(Verdict.invalid).role(.bad)
    case .inconclusive: Inline.word(Verdict.inconclusive).role(.warning)
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
    let ends: Inline = "\(.change(lower)) to \(.change(upper))"
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
