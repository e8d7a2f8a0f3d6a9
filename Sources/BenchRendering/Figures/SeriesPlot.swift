import BenchModel

/// One series of a history: a line through every run, the levels, and where they changed.
struct SeriesPlot {
  private let series: HistorySeries

  private static let height = 160.0

  /// Takes a series; nil where a value of it is no number.
  init?(_ series: HistorySeries) {
    guard !series.values.isEmpty, series.values.allSatisfy(\.isFinite) else { return nil }
    self.series = series
  }

  /// The picture.
  func svg(for surface: PictureSurface) -> String {
    let (top, bottom, right) = (10.0, Self.height - 26, surface.width - (surface == .page ? 24 : 6))
    let left = surface.labelRoom
    var canvas = SVGCanvas(
      width: surface.width, height: Self.height, title: "Course over \(series.values.count) runs",
      description: "A point a run, a thick line for each level, a band where a change may lie.")
    let across = FigureAxis(
      over: [1, Double(max(series.values.count, 2))], from: left, to: right,
      ticks: surface.ticks)
    let up = FigureAxis(
      over: series.values + series.changes.flatMap { [$0.from, $0.to] }, from: bottom, to: top, ticks: 4,
      unit: series.metric.unit)
    for range in series.changes.compactMap(\.indexRange) where range.count == 2 && range[0] <= range[1] {
      let (start, end) = (across.place(Double(range[0]) + 0.5), across.place(Double(range[1]) + 1.5))
      canvas.rectangle(x: start, y: top, width: end - start, height: bottom - top, fill: .tolerated)
    }
    canvas.drawUp(up, from: left, to: right, room: left - 4)
    canvas.drawAcross(across, from: top, to: bottom, label: across.label(of:))
    canvas.path(Self.course(series.values, limit: Int(right - left), across, up), stroke: .neutral, width: 1)
    for level in HistoryPlot.levels(of: series) where !series.changes.isEmpty {
      let points = level.map { (x: across.place($0.run), y: up.place($0.value)) }
      canvas.path(points, stroke: series.changes.contains(where: \.isWorse) ? .bad : .good, width: 2.5)
    }
    return canvas.text
  }

  /// Places in whole pixels, of which an eye tells no halves, and of runs on one level the first and the last; of more
  /// runs than there are pixels the lowest and the highest of each two pixels.
  private static func course(
    _ values: [Double], limit: Int, _ across: FigureAxis, _ up: FigureAxis
  ) -> [(x: Double, y: Double)] {
    let points = ThinnedSeries.points(values, limit: limit).map {
      (x: across.place(Double($0.place + 1)).rounded(), y: up.place($0.value).rounded())
    }
    return points.indices.filter { place in
      guard place > 0, place + 1 < points.count else { return true }
      return points[place - 1].y != points[place].y || points[place + 1].y != points[place].y
    }.map { points[$0] }
  }
}
