import BenchModel

/// What the policy says of rows beyond their tolerances: which may fail the gate, which regressions are acknowledged,
/// and which way metrics are better.
struct RowRules: Sendable {
  private let gating: ApplicableSettings<Severity>
  private let acknowledgements: ApplicableAcknowledgements
  private let directions: [ByteKey: DirectionRule]
  private let improvement: ImprovementRule

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(
    _ policy: Policy, baseline: RunIndex, current: RunIndex, date: CalendarDate?
  ) throws(ComparisonError) {
    gating = try ApplicableSettings(
      policy.gating.map { ($0.selector, $0.severity) }, baseline: baseline, current: current)
    acknowledgements = try ApplicableAcknowledgements(
      policy.acknowledgements, baseline: baseline, current: current, date: date, floor: policy.betweenLaunchFloor)
    directions = try RunIndex.directions(policy.directions)
    improvement = ImprovementRule(limit: policy.improved)
    for rule in policy.directions {
      guard Self.isKnown(rule.metric, in: [baseline, current]) else {
        throw .unmatchedMetric(origin: rule.origin, metric: rule.metric)
      }
      let isTime = [Metric.time, .latency].contains { $0.name.isSameName(as: rule.metric) }
      if isTime, rule.direction == .larger { throw .directionOfTime(origin: rule.origin, metric: rule.metric) }
    }
  }

  private static func isKnown(_ metric: String, in runs: [RunIndex]) -> Bool {
    runs.contains { $0.metrics[ByteKey(metric)] != nil }
  }

  /// Whether a row may fail the gate by the policy.
  func mayFail(_ id: BenchmarkID, _ metric: Metric, _ statistic: Statistic) throws(ComparisonError) -> Bool {
    let place = try gating.place(of: id, metric: metric, statistic: statistic)
    return place.map { gating.value(at: $0) == .fail } ?? true
  }

  /// The rows under the rules, and what a reader ought to know of the rules.
  func applied(to rows: [ComparisonRow]) throws(ComparisonError) -> (rows: [ComparisonRow], warnings: [String]) {
    var ruled: [ComparisonRow] = []
    ruled.reserveCapacity(rows.count)
    var used: (gating: Set<Int>, acknowledgements: Set<Int>) = ([], [])
    var demoting: String?
    for row in rows {
      var row = row
      if let place = try gating.place(of: row.id, metric: row.metric, statistic: row.statistic) {
        used.gating.insert(place)
        let (severity, origin) = (gating.value(at: place), gating.origin(at: place))
        if row.gates, severity != .fail { demoting = demoting ?? origin }
        row = row.with(severity: severity, origin: origin)
      }
      if let (place, answer) = acknowledgements.standing(of: row) {
        used.acknowledgements.insert(place)
        row = row.with(acknowledgement: answer)
      }
      if let metric = row.metric, let rule = directions[ByteKey(metric.name)] {
        row = row.with(directionOrigin: rule.origin)
      }
      if let disposition = improvement.disposition(of: row) { row = row.with(tooGood: disposition) }
      ruled.append(row)
    }
    if let demoting, !ruled.contains(where: \.gates) { throw .nothingGates(origin: demoting) }
    return (ruled, gating.idle(used: used.gating, "gating") + acknowledgements.warnings(used: used.acknowledgements))
  }
}
