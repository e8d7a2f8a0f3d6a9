import BenchModel

extension GateRule {
  /// Objectives that are missed for certain.
  var missedReasons: [String] {
    let missed = assessments.filter { $0.state == .missed }
    if missed.isEmpty { return [] }
    return ["\(GateWords.objectives(missed.count)) missed: \(GateWords.list(missed))"]
  }

  /// What improved by more than can be believed.
  var tooGoodReasons: [String] {
    let rows = rows.filter(\.failsByImprovement)
    guard let best = rows.min(by: { ($0.change?.value ?? 0) < ($1.change?.value ?? 0) }) else { return [] }
    let benchmarks = GateWords.benchmarks(Set(rows.map(\.id)).count)
    return [
      "\(benchmarks) improved by more than \(PercentText.plain(policy.improved.beyond)) and may have measured nothing, "
        + "most \(GateWords.text(best))"
    ]
  }

  /// A sentence for each row that improved by more than can be believed and passes all the same.
  var tooGoodWarnings: [String] {
    rows.filter { $0.tooGood == .warn }.map { row in
      "\(GateWords.text(row)) is too good: beyond \(PercentText.plain(policy.improved.beyond)) it may have measured "
        + "nothing."
    }
  }

  /// Whether nothing fails but what improved too much.
  var isOnlyTooGood: Bool {
    !rows.contains(where: \.failsByRegression) && missedReasons.isEmpty && !tooGoodReasons.isEmpty
  }

  /// How many benchmarks were paired under two names, as the first line says it.
  var renamedPhrase: String? { renamed == 0 ? nil : "\(DecimalText.grouped(renamed)) renamed" }

  /// Everything that was not compared and ought to have been.
  var gapReasons: [String] {
    var reasons = faults
    let gating = rows.filter(\.gates)
    if counts.benchmarks == 0 {
      reasons.append("neither run has a benchmark")
    } else if !rows.contains(where: { $0.presence == .both }) {
      reasons.append("no benchmark is in both runs")
    } else if gating.isEmpty {
      reasons.append("no row can fail the gate")
    } else if gating.allSatisfy(\.acceptsDoubling) {
      reasons.append("every tolerance accepts twice the baseline, so that no row can fail the gate")
    }
    for (obstacle, text) in Self.obstacles {
      let concerned = gating.filter { $0.obstacle == obstacle }
      guard !concerned.isEmpty else { continue }
      let identities = concerned.map(\.id).distinct
      reasons.append("\(GateWords.benchmarks(identities.count)) \(text): \(GateWords.list(identities))")
    }
    let idle = assessments.filter { $0.id == nil }
    if !idle.isEmpty {
      reasons.append(
        "\(GateWords.objectives(idle.count)) without a benchmark in the current run: \(GateWords.list(idle))")
    }
    return reasons + lost.reasons
  }

  private static let obstacles: [(ComparisonRow.Obstacle, String)] = [
    (.removed, "removed"), (.failed, "failed"), (.skipped, "skipped"), (.metricMissing, "without a metric it had"),
    (.metricChanged, "with a metric that changed"),
    (.directionUnknown, "with a metric of which nobody says which way is better"),
    (.notPositive, "with a value that has no ratio"),
    (.debugBuild, "built without optimisation"), (.environment, "measured in another environment"),
  ]
}

extension ComparisonRow {
  /// Whether a rule of the policy accepts twice the baseline; a built-in floor does so only below a nanosecond.
  fileprivate var acceptsDoubling: Bool {
    guard let share = toleranceShare, let origin = toleranceOrigin else { return false }
    return share >= 1 && origin != ToleranceDefaults.origin
  }
}
