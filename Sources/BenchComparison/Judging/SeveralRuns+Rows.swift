import BenchModel

extension SeveralRuns {
  /// What rows say of runs that one was judged against, nil where no row was.
  init?(in rows: [ComparisonRow]) {
    let counts = rows.filter { $0.evidence == .runs }.compactMap { row -> (count: Int, side: Side)? in
      guard let before = row.baseline?.replicates, let after = row.current?.replicates else { return nil }
      return before > 1 ? (before, .baseline) : (after, .current)
    }
    guard let largest = counts.max(by: { $0.count < $1.count }) else { return nil }
    self.init(count: largest.count, side: largest.side, unmetState: LoneRun.unmetState(of: largest.count))
  }

  private typealias Side = BenchmarkRun.SessionMembership.Side

  /// As the first line says it, after the word of the outcome.
  var phrase: String { side == .baseline ? " against \(count) runs" : " of \(count) runs" }
}
