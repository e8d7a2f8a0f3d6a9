import BenchModel

extension GateRule {
  /// Objectives that are missed for certain.
  var missedReasons: [String] {
    let missed = assessments.filter { $0.state == .missed }
    if missed.isEmpty { return [] }
    let named = missed.map { "'\($0.objective.name)'" + ($0.id.map { " by '\($0)'" } ?? "") }
    return ["\(Self.objectives(missed.count)) missed: \(Self.list(named))"]
  }

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
      let identities = Self.distinct(concerned.map(\.id))
      reasons.append("\(Self.benchmarks(identities.count)) \(text): \(Self.list(identities))")
    }
    let idle = assessments.filter { $0.id == nil }.map { "'\($0.objective.name)'" }
    if !idle.isEmpty {
      reasons.append("\(Self.objectives(idle.count)) without a benchmark in the current run: \(Self.list(idle))")
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

extension GateRule {
  /// A row with its change, as a sentence names it.
  static func text(_ row: ComparisonRow) -> String {
    let parts = ["'\(row.id)'", row.metric?.name(of: row.statistic)].compactMap { $0 }
    if let change = row.change {
      // At a glance a shift that all share looks like a change of each.
      let rest = row.changeBeyondCommon.map { ", \(DecimalText.signedPercent($0)) beyond the common part" } ?? ""
      return (parts + [PercentText.change(change)]).joined(separator: " ") + rest
    }
    guard let before = row.baseline?.value, let after = row.current?.value else { return parts.joined(separator: " ") }
    let ends = [before, after].map { DecimalText.significant($0, digits: 4) }
    return (parts + ["from \(ends[0]) to \(ends[1])"]).joined(separator: " ")
  }

  /// How many names a sentence holds before it stops being one.
  private static let longestList = 3

  static func list(_ identities: [BenchmarkID]) -> String { list(identities.map { "'\($0)'" }) }

  static func list(_ names: [String]) -> String {
    let shown = names.prefix(longestList).joined(separator: ", ")
    let rest = names.count - longestList
    return rest > 0 ? "\(shown) and \(DecimalText.grouped(rest)) more" : shown
  }

  static func distinct(_ identities: [BenchmarkID]) -> [BenchmarkID] {
    var seen: Set<BenchmarkID> = []
    return identities.filter { seen.insert($0).inserted }
  }

  static func benchmarks(_ count: Int) -> String { counted(count, "benchmark") }

  static func rows(_ count: Int) -> String { counted(count, "row") }

  static func objectives(_ count: Int) -> String { counted(count, "objective") }

  static func regressions(_ count: Int) -> String { counted(count, "regression") }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(DecimalText.grouped(count)) \(noun)s"
  }
}
