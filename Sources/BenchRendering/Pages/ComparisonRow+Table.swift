package import BenchModel

extension ComparisonRow {
  /// The columns of a table of rows: what decided, and nothing else.
  ///
  /// On a narrow terminal they go in this order: the bar, the baseline's value, the current one, the tolerance. The
  /// interval stands beside its change and never goes. Where there is no place for change and metric a row has several
  /// lines.
  ///
  /// - Parameter shared: what all rows share and is said once below them.
  static func columns(shared: SharedFacts) -> [TableColumn<ComparisonRow>] {
    let interval: Inline = shared.confidence.map { "\(.confidence($0)) interval" } ?? "interval"
    let isOneGroup = shared.group != nil
    let hasOneTolerance = shared.tolerance != nil
    return [
      .names("benchmark") { row in .name(isOneGroup ? row.id.descriptionInGroup : row.id.description) },
      .names("metric", dropOrder: 1) { $0.metricText }.essential(),
      .figures("baseline", dropOrder: 4) { row in row.unit?.text(row.baseline?.value) ?? Inline() },
      .figures("current", dropOrder: 3) { row in row.unit?.text(row.current?.value) ?? Inline() },
      .figures("change (\(interval))", dropOrder: 0) { $0.changeText },
      .drawings("against tolerance", dropOrder: 5) { IntervalBar.text($0) },
      .figures("tolerance", dropOrder: 2) { hasOneTolerance ? Inline() : $0.toleranceText },
      .words("verdict") { $0.verdictText },
    ]
  }

  /// The columns of what a verdict rests on beside them, for who asks.
  static func furtherColumns(shared: SharedFacts) -> [TableColumn<ComparisonRow>] {
    let isOneGroup = shared.group != nil
    return [
      .names("benchmark") { row in .name(isOneGroup ? row.id.descriptionInGroup : row.id.description) },
      .names("metric", dropOrder: 1) { $0.metricText },
      .names("known as", dropOrder: 6) { row in row.label.map(Inline.name) ?? Inline() },
      .names("tolerance set by", dropOrder: 7) { row in
        shared.toleranceOrigin == nil ? row.toleranceOrigin.map(Inline.name) ?? Inline() : Inline()
      },
      .words("evidence", dropOrder: 5) { row in
        shared.evidence == nil ? row.evidence.map { "\(word: $0)" } ?? Inline() : Inline()
      },
      .figures("confidence", dropOrder: 8) { row in
        shared.confidence == nil ? row.change?.confidence.map(Inline.confidence) ?? Inline() : Inline()
      },
      .figures("beyond common", dropOrder: 2) { row in row.changeBeyondCommon.map(Inline.change) ?? Inline() },
      .figures("detectable", dropOrder: 4) { row in row.minimumDetectableChange.map(Inline.detectable) ?? Inline() },
      .figures("more needed", dropOrder: 3) { row in row.replicatesNeeded.map { "\($0)" } ?? Inline() },
    ]
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

  /// The change with its interval, which decides.
  package var changeText: Inline {
    guard let change else { return baseline?.value == 0 && current != nil ? "from 0" : Inline() }
    guard let interval = intervalText else { return .change(change.value) }
    return "\(.change(change.value)) (\(interval))"
  }

  /// The ends of the change's interval; nil where it has none.
  private var intervalText: Inline? {
    guard let change, let lower = change.lower, let upper = change.upper else { return nil }
    return "\(.intervalEnd(lower)) to \(.intervalEnd(upper))"
  }

  /// What may change; the floor as a share where it is what counts.
  private var toleranceText: Inline {
    guard let tolerance else { return Inline() }
    // The share says more than the rule only where the floor is what counts.
    guard let share = toleranceShare, (share - tolerance.relative).magnitude > 1e-9 else {
      return .name(tolerance.description)
    }
    return "\(name: tolerance.description) = \(.share(share))"
  }
}
