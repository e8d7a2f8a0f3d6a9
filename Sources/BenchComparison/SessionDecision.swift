package import BenchModel
import BenchStatistics

/// Which benchmarks of a session need no further round.
package enum SessionDecision {
  /// After how many of at most so many rounds a session is to be looked at; nil for none.
  package static func looks(rounds: Int) -> [Int]? {
    try? LookSchedule(first: min(roundsBeforeLooking, rounds), last: rounds).counts
  }

  /// Fewer rounds leave the interval of a better half too few degrees of freedom to decide by.
  private static let roundsBeforeLooking = 8

  /// The benchmarks with a regressed row, and those of which every row of time is decided.
  ///
  /// Only time is asked for a decision where a benchmark has it: what is counted is exact, and the far percentiles of
  /// single operations are seldom decided by any number of rounds that a session has. The comparison has to be of runs
  /// that state when they were to be looked at, so that its verdicts are valid although somebody looked.
  package static func decided(in comparison: Comparison) -> Set<BenchmarkID> {
    var rows: [BenchmarkID: [ComparisonRow]] = [:]
    for row in comparison.rows where row.evidence == .paired && row.gates { rows[row.id, default: []].append(row) }
    return Set(
      rows.filter { _, rows in
        let timed = rows.filter { $0.metric?.name.utf8.elementsEqual(Metric.time.name.utf8) == true }
        let asked = timed.isEmpty ? rows : timed
        return rows.contains { $0.verdict == .regressed } || asked.allSatisfy { $0.verdict != .inconclusive }
      }.keys)
  }
}
