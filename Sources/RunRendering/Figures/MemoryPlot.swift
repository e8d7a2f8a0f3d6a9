import BenchModel
import BenchRendering

/// The readings of live memory of several benchmarks, a panel each, with the growth that is fitted to their later half.
struct MemoryPlot {
  /// One benchmark's readings.
  struct Series {
    let name: String
    /// The readings of each launch, and how many operations lie between two.
    let launches: [(readings: [Double], apart: Double)]
    /// The growth in 1,000 operations, where the readings tell one.
    let growth: Estimate?

    /// The readings of a sample; nil where there is nothing to draw.
    init?(name: String, _ sample: Sample, growth: Estimate?) {
      self.name = name
      self.growth = growth
      launches = zip(sample.values, sample.iterations).compactMap { values, apart in
        values.count > 1 && apart > 0 && values.allSatisfy(\.isFinite) ? (values, Double(apart)) : nil
      }
      if launches.isEmpty { return nil }
    }
  }

  private let series: [Series]
  private let omitted: Int

  /// More launches than this are one grey patch.
  private static let drawnLaunches = 12
  /// More panels than this are more than two screens.
  private static let limit = 16

  /// Takes as many series as a picture can show.
  init?(_ series: [Series]) {
    if series.isEmpty { return nil }
    self.series = Array(series.prefix(Self.limit))
    omitted = series.count - self.series.count
  }

  /// The picture as an SVG file.
  func svg(title: String, for surface: PictureSurface = .page) -> String {
    let grid = PanelGrid(count: series.count, columns: 2, panelHeight: 190, for: surface)
    let rest = omitted > 0 ? " \(omitted) more are not drawn." : ""
    let reading =
      "across: operations; thin lines: launches; thick line: growth over the later half, in its interval.\(rest)"
    var canvas = grid.canvas(
      title: title,
      description: "\(series.count) panels; memory in use over operations, with the fitted growth.\(rest)",
      explaining: reading)
    for (index, series) in series.enumerated() { draw(series, in: grid[index], of: grid, on: &canvas) }
    grid.explain(reading, in: &canvas)
    return canvas.text
  }

  private func draw(_ series: Series, in panel: PanelGrid.Panel, of grid: PanelGrid, on canvas: inout SVGCanvas) {
    let end = series.launches.map { Double($0.readings.count - 1) * $0.apart }.max() ?? 1
    let fit = Fit(series, end: end)
    let readings = series.launches.flatMap(\.readings)
    let across = FigureAxis(over: [0, end], from: panel.left, to: panel.right, ticks: 4)
    let up = FigureAxis(
      over: readings + (fit?.extent ?? []) + [0], from: panel.bottom, to: panel.top, ticks: 4, unit: .bytes)
    grid.draw(across: across, up: up, of: panel, in: &canvas)
    grid.label(panel, series.name, Self.finding(series), in: &canvas)
    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (across.place(x), up.place(y)) }
    if let fit, let wedge = fit.wedge { canvas.polygon(wedge.map(point), fill: .soft) }
    for launch in series.launches.prefix(Self.drawnLaunches) {
      let points = ThinnedSeries.points(launch.readings).map { point(Double($0.place) * launch.apart, $0.value) }
      canvas.path(points, stroke: .faint, width: 1, opacity: 0.6)
    }
    if let fit { canvas.path(fit.line.map(point), stroke: .neutral, width: 2.5) }
  }

  private static func finding(_ series: Series) -> String {
    guard let growth = series.growth else { return "too few readings to tell a growth" }
    let unit = RowUnit(.bytes, for: [growth.value, growth.lower, growth.upper])
    guard let lower = growth.lower, let upper = growth.upper else {
      return "\(unit.text(growth.value).text) in 1,000 operations"
    }
    return "\(unit.text(growth.value).text) (\(unit.text(lower).text) to \(unit.text(upper).text)) in 1,000 operations"
  }
}

extension MemoryPlot {
  /// The fitted growth as it is drawn: through the middle of the readings that it rests on.
  private struct Fit {
    let line: [(x: Double, y: Double)]
    let wedge: [(x: Double, y: Double)]?

    /// The values that the axis has to hold.
    var extent: [Double] { (line + (wedge ?? [])).map(\.y) }

    init?(_ series: Series, end: Double) {
      guard let growth = series.growth, growth.value.isFinite else { return nil }
      let later = series.launches.flatMap { $0.readings[($0.readings.count / 2)...] }.ordered()
      let (start, level) = (end / 2, later[later.count / 2])
      func value(_ slope: Double, at x: Double) -> Double { level + slope / 1000 * (x - (start + end) / 2) }
      line = [start, end].map { ($0, value(growth.value, at: $0)) }
      wedge = growth.lower.flatMap { lower in
        growth.upper.map { upper in
          let middle = (x: (start + end) / 2, y: level)
          return [
            (start, value(lower, at: start)), middle, (end, value(lower, at: end)), (end, value(upper, at: end)),
            middle, (start, value(upper, at: start)),
          ]
        }
      }
    }
  }
}
