import BenchModel

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

  /// Whether a row waits for a confidence.
  var hasIntervals: Bool {
    entries.contains { entry in
      if case .estimated = entry { true } else { false }
    }
  }

  /// Adds a row whose verdict does not depend on a confidence.
  mutating func append(_ row: ComparisonRow) {
    entries.append(.settled(row))
  }

  /// Adds a row that waits for the confidence of the whole.
  mutating func append(_ row: EstimatedRow) {
    entries.append(.estimated(row))
  }

  /// What the rows contribute to the chance of a false gate.
  var risks: [GateLevelRule.Row] {
    entries.compactMap { entry in
      guard case .estimated(let row) = entry else { return nil }
      return row.risk
    }
  }

  /// Every row with its verdict, in the order in which they were added.
  func rows(at confidence: Double) -> [ComparisonRow] {
    entries.map { entry in
      switch entry {
      case .settled(let row): row
      case .estimated(let row): row.row(at: confidence)
      }
    }
  }
}
