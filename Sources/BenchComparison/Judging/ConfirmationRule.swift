package import BenchModel

/// What a second session, or a second pair of files, of the benchmarks that regressed says of their rows.
///
/// It confirms a regression when its estimate is beyond the tolerance in the same direction. To ask for its interval
/// would cost as many true regressions as its power lacks. The chance of a false alarm is that of both sessions, so at
/// most that of the first. It is not relaxed for the second: what a build's
/// layout or the state of the machine does survives a repetition.
package enum ConfirmationRule {
  /// The benchmarks of a session that have to be measured again before they fail a gate.
  ///
  /// Counts that repeat need no second look.
  package static func unconfirmed(in comparison: Comparison) -> Set<BenchmarkID> {
    Set(
      comparison.rows.filter {
        $0.failsByRegression && $0.evidence == .paired && isConcerned($0) && $0.confirmation == nil
      }
      .map(\.id))
  }

  /// The rows of the first session with what the second one says; a row that the second one lacks stays as it is.
  static func confirmed(_ rows: [ComparisonRow], by second: Comparison) -> [ComparisonRow] {
    let found = Dictionary(grouping: second.rows.filter { $0.compared != nil }, by: \.id)
    return rows.map { row in
      guard row.verdict == .regressed, isConcerned(row), let figures = row.compared,
        let again = found[row.id]?.first(where: { $0.isSameFigure(as: row) })?.compared
      else { return row }
      let isConfirmed = (again.change?.value ?? .infinity) > figures.toleranceShare ?? .infinity
      let confirmation = RowConfirmation(
        state: isConfirmed ? .confirmed : .suspected, firstChange: figures.change?.value,
        rounds: min(again.baselineSpread?.launches ?? 0, again.currentSpread?.launches ?? 0))
      return row.with(confirmation: confirmation, by: again)
    }
  }

  private static func isConcerned(_ row: ComparisonRow) -> Bool {
    row.evidence != .exact && row.metric?.nature != .exact
  }
}

extension ComparisonRow {
  fileprivate func isSameFigure(as other: ComparisonRow) -> Bool {
    guard let metric, let name = other.metric?.name else { return false }
    return metric.name.isSameName(as: name) && statistic == other.statistic
  }
}

extension BenchmarkRun {
  /// The second session by itself, as a run of a part of the suite; nil where there was none.
  var ofConfirmation: BenchmarkRun? {
    guard let confirmation, let session else { return nil }
    var part = plan ?? .usual
    part.selection = part.selection ?? RunPlan.Selection(filters: [], groups: [])
    return BenchmarkRun(
      id: id, startedAt: startedAt, session: SessionMembership(id: session.id, side: session.side), suite: suite,
      completeness: completeness, plan: part, environment: environment, metrics: metrics, results: confirmation)
  }
}
