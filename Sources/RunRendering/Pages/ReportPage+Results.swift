import BenchModel
import BenchRendering

extension ReportPage {
  /// The figures of every measured benchmark: a table for each group and metric, those that only explain others folded.
  var resultTables: [Block] {
    let places = Dictionary(
      run.metrics.enumerated().map { (ByteKey($0.element.name), $0.offset) }, uniquingKeysWith: { first, _ in first })
    let sections = ResultGroup.groups(of: run.results).enumerated().flatMap { index, group -> [Block] in
      let all = tables(of: group, places: places)
      let tables = all.filter { !$0.isZero }
      let open = tables.filter { !$0.metric.isDiagnostic }.flatMap(\.blocks)
      let explaining = tables.filter(\.metric.isDiagnostic).flatMap(\.blocks) + zeros(of: all)
      let folded: [Block] =
        explaining.isEmpty
        ? [] : [.details(summary: "Figures that explain others", FoldedBlocks { explaining })]
      let content = pictures(of: group, at: index) + open + folded
      return content.isEmpty ? [] : [.heading(level: 3, group.title)] + content
    }
    return sections.isEmpty ? [] : [.heading(level: 2, "Results")] + sections
  }

  /// A table for each metric that the group has figures of, in the order of the run's metrics.
  ///
  /// The group's samples are gone through once, however many metrics the run has.
  private func tables(of group: ResultGroup, places: [ByteKey: Int]) -> [MetricTable] {
    var rows: [Int: [ResultRow]] = [:]
    for result in group.results {
      for sample in result.samples {
        guard let place = places[ByteKey(sample.metric)],
          let row = ResultRow(result, sample, metric: run.metrics[place])
        else { continue }
        rows[place, default: []].append(row)
      }
    }
    return rows.ordered { $0.key < $1.key }.map { place, rows in
      let metric = run.metrics[place]
      let table = Table(of: rows, columns: ResultRow.columns(of: metric))
      return MetricTable(
        metric: metric, isZero: rows.allSatisfy(\.isZero),
        blocks: [.paragraph(Self.caption(of: metric)), .table(table)])
    }
  }

  /// A sentence in the place of tables that would hold nothing but zeros.
  private func zeros(of tables: [MetricTable]) -> [Block] {
    let names = tables.filter(\.isZero).map { Inline.name($0.metric.name) }
    return names.isEmpty ? [] : [.paragraph("Zero in every measurement of the group: \(Inline.commaSeparated(names)).")]
  }

  private static func caption(of metric: Metric) -> Inline {
    if let known = metric.known { return "\(name: metric.name): \(words: known.meaning)" }
    guard let participants = metric.participants else { return .name(metric.name) }
    return "\(name: metric.name): operations a second of \(participants) threads or tasks together"
  }
}

/// The table of one metric of a group.
private struct MetricTable {
  let metric: Metric
  let isZero: Bool
  let blocks: [Block]
}

/// One line of a table of results.
private struct ResultRow: Sendable {
  let name: String
  let summary: Summary
  let unit: RowUnit
  let launches: Int

  init?(_ result: BenchmarkResult, _ sample: Sample, metric: Metric) {
    guard let summary = sample.shownSummary else { return nil }
    name = result.titleInGroup
    self.summary = summary
    unit = RowUnit(metric.unit, for: [summary.median ?? summary.mean ?? summary.max])
    launches = Set(sample.process).count
  }

  /// Whether nothing but zero was measured.
  var isZero: Bool { summary.min == 0 && summary.max == 0 }

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
      .figures("throughput", dropOrder: 5) { row in
        RowUnit(.perSecond, for: [row.summary.operationsPerSecond]).text(row.summary.operationsPerSecond)
      },
      .figures(areOperations ? "operations" : "measurements", dropOrder: 9) { row in
        row.summary.count.map { "\($0)" } ?? Inline()
      },
      .figures("launches", dropOrder: 10) { $0.launches == 0 ? Inline() : "\($0.launches)" },
    ]
  }
}
