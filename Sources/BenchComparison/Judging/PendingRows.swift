import BenchModel
import BenchStatistics

/// The rows of a comparison before their verdicts, and the rules of the policy that gave them their tolerances.
///
/// Judging has two passes. The first estimates every row. The second gives the verdicts, at a confidence that depends
/// on all rows together.
struct PendingRows: Sendable {
  private enum Entry: Sendable {
    case settled(ComparisonRow)
    case estimated(EstimatedRow)
  }

  private var entries: [Entry] = []
  var rulesUsed: Set<Int> = []

  /// How many rows there are so far.
  var count: Int { entries.count }

  /// Adds a row that has its verdict already.
  mutating func append(_ row: ComparisonRow) {
    entries.append(.settled(row))
  }

  /// Adds a row whose verdict needs the confidence of the whole comparison.
  mutating func append(_ row: EstimatedRow) {
    entries.append(.estimated(row))
  }

  /// Moderates the standard errors of rows by those of many rows of their kind (empirical Bayes).
  mutating func moderateErrors() {
    let commons = ModeratedVarianceRule.commons(of: estimated)
    replaceEstimated { row in RowKind(row).flatMap { commons[$0] }.map(row.moderated) ?? row }
  }

  /// Widens the rows of each kind by the scatter between the two runs, and returns what it found.
  mutating func allowForScatterBetweenRuns() -> [RunScatter] {
    let ratios = RunScatterRule.ratios(of: estimated)
    replaceEstimated { row in RowKind(row).flatMap { ratios[$0] }.map(row.widened) ?? row }
    let scatters = ratios.map { kind, ratio in
      RunScatter(metric: kind.metric.text, statistic: kind.statistic, rows: ratio.count, factor: ratio.value)
    }
    return scatters.sorted { ($0.metric, $0.statistic?.rawValue ?? "") < ($1.metric, $1.statistic?.rawValue ?? "") }
  }

  private var estimated: [EstimatedRow] {
    entries.compactMap { entry in
      if case .estimated(let row) = entry { row } else { nil }
    }
  }

  private mutating func replaceEstimated(_ replacement: (EstimatedRow) -> EstimatedRow) {
    entries = entries.map { entry in
      if case .estimated(let row) = entry { .estimated(replacement(row)) } else { entry }
    }
  }

  /// The level of the rows of each look; a comparison without looks spends the whole error at once.
  ///
  /// Only rows that may fail the gate contribute to the chance of a false gate. The rows of one look share its part of
  /// the error. The parts of all looks add up to the whole, whichever look a row ends at.
  func levels(
    limit: Double, where mayFail: (BenchmarkID, Metric, Statistic) throws(ComparisonError) -> Bool
  ) throws(ComparisonError) -> [Double: GateLevel] {
    var risks: [Double: [GateLevelRule.Row]] = [:]
    for case .estimated(let row) in entries {
      let risk = try mayFail(row.subject.id, row.subject.metric, row.statistic) ? row.risk : nil
      risks[row.errorShare, default: []] += [risk].compactMap { $0 }
    }
    return risks.reduce(into: [:]) { levels, group in
      levels[group.key] = GateLevelRule(limit: limit, share: group.key).level(of: group.value)
    }
  }

  /// Every row with its verdict, in the order in which they were added.
  func rows(at levels: [Double: GateLevel]) -> [ComparisonRow] {
    entries.map { entry in
      switch entry {
      case .settled(let row): row
      case .estimated(let row): row.row(at: levels[row.errorShare]?.confidence ?? 1)
      }
    }
  }
}
