package import BenchModel
import BenchStatistics
import Glibc

/// The looks at a session, and which benchmarks a look finds decided.
package enum SessionLooks {
  /// What the looks of a session may err together at one end of an interval.
  ///
  /// A little is kept back of what an interval of one look may leave out: those of 9 to 24 rounds err up to 1.3 times
  /// as often as they state, those of more less often, and whole sessions up to 1.07 times (`benchmarks/gates`).
  static let error = 0.94 * Confidence.widestTail

  /// The looks of a session of at most so many rounds, as counts of rounds; nil for none.
  package static func looks(rounds: Int) -> [Int]? {
    rounds < 1 ? nil : AlphaSpending.counts(first: min(roundsBeforeLooking, rounds), last: rounds)
  }

  /// Of four rounds all are kept, so that the interval is that of the paired t test.
  ///
  /// It reaches six standard errors to each side. Of five rounds an interval errs 1.7 times as often as it states: one
  /// or two are trimmed, by one of two rules (`benchmarks/gates`).
  private static let roundsBeforeLooking = 4

  /// The benchmarks that have a regressed row, and those whose deciding rows are all decided.
  ///
  /// Only rows that rest on rounds are asked, since further rounds change no other. Rows that inform keep no session
  /// going, and neither do objectives. A benchmark that cannot fail the gate is asked for as one that can.
  ///
  /// Both runs of the comparison have to state their looks, so that its verdicts are valid at each of them.
  package static func decided(in comparison: Comparison) -> Set<BenchmarkID> {
    decided(in: comparison.rows)
  }

  /// Which benchmarks are decided, and about how many rounds the open ones need in all.
  ///
  /// A row of no change needs as many rounds as narrow the upper end of its interval to its tolerance, if the spread
  /// stays as it is. That uses the interval's width and not its place, so that it says nothing about the sides.
  package static func outlook(of comparison: Comparison) -> SessionOutlook {
    let decided = decided(in: comparison)
    var needed: [BenchmarkID: Double] = [:]
    for row in comparison.rows where row.evidence == .paired && row.role == .deciding && !decided.contains(row.id) {
      guard row.verdict == .inconclusive, let rounds = roundsNeeded(row) else { continue }
      needed[row.id] = max(needed[row.id] ?? 0, rounds)
    }
    return SessionOutlook(decided: decided, roundsNeeded: needed)
  }

  /// The interval narrows with the square root of the rounds.
  private static func roundsNeeded(_ row: ComparisonRow) -> Double? {
    guard let change = row.change, let upper = change.upper, let tolerance = row.toleranceShare, tolerance > 0,
      let rounds = row.baseline?.replicates
    else { return nil }
    let ratio = (log1p(upper) - log1p(change.value)) / log1p(tolerance)
    return ratio.isFinite ? Double(rounds) * ratio * ratio : nil
  }

  /// The same of the rows by themselves.
  static func decided(in rows: [ComparisonRow]) -> Set<BenchmarkID> {
    Set(Dictionary(grouping: rows, by: \.id).filter { !isOpen($0.value) }.keys)
  }

  /// Whether further rounds may decide a benchmark, by its rows.
  private static func isOpen(_ rows: [ComparisonRow]) -> Bool {
    let paired = rows.filter { $0.evidence == .paired }
    if paired.contains(where: { $0.gates && $0.verdict == .regressed }) { return false }
    return paired.contains { $0.role == .deciding && $0.verdict == .inconclusive }
  }
}
