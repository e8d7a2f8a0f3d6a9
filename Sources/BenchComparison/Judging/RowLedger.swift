import BenchModel
import BenchStatistics

/// What judging has found so far: the rows, and which rules of the policy gave one of them its tolerance.
///
/// Judging has two passes: the confidence of the intervals depends on all rows together, so that the first pass
/// estimates them and the second gives them their verdicts.
struct RowLedger: Sendable {
  private enum Entry: Sendable {
    case settled(ComparisonRow)
    case estimated(EstimatedRow)
  }

  private var entries: [Entry] = []
  var rulesUsed: Set<Int> = []

  /// How many rows there are so far.
  var count: Int { entries.count }

  /// Adds a row whose verdict does not depend on a confidence.
  mutating func append(_ row: ComparisonRow) {
    entries.append(.settled(row))
  }

  /// Adds a row that waits for the confidence of the whole.
  mutating func append(_ row: EstimatedRow) {
    entries.append(.estimated(row))
  }

  /// Raises errors that are smaller than those of many rows like them let expect.
  mutating func raiseErrors() {
    let commons = CommonErrorRule.commons(of: estimated)
    replaceEstimated { row in RowKind(row).flatMap { commons[$0] }.map(row.raised) ?? row }
  }

  /// Widens the rows by what two runs scatter beyond the launches within them, and answers by how much.
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

  /// The level of the rows of each look, where a comparison without looks spends the whole error at one.
  ///
  /// Only rows that may fail the gate contribute to the chance of a false one. The rows of one look share its part of
  /// the error, and those of an earlier look were decided by theirs: the parts add up to the whole, whichever look a row
  /// ends at.
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
