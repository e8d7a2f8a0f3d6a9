import BenchModel

extension ReportPage {
  /// The figures of every measured benchmark: a table for each group and metric, those that only explain others folded.
  var resultTables: [Block] {
    let sections = ResultGroup.groups(of: run.results).enumerated().flatMap { index, group -> [Block] in
      let open = run.metrics.filter { !$0.isDiagnostic }.flatMap { table(of: $0, in: group) }
      let explaining = run.metrics.filter(\.isDiagnostic).flatMap { table(of: $0, in: group) }
      let folded: [Block] =
        explaining.isEmpty ? [] : [.details(summary: "Figures that explain others", explaining)]
      let content = open + pictures(of: group, at: index) + folded
      return content.isEmpty ? [] : [.heading(level: 3, group.title)] + content
    }
    return sections.isEmpty ? [] : [.heading(level: 2, "Results")] + sections
  }

  private func table(of metric: Metric, in group: ResultGroup) -> [Block] {
    let rows = group.results.compactMap { ResultRow($0, metric: metric) }
    if rows.isEmpty { return [] }
    return [.paragraph(Self.caption(of: metric)), .table(Table(of: rows, columns: ResultRow.columns(of: metric)))]
  }

  private static func caption(of metric: Metric) -> Inline {
    if let known = metric.known { return "\(name: metric.name): \(words: known.meaning)" }
    guard let participants = metric.participants else { return .name(metric.name) }
    return "\(name: metric.name): operations a second of \(participants) threads or tasks together"
  }
}

/// One line of a table of results.
private struct ResultRow: Sendable {
  let name: String
  let summary: Summary
  let unit: RowUnit
  let launches: Int

  init?(_ result: BenchmarkResult, metric: Metric) {
    guard let summary = result.summary(of: metric) else { return nil }
    name = result.titleInGroup
    self.summary = summary
    unit = RowUnit(metric.unit, for: [summary.median ?? summary.mean ?? summary.max])
    launches = Set(result.sample(of: metric)?.process ?? []).count
  }

  var spread: Inline {
    guard let stdev = summary.stdev, let mean = summary.mean, mean > 0 else { return Inline() }
    return .share(stdev / mean)
  }

  static func columns(of metric: Metric) -> [TableColumn<ResultRow>] {
    let areOperations = metric.is(.latency)
    return [
      .names("benchmark") { .name($0.name) },
      .figures(areOperations ? "p50" : "median", dropOrder: 1) { $0.unit.text($0.summary.median) },
      .figures("mean", dropOrder: 2) { $0.unit.text($0.summary.mean) },
      .figures("p90", dropOrder: 11) { $0.unit.text($0.summary.p90) },
      .figures("p95", dropOrder: 3) { $0.unit.text($0.summary.p95) },
      .figures("p99", dropOrder: 4) { $0.unit.text($0.summary.p99) },
      .figures("min", dropOrder: 7) { $0.unit.text($0.summary.min) },
      .figures("max", dropOrder: 8) { $0.unit.text($0.summary.max) },
      .figures("spread (CV)", dropOrder: 6) { $0.spread },
      .figures("ops/s", dropOrder: 5) { row in
        row.summary.operationsPerSecond.map { "\($0, digits: 4)" } ?? Inline()
      },
      .figures(areOperations ? "operations" : "measurements", dropOrder: 9) { row in
        row.summary.count.map { "\($0)" } ?? Inline()
      },
      .figures("launches", dropOrder: 10) { $0.launches == 0 ? Inline() : "\($0.launches)" },
    ]
  }
}
