import BenchModel
import SideBySide

/// Judges one benchmark on both sides: what happened to it, then each of its metrics.
struct PairJudge: Sendable {
  /// Why no benchmark of these two runs can be compared, with a sentence where the comparison does not hold it as
  /// values.
  struct RunObstacle: Sendable {
    let obstacle: ComparisonRow.Obstacle
    let note: String?
  }

  let baseline: RunIndex
  let current: RunIndex
  let policy: Policy
  let metrics: MetricJudge
  let runObstacle: RunObstacle?
  /// Whether the runs are the two sides of one session, so that launches of one round ran together.
  let areOneSession: Bool

  /// The rows of many benchmarks, in their order.
  func judge(_ pairs: [BenchmarkPair], threads: Int) throws(ComparisonError) -> PendingRows {
    let parts = SideBySide.parts(of: pairs.count, threads: threads, atLeast: Self.shortestPart)
    return PendingRows(
      try SideBySide.map(pieces: parts.count, threads: threads) { (part) throws(ComparisonError) -> PendingRows in
        var rows = PendingRows()
        for pair in pairs[parts[part]] { try judge(pair, into: &rows) }
        return rows
      })
  }

  /// A benchmark takes some ten microseconds, about as long as it takes to start a thread for it.
  private static let shortestPart = 32

  /// Adds the rows of a benchmark; there is at least one, whatever happened to it.
  func judge(_ pair: BenchmarkPair, into rows: inout PendingRows) throws(ComparisonError) {
    switch (pair.baseline, pair.current) {
    case (nil, nil): return
    case (nil, let after?): rows.append(added(pair, after))
    case (let before?, nil): rows.append(removed(pair, before))
    case (let before?, let after?):
      if let row = unmeasured(pair, before, after) {
        rows.append(row)
      } else {
        try judgeMetrics(pair, before, after, into: &rows)
      }
    }
  }

  /// A new benchmark has nothing to be judged by, but one that fails is not let in unseen.
  private func added(_ pair: BenchmarkPair, _ result: BenchmarkResult) -> ComparisonRow {
    switch result.status {
    case .measured: ComparisonRow(added: pair.id, label: pair.label)
    case .skipped: row(pair, .added, .skipped, note: sentence(result, "current run"), gates: false)
    case .failed, .timedOut:
      row(pair, .added, .failed, note: sentence(result, "current run"), gates: policy.failed == .fail)
    }
  }

  /// What was skipped before is no loss when it goes.
  private func removed(_ pair: BenchmarkPair, _ result: BenchmarkResult) -> ComparisonRow {
    let note = result.status == .measured ? "The current run does not have it." : sentence(result, "baseline")
    return row(pair, .removed, .removed, note: note, gates: policy.removed == .fail && result.status != .skipped)
  }

  /// The row of a benchmark that a side has not measured, nil where both have.
  ///
  /// A benchmark that is now skipped has left the gate as a removed one has, and the same word of the policy holds.
  private func unmeasured(_ pair: BenchmarkPair, _ before: BenchmarkResult, _ after: BenchmarkResult) -> ComparisonRow?
  {
    switch (before.status, after.status) {
    case (.measured, .measured): nil
    case (_, .failed), (_, .timedOut):
      row(pair, .both, .failed, note: sentence(after, "current run"), gates: policy.failed == .fail)
    case (let status, .skipped):
      row(
        pair, .both, .skipped, note: sentence(after, "current run"),
        gates: policy.removed == .fail && status != .skipped)
    case (.skipped, _): row(pair, .both, .skipped, note: sentence(before, "baseline"), gates: false)
    case (.failed, _), (.timedOut, _):
      row(
        pair, .both, .failed, note: sentence(before, "baseline") + " There is nothing to compare with.",
        gates: policy.failed == .fail)
    }
  }

  private func sentence(_ result: BenchmarkResult, _ side: String) -> String {
    let reason = result.failure.map { ": \($0.reason)" } ?? ""
    let full = "\(result.status.rawValue.capitalisedFirst) in the \(side)\(reason)"
    return full.hasSuffix(".") ? full : full + "."
  }

  private func row(
    _ pair: BenchmarkPair, _ presence: ComparisonRow.Presence, _ obstacle: ComparisonRow.Obstacle, note: String?,
    gates: Bool
  ) -> ComparisonRow {
    ComparisonRow(
      id: pair.id, label: pair.label, presence: presence, obstacle: obstacle, note: note, gates: gates)
  }
}

extension String {
  /// The text with its first letter as a capital.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
