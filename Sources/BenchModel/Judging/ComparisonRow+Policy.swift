extension ComparisonRow {
  /// Whether somebody has accepted the regression that the row shows.
  public var isAcknowledged: Bool { acknowledgement?.standing == .covers }

  /// Whether the row, by its regression, keeps the gate from passing.
  public var failsByRegression: Bool { gates && verdict == .regressed && !isAcknowledged }

  /// The same row under a rule of gating.
  public func with(severity: Severity, origin: String) -> ComparisonRow {
    var row = self
    row.severity = severity
    row.severityOrigin = origin
    row.gates = gates && severity == .fail
    return row
  }

  /// The same row with an acknowledgement held against it.
  public func with(acknowledgement: RowAcknowledgement) -> ComparisonRow {
    var row = self
    row.acknowledgement = acknowledgement
    return row
  }

  /// The same row with the line of the policy that says which way its metric is better.
  public func with(directionOrigin: String) -> ComparisonRow {
    var row = self
    row.directionOrigin = directionOrigin
    return row
  }

  /// The same row with how often its sides were measured.
  public func with(baselineSpread: SampleSpread?, currentSpread: SampleSpread?) -> ComparisonRow {
    var row = self
    row.baselineSpread = baselineSpread
    row.currentSpread = currentSpread
    return row
  }
}
