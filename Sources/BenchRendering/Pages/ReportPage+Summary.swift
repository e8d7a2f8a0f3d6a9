import BenchModel

extension ReportPage {
  /// What a reader in a hurry has to know, every line computed from the data.
  var executiveSummary: [Block] {
    let lines = [run.results.countsText] + extremes + largestChanges
    return [.heading(level: 2, "Summary"), .list(lines)]
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

  private var largestChanges: [Inline] {
    let changed = (comparison?.rows ?? []).compactMap { row in
      row.change.map { (row: row, value: $0.value) }
    }
    let worst = changed.filter { $0.value > 0 }.max { $0.value < $1.value }
    let best = changed.filter { $0.value < 0 }.min { $0.value < $1.value }
    let entries: [(Inline, (row: ComparisonRow, value: Double)?)] = [
      ("Largest change for the worse", worst), ("Largest change for the better", best),
    ]
    return entries.compactMap { word, entry in
      entry.map { "\(word): \($0.row.title) \($0.row.metricText) \(.change($0.value)), \($0.row.verdictText)" }
    }
  }

  /// The metrics that say how long something takes, the more exact first.
  static let timeMetrics: [Metric] = [.time, .latency]
}
