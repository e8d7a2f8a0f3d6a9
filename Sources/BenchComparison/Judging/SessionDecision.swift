package import BenchModel
import BenchStatistics

/// Which benchmarks of a session need no further round.
package enum SessionDecision {
  /// After how many of at most so many rounds a session is to be looked at; nil for none.
  package static func looks(rounds: Int) -> [Int]? {
    try? LookSchedule(first: min(roundsBeforeLooking, rounds), last: rounds).counts
  }

  /// Fewer rounds leave an interval too few degrees of freedom to decide by: of four, at the part of the error that a look
  /// has, it reaches nine standard errors to each side.
  private static let roundsBeforeLooking = 5

  /// The benchmarks with a regressed row, and those of which every row that is asked is decided.
  ///
  /// Asked are the rows that rest on rounds and can fail the gate: what only informs is not worth the time of further
  /// rounds, and gets those of the others. A benchmark without such a row was measured to be told about, so that all its
  /// rows that rest on rounds are asked; without any, as where everything is counted exactly or cannot be compared, no
  /// round would change a thing. Of the rows that are asked only those of time count where there are any: the far
  /// percentiles of single operations are seldom decided by any number of rounds that a session has.
  ///
  /// The comparison has to be of runs that state when they were to be looked at, so that its verdicts are valid although
  /// somebody looked.
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
