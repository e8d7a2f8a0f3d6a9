import BenchModel
import BenchRendering

extension ReportPage {
  /// What the run comes to, every line computed from the data.
  var executiveSummary: [Block] { [.heading(level: 2, "Executive summary"), .list(facts)] }

  /// What was found, with its figures.
  var keyFindings: [Inline] { facts + largestChanges }

  private var facts: [Inline] { [run.results.countsText] + extremes + [overall, detectable].compactMap { $0 } }

  /// How all benchmarks together compare with the baseline, and how that is found.
  private var overall: Inline? {
    guard let ratio = review?.overall else { return nil }
    let method: Inline = "the geometric mean over \(.count(ratio.replicates, "benchmark", "benchmarks"))"
    guard let lower = ratio.lower, let upper = ratio.upper, let confidence = ratio.confidence else {
      return "Overall: \(.ratio(ratio.value)) the time of the baseline, \(method)"
    }
    return """
      Overall: \(.ratio(ratio.value)) the time of the baseline (\(.ratio(lower)) to \(.ratio(upper)) at \
      \(.confidence(confidence))), \(method) with Student's interval over them, which leaves out what all of them share
      """
  }

  /// What change the comparison would have seen.
  private var detectable: Inline? {
    guard let comparison, let changes = ComparisonPage(comparison).detectableChanges else { return nil }
    return """
      Could have been seen, with a chance of 80%: a change of \(.detectable(changes.median)) in the median row, of \
      \(.detectable(changes.worst)) in the worst one
      """
  }

  private var extremes: [Inline] {
    for metric in ReportPage.timeMetrics {
      let medians = run.results.compactMap { result in
        result.summary(of: metric)?.median.map { (result: result, median: $0) }
      }
      guard medians.count > 1, let fastest = medians.min(by: { $0.median < $1.median }),
        let slowest = medians.max(by: { $0.median < $1.median })
      else { continue }
      let unit = run.metric(named: metric.name)?.unit ?? metric.unit
      return [("Fastest" as Inline, fastest), ("Slowest", slowest)].map { word, entry in
        """
        \(word): \(entry.result.title), median \(RowUnit(unit, for: [entry.median]).text(entry.median)) \
        (metric \(name: metric.name))
        """
      }
    }
    return []
  }

  /// The largest change for the worse, a proven one before one that may be noise, and the largest proven one for the
  /// better; what only informs and is open says nothing.
  private var largestChanges: [Inline] {
    let rows = (comparison?.rows ?? []).filter { !$0.isOpenInforming }
    let changed = rows.compactMap { row in row.change.map { (row: row, value: $0.value) } }
    func rank(_ verdict: Verdict?) -> Int { verdict == .regressed ? 2 : verdict == .inconclusive ? 1 : 0 }
    let worst = changed.filter { $0.value > 0 }.max {
      (rank($0.row.verdict), $0.value) < (rank($1.row.verdict), $1.value)
    }
    let best = changed.filter { $0.row.verdict == .improved }.min { $0.value < $1.value }
    return [("Worst change" as Inline, worst), ("Best change", best)].compactMap { word, change in
      change.map { "\(word): \($0.row.title) \($0.row.metricText) \(.change($0.value)), \($0.row.verdictText)" }
    }
  }

  /// The metrics that say how long something takes, the more exact first.
  static let timeMetrics: [Metric] = [.time, .latency]
}

extension Inline {
  /// The answer whether a run can go into production, with its meaning.
  static func readiness(_ level: Readiness.Level) -> Inline {
    let role: Role =
      switch level {
      case .ready: .good
      case .withRisks: .warning
      case .notReady: .bad
      }
    return word(level).role(role).strong()
  }
}
