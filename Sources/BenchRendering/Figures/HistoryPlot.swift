import BenchModel

/// The series of a history that changed, a panel each: every run, the levels, and where they changed.
struct HistoryPlot {
  private let series: [HistorySeries]
  private let omitted: Int

  /// More panels than this are more than two screens.
  private static let limit = 8
  /// More changes than this do not fit a line.
  private static let named = 3

  /// Takes the series with a change, those that became worst first, and as many as a picture can show.
  init?(_ report: HistoryReport) {
    let changed = report.series.filter { !$0.changes.isEmpty && $0.values.allSatisfy(\.isFinite) }
    if changed.isEmpty { return nil }
    let ranked = changed.ordered { Self.rank($0) < Self.rank($1) }
    series = Array(ranked.prefix(Self.limit))
    omitted = ranked.count - series.count
  }

  private static func rank(_ series: HistorySeries) -> Double {
    series.changes.map(\.rank).min() ?? 0
  }

  /// The picture with its words.
  var figure: Figure {
    Figure(
      kind: .history, svg: svg(for: .page), narrow: { svg(for: .phone) },
      alternative: "Series over runs, with the levels that changed",
      caption: "The series that changed: every run, and the levels before and after each change.")
  }

  private func svg(for surface: PictureSurface) -> String {
    let grid = PanelGrid(count: series.count, columns: 1, panelHeight: 190, for: surface)
    let rest = omitted > 0 ? " \(omitted) more series changed." : ""
    let reading = "across: runs; points: runs; thick lines: levels; grey band: where the change may lie.\(rest)"
    var canvas = grid.canvas(
      title: "Changes over the runs of a history",
      description: "\(series.count) panels; a point a run, a line for each level.\(rest)", explaining: reading)
    for (index, series) in series.enumerated() { draw(series, in: grid[index], of: grid, on: &canvas) }
    grid.explain(reading, in: &canvas)
    return canvas.text
  }

  private func draw(
    _ series: HistorySeries, in panel: PanelGrid.Panel, of grid: PanelGrid, on canvas: inout SVGCanvas
  ) {
    let runs = Double(series.values.count)
    let across = FigureAxis(over: [1, runs], from: panel.left, to: panel.right, ticks: grid.surface.ticks)
    let levels = series.changes.flatMap { [$0.from, $0.to] }
    let up = FigureAxis(
      over: series.values + levels, from: panel.bottom, to: panel.top, ticks: 4, unit: series.metric.unit)
    for range in series.changes.compactMap(\.indexRange) where range.count == 2 && range[0] <= range[1] {
      let (start, end) = (across.place(Double(range[0]) + 0.5), across.place(Double(range[1]) + 1.5))
      canvas.rectangle(x: start, y: panel.top, width: end - start, height: panel.bottom - panel.top, fill: .tolerated)
    }
    grid.draw(across: across, up: up, of: panel, in: &canvas)
    let isWorse = series.changes.contains(where: \.isWorse)
    grid.label(
      panel, "\(series.id.description) \(series.metric.name(of: series.statistic))", Self.finding(series),
      fill: isWorse ? .bad : .good, in: &canvas)
    for point in ThinnedSeries.points(series.values) {
      canvas.circle(x: across.place(Double(point.place + 1)), y: up.place(point.value), radius: 2, fill: .neutral)
    }
    for level in Self.levels(of: series) {
      let points = level.map { (x: across.place($0.run), y: up.place($0.value)) }
      canvas.path(points, stroke: isWorse ? .bad : .good, width: 2.5)
    }
  }

  /// The levels between changes, each a line from a run to a run; a creep is a line that rises.
  static func levels(of series: HistorySeries) -> [[(run: Double, value: Double)]] {
    var lines: [[(run: Double, value: Double)]] = []
    var start = (run: 1.0, value: series.changes.first?.from ?? 0)
    for change in series.changes {
      let end = Double(max(change.index, 0))
      lines.append([start, (max(end, start.run), start.value)])
      if change.kind == .creep {
        lines.append([(end, change.from), (Double(change.endIndex + 1), change.to)])
      }
      start = (Double(change.endIndex + 1), change.to)
    }
    return lines + [[start, (max(Double(series.values.count), start.run), start.value)]]
  }

  private static func finding(_ series: HistorySeries) -> String {
    let words = series.changes.suffix(named).map { change in
      let size = change.change.map { DecimalText.signedPercent($0.value) } ?? "from 0"
      let place = change.first.commit.map { "commit \($0.prefix(10))" } ?? "the run of \(change.first.date.day)"
      return "\(size) \(change.kind == .creep ? "bit by bit from" : "at") \(place)"
    }
    let rest = series.changes.count - words.count
    return (rest > 0 ? "\(rest) earlier; " : "") + words.joined(separator: "; ")
  }
}
