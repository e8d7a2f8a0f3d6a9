extension ComparisonRow {
  /// Whether somebody has accepted the regression that the row shows.
  public var isAcknowledged: Bool { acknowledgement?.standing == .covers }

  /// Whether the row changed by more than its launches explain and by no more than two moments may differ.
  public var isDoubtful: Bool { gates && role == .deciding && drift?.isDoubtful == true }

  /// Whether the row has to be proven and is not.
  public var isOpen: Bool { gates && role == .deciding && verdict == .inconclusive }

  /// Whether the row, by its regression, keeps the gate from passing.
  public var failsByRegression: Bool { gates && verdict == .regressed && !isAcknowledged }

  /// Whether the row keeps the gate from passing because it improved by more than can be believed.
  public var failsByImprovement: Bool { gates && tooGood == .fail }

  /// The same row as one that improved by more than can be believed.
  public func with(tooGood: Policy.Disposition) -> ComparisonRow {
    var row = self
    row.tooGood = tooGood
    return row
  }

  /// The same row under a rule of gating.
  public func with(severity: Severity, origin: String) -> ComparisonRow {
    var row = self
    row.severity = severity
    row.severityOrigin = origin
    row.gates = gates && severity == .fail
    return row
  }

  /// The same row under another name of its benchmark.
  func with(name: BenchmarkID) -> ComparisonRow {
    var row = self
    row.id = name
    return row
  }

  /// The same row with a sentence of explanation.
  package func with(note: String) -> ComparisonRow {
    var row = self
    row.note = note
    return row
  }

  /// The same row with an acknowledgement held against it.
  public func with(acknowledgement: RowAcknowledgement) -> ComparisonRow {
    withFigures { $0.acknowledgement = acknowledgement }
  }

  /// The same row with the figures of a second session, which has confirmed its regression or has not.
  package func with(confirmation: RowConfirmation, by second: ComparedFigures) -> ComparisonRow {
    withFigures { figures in
      (figures.baseline, figures.current, figures.change) = (second.baseline, second.current, second.change)
      (figures.baselineSpread, figures.currentSpread) = (second.baselineSpread, second.currentSpread)
      (figures.errorFactor, figures.changeBeyondCommon) = (second.errorFactor, nil)
      figures.confirmation = confirmation
      if confirmation.state == .suspected { figures.verdict = .inconclusive }
    }
  }

  /// Whether a second session did not confirm what the first one found.
  public var isSuspected: Bool { confirmation?.state == .suspected }

  /// The same row with the line of the policy that says which way its metric is better.
  public func with(directionOrigin: String) -> ComparisonRow {
    var row = self
    row.directionOrigin = directionOrigin
    return row
  }

  /// The same row with what its two moments differ by.
  package func with(drift: RowDrift) -> ComparisonRow { withFigures { $0.drift = drift } }

  /// The same row as one that changed by no more than two moments may differ.
  package var doubted: ComparisonRow {
    withFigures { figures in
      figures.verdict = .inconclusive
      figures.drift = RowDrift(deviation: figures.drift?.deviation ?? 0, isDoubtful: true)
    }
  }

  /// The same row with what the gate asks of it.
  public func with(role: RowRole) -> ComparisonRow { withFigures { $0.role = role } }

  /// The same row with how often its sides were measured.
  public func with(baselineSpread: SampleSpread?, currentSpread: SampleSpread?) -> ComparisonRow {
    withFigures { ($0.baselineSpread, $0.currentSpread) = (baselineSpread, currentSpread) }
  }

  /// The same row with what is left of its change beyond the common part.
  public func with(changeBeyondCommon: Double) -> ComparisonRow {
    withFigures { $0.changeBeyondCommon = changeBeyondCommon }
  }

  /// The same row with other figures; one that was not compared has none and stays as it is.
  private func withFigures(_ set: (inout ComparedFigures) -> Void) -> ComparisonRow {
    guard case .compared(var figures) = finding else { return self }
    set(&figures)
    var row = self
    row.finding = .compared(figures)
    return row
  }
}
