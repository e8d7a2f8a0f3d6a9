import BenchModel

/// What judging has found so far: the rows, and which rules of the policy gave one of them its tolerance.
struct RowLedger: Sendable {
  var rows: [ComparisonRow] = []
  var rulesUsed: Set<Int> = []
}
