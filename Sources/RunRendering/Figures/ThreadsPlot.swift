import BenchModel
import BenchRendering
import Glibc

/// Throughput against the number of threads or tasks, a panel for each benchmark that was measured alone and in a
/// crowd.
struct ThreadsPlot {
  /// The throughput of so many at once: its median over launches, and the range of them.
  struct Point: Equatable {
    let count: Double
    let median: Double
    let range: ClosedRange<Double>
  }

  /// One benchmark's throughput.
  struct Curve {
    let name: String
    let points: [Point]
    /// The speed-up and what is left of it for each core.
    let speedUp: Double?
    let efficiency: Double?
  }

  private let curves: [Curve]
  private let omitted: Int
  /// More panels than this are more than two screens.
  private static let limit = 16

  /// Takes as many curves as a picture can show.
  init?(_ curves: [Curve]) {
    if curves.isEmpty { return nil }
    self.curves = Array(curves.prefix(Self.limit))
    omitted = curves.count - self.curves.count
  }

  /// The picture as an SVG file.
  func svg(title: String, for surface: PictureSurface = .page) -> String {
    let grid = PanelGrid(count: curves.count, columns: 2, panelHeight: 210, for: surface)
    let rest = omitted > 0 ? " \(omitted) more are not drawn." : ""
    let reading =
      "across: how many at once; up: ops/s; circle: median; bar: range of launches; dashed: as many times as cores."
      + rest
    var canvas = grid.canvas(
      title: title, description: "\(curves.count) panels; operations a second over how many work at once.\(rest)",
      explaining: reading)
    for (index, curve) in curves.enumerated() { draw(curve, in: grid[index], of: grid, on: &canvas) }
    grid.explain(reading, in: &canvas)
    return canvas.text
  }

  private func draw(_ curve: Curve, in panel: PanelGrid.Panel, of grid: PanelGrid, on canvas: inout SVGCanvas) {
    let ideal = Self.ideal(curve)
    let across = FigureAxis(
      over: curve.points.map(\.count), from: panel.left, to: panel.right, isLogarithmic: true, ticks: 4)
    let up = FigureAxis(
      over: curve.points.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + ideal.map(\.y) + [0],
      from: panel.bottom, to: panel.top, ticks: 4)
    grid.draw(across: across, up: up, of: panel, in: &canvas)
    grid.label(panel, curve.name, Self.finding(curve), in: &canvas)
    for (from, to) in zip(ideal, ideal.dropFirst()) {
      canvas.line(
        from: (across.place(from.x), up.place(from.y)), to: (across.place(to.x), up.place(to.y)), stroke: .faint,
        isDashed: true)
    }
    canvas.path(curve.points.map { (across.place($0.count), up.place($0.median)) }, stroke: .neutral, width: 2)
    for point in curve.points {
      let x = across.place(point.count)
      canvas.line(
        from: (x, up.place(point.range.lowerBound)), to: (x, up.place(point.range.upperBound)), stroke: .neutral,
        width: 2)
      let text = RowUnit(.perSecond, for: [point.median]).text(point.median).text
      canvas.circle(
        x: x, y: up.place(point.median), radius: 4, fill: .neutral,
        title: "\(DecimalText.fixed(point.count, decimals: 0)) at once: \(text)")
    }
  }

  /// As many times the throughput of one as there are workers, up to the cores, which the efficiency tells.
  private static func ideal(_ curve: Curve) -> [(x: Double, y: Double)] {
    guard let one = curve.points.first, one.count == 1, let most = curve.points.last?.count,
      let speedUp = curve.speedUp, let efficiency = curve.efficiency, efficiency > 0
    else { return [] }
    let cores = (speedUp / efficiency).rounded()
    guard cores.isFinite, cores >= 1 else { return [] }
    let knee = min(cores, most)
    return [(1, one.median), (knee, one.median * knee), (most, one.median * knee)]
  }

  private static func finding(_ curve: Curve) -> String {
    guard let speedUp = curve.speedUp else { return "" }
    let share = curve.efficiency.map { ", \(DecimalText.fixed($0 * 100, decimals: 0))% of the cores" } ?? ""
    return "speed-up \(DecimalText.significant(speedUp, digits: 3))×\(share)"
  }
}

extension ThreadsPlot {
  /// The curves of results that state a throughput alone and in a crowd, whose size is a parameter, and of some
  /// between.
  static func curves(of results: [BenchmarkResult]) -> [Curve] {
    results.compactMap { result in
      guard let crowd = result.id.parameters.compactMap({ Int($0.value) }).last, crowd > 1,
        let alone = point(1, result.sample(of: .singleThroughput)),
        let together = point(Double(crowd), result.sample(of: .throughput))
      else { return nil }
      func median(_ metric: Metric) -> Double? { result.sample(of: metric)?.summary?.median }
      let between = result.samples.compactMap { sample in
        Metric(name: sample.metric, unit: .perSecond).participants.flatMap { count in
          (2..<crowd).contains(count) ? point(Double(count), sample) : nil
        }
      }.ordered { $0.count < $1.count }
      return Curve(
        name: result.id.description, points: [alone] + between + [together], speedUp: median(.speedUp),
        efficiency: median(.efficiency))
    }
  }

  private static func point(_ count: Double, _ sample: Sample?) -> Point? {
    guard let summary = sample?.summary, let median = summary.median, let low = summary.min, let high = summary.max,
      low <= high, low.isFinite, high.isFinite, median.isFinite
    else { return nil }
    return Point(count: count, median: median, range: low...high)
  }
}
