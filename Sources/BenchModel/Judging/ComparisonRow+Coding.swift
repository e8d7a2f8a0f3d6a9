/// A row is one flat object, whatever became of it: what it does not have is absent.
extension ComparisonRow: Codable {
  private enum CodingKeys: CodingKey {
    case id, label, presence, metric, statistic, role, evidence, baseline, current, change, errorFactor, drift,
      changeBeyondCommon, tolerance, toleranceShare, toleranceOrigin, verdict, confirmation, obstacle, note, gates,
      severity, severityOrigin, tooGood, acknowledgement, directionOrigin, baselineSpread, currentSpread,
      minimumDetectableChange,
      replicatesNeeded
  }

  /// Encodes the row with the keys that it has.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(label, forKey: .label)
    try container.encode(presence, forKey: .presence)
    try container.encodeIfPresent(metric, forKey: .metric)
    try container.encodeIfPresent(statistic, forKey: .statistic)
    try container.encodeIfPresent(role, forKey: .role)
    try container.encodeIfPresent(evidence, forKey: .evidence)
    try container.encodeIfPresent(baseline, forKey: .baseline)
    try container.encodeIfPresent(current, forKey: .current)
    try container.encodeIfPresent(change, forKey: .change)
    try container.encodeIfPresent(errorFactor, forKey: .errorFactor)
    try container.encodeIfPresent(drift, forKey: .drift)
    try container.encodeIfPresent(changeBeyondCommon, forKey: .changeBeyondCommon)
    try container.encodeIfPresent(tolerance, forKey: .tolerance)
    try container.encodeIfPresent(toleranceShare, forKey: .toleranceShare)
    try container.encodeIfPresent(toleranceOrigin, forKey: .toleranceOrigin)
    try container.encodeIfPresent(verdict, forKey: .verdict)
    try container.encodeIfPresent(confirmation, forKey: .confirmation)
    try container.encodeIfPresent(obstacle, forKey: .obstacle)
    try container.encodeIfPresent(note, forKey: .note)
    try container.encode(gates, forKey: .gates)
    try container.encodeIfPresent(severity, forKey: .severity)
    try container.encodeIfPresent(severityOrigin, forKey: .severityOrigin)
    try container.encodeIfPresent(tooGood, forKey: .tooGood)
    try container.encodeIfPresent(acknowledgement, forKey: .acknowledgement)
    try container.encodeIfPresent(directionOrigin, forKey: .directionOrigin)
    try container.encodeIfPresent(baselineSpread, forKey: .baselineSpread)
    try container.encodeIfPresent(currentSpread, forKey: .currentSpread)
    try container.encodeIfPresent(minimumDetectableChange, forKey: .minimumDetectableChange)
    try container.encodeIfPresent(replicatesNeeded, forKey: .replicatesNeeded)
  }

  /// Decodes a row: one with evidence was compared, another with an obstacle is invalid, any other was added.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(BenchmarkID.self, forKey: .id)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    note = try container.decodeIfPresent(String.self, forKey: .note)
    gates = try container.decode(Bool.self, forKey: .gates)
    severity = try container.decodeIfPresent(Severity.self, forKey: .severity)
    severityOrigin = try container.decodeIfPresent(String.self, forKey: .severityOrigin)
    tooGood = try container.decodeIfPresent(Policy.Disposition.self, forKey: .tooGood)
    directionOrigin = try container.decodeIfPresent(String.self, forKey: .directionOrigin)
    let metric = try container.decodeIfPresent(Metric.self, forKey: .metric)
    if container.contains(.evidence) {
      finding = .compared(try Self.figures(container))
    } else if let obstacle = try container.decodeIfPresent(Obstacle.self, forKey: .obstacle) {
      finding = .invalid(
        obstacle, try container.decode(Presence.self, forKey: .presence), metric,
        try container.decodeIfPresent(Statistic.self, forKey: .statistic))
    } else {
      finding = .added(metric)
    }
  }

  private static func figures(_ container: KeyedDecodingContainer<CodingKeys>) throws -> ComparedFigures {
    ComparedFigures(
      metric: try container.decode(Metric.self, forKey: .metric),
      statistic: try container.decode(Statistic.self, forKey: .statistic),
      role: try container.decode(RowRole.self, forKey: .role),
      evidence: try container.decode(Evidence.self, forKey: .evidence),
      baseline: try container.decode(Estimate.self, forKey: .baseline),
      current: try container.decode(Estimate.self, forKey: .current),
      change: try container.decodeIfPresent(Change.self, forKey: .change),
      errorFactor: try container.decodeIfPresent(Double.self, forKey: .errorFactor),
      drift: try container.decodeIfPresent(RowDrift.self, forKey: .drift),
      changeBeyondCommon: try container.decodeIfPresent(Double.self, forKey: .changeBeyondCommon),
      tolerance: try container.decode(Tolerance.self, forKey: .tolerance),
      toleranceShare: try container.decodeIfPresent(Double.self, forKey: .toleranceShare),
      toleranceOrigin: try container.decode(String.self, forKey: .toleranceOrigin),
      verdict: try container.decode(Verdict.self, forKey: .verdict),
      confirmation: try container.decodeIfPresent(RowConfirmation.self, forKey: .confirmation),
      acknowledgement: try container.decodeIfPresent(RowAcknowledgement.self, forKey: .acknowledgement),
      baselineSpread: try container.decodeIfPresent(SampleSpread.self, forKey: .baselineSpread),
      currentSpread: try container.decodeIfPresent(SampleSpread.self, forKey: .currentSpread),
      minimumDetectableChange: try container.decodeIfPresent(Double.self, forKey: .minimumDetectableChange),
      replicatesNeeded: try container.decodeIfPresent(Int.self, forKey: .replicatesNeeded))
  }
}
