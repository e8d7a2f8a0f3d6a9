package import BenchModel
import BenchStatistics

/// The looks at a session, and which benchmarks a look finds decided.
package enum SessionLooks {
  /// The looks of a session of at most so many rounds, as counts of rounds; nil for none.
  package static func looks(rounds: Int) -> [Int]? {
    try? AlphaSpending(first: min(roundsBeforeLooking, rounds), last: rounds).counts
  }

  /// Fewer rounds leave an interval too few degrees of freedom to decide by: of four, at the part of the error that a
  /// look has, it reaches nine standard errors to each side.
  private static let roundsBeforeLooking = 5

  /// The benchmarks that have a regressed row, and those whose deciding rows are all decided.
  ///
  /// The deciding rows are those that rest on rounds and can fail the gate. A benchmark without such a row is decided
  /// by all its rows that rest on rounds. A benchmark without any of those gains nothing from further rounds. Where a
  /// benchmark has deciding rows of time, only they count: the far percentiles of single operations are seldom decided
  /// by any number of rounds that a session has.
  ///
  /// Both runs of the comparison have to state their looks, so that its verdicts are valid at each of them.
  package static func decided(in comparison: Comparison) -> Set<BenchmarkID> {
    Set(Dictionary(grouping: comparison.rows, by: \.id).filter { !isOpen($0.value) }.keys)
  }

  /// Whether further rounds may decide a benchmark, by its rows.
  private static func isOpen(_ rows: [ComparisonRow]) -> Bool {
    let paired = rows.filter { $0.evidence == .paired }
    let gating = paired.filter(\.gates)
    let asked = gating.isEmpty ? paired : gating
    if asked.contains(where: { $0.verdict == .regressed }) { return false }
    let timed = asked.filter { $0.metric?.is(.time) == true }
    return (timed.isEmpty ? asked : timed).contains { $0.verdict == .inconclusive }
  }
}
