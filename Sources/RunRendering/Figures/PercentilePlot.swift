import BenchModel
import BenchRendering

/// The percentiles of the operations of several benchmarks, a row each, from the median to the largest.
struct PercentilePlot {
  private let rows: [DistributionPlot.Row]
  private let unit: Metric.Unit
  private let omitted: Int

  /// Takes as many rows with a percentile beyond the median as a picture can show.
  init?(_ rows: [DistributionPlot.Row], unit: Metric.Unit) {
    let drawable = rows.filter { row in
      row.distribution.quantile(0.9) != nil && row.distribution.maximum.isFinite
    }
    if drawable.isEmpty { return nil }
    self.rows = Array(drawable.prefix(RowFrame.limit))
    self.unit = unit
    omitted = drawable.count - self.rows.count
  }

  /// The marks, from the median outwards: how far each reaches above and below its row.
  private static let marks: [(order: Double, name: String, reach: Double)] = [
    (0.9, "p90", 3), (0.95, "p95", 5), (0.99, "p99", 7), (0.999, "p99.9", 9),
  ]

  /// The picture as an SVG file.
  func svg(title: String, for surface: PictureSurface = .page) -> String {
    let frame = RowFrame(names: rows.map(\.name), right: 214, for: surface)
    let ends = rows.flatMap { [$0.distribution.quantile(0.5) ?? $0.distribution.minimum, $0.distribution.maximum] }
    let isWide = (ends.max() ?? 0) > 10 * (ends.min() ?? 0)
    let axis = FigureAxis(over: ends, from: frame.start, to: frame.end, isLogarithmic: isWide, unit: unit)
    let kind = axis.isLogarithmic ? "logarithmic" : "linear"
    let rest = omitted > 0 ? " \(omitted) more are not drawn." : ""
    let reading = [
      "filled circle: median; bars, the longer the rarer: p90, p95, p99, p99.9; ring: largest; "
        + "figures: median and last bar.",
      "only percentiles that the count of operations supports; \(kind) axis.\(rest)",
    ]
    var canvas = SVGCanvas(
      width: frame.width, height: frame.height(explaining: reading), title: title,
      description:
        "\(rows.count) rows on a \(kind) axis; only percentiles that the count of operations supports.\(rest)")
    canvas.drawAcross(axis, from: frame.top, to: frame.bottom, label: axis.label(of:))
    for (index, row) in rows.enumerated() { draw(row, index, in: frame, on: axis, of: &canvas) }
    frame.explain(reading, in: &canvas)
    return canvas.text
  }

  private func draw(
    _ row: DistributionPlot.Row, _ index: Int, in frame: RowFrame, on axis: FigureAxis, of canvas: inout SVGCanvas
  ) {
    let values = row.distribution
    guard let median = values.quantile(0.5) else { return }
    let y = frame.middle(of: index)
    let marked = Self.marks.compactMap { mark in
      values.quantile(mark.order).map { (name: mark.name, value: $0, reach: mark.reach) }
    }
    func text(_ value: Double) -> String { RowUnit(unit, for: [value]).text(value).text }
    let figure = ([text(median)] + marked.suffix(1).map { "\($0.name) \(text($0.value))" }).joined(separator: ", ")
    frame.label(index, figure: figure, in: &canvas)
    canvas.line(from: (axis.place(median), y), to: (axis.place(values.maximum), y), stroke: .neutral)
    for mark in marked {
      let x = axis.place(mark.value)
      canvas.rectangle(
        x: x - 1.5, y: y - mark.reach, width: 3, height: 2 * mark.reach, fill: .doubtful,
        title: "\(mark.name) \(text(mark.value))")
    }
    canvas.circle(x: axis.place(median), y: y, radius: 4, fill: .neutral, title: "median \(text(median))")
    canvas.ring(
      x: axis.place(values.maximum), y: y, radius: 3.5, stroke: .bad, title: "largest \(text(values.maximum))")
  }
}
