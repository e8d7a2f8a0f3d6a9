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
  /// Only rows that rest on rounds are asked, since further rounds change no other. Rows that inform keep no session
  /// going, and neither do objectives. A benchmark that cannot fail the gate is asked for as one that can.
  ///
  /// Both runs of the comparison have to state their looks, so that its verdicts are valid at each of them.
  package static func decided(in comparison: Comparison) -> Set<BenchmarkID> {
    Set(Dictionary(grouping: comparison.rows, by: \.id).filter { !isOpen($0.value) }.keys)
  }

  /// Whether further rounds may decide a benchmark, by its rows.
  private static func isOpen(_ rows: [ComparisonRow]) -> Bool {
    let paired = rows.filter { $0.evidence == .paired }
    if paired.contains(where: { $0.gates && $0.verdict == .regressed }) { return false }
    return paired.contains { $0.role == .deciding && $0.verdict == .inconclusive }
  }
}
