import BenchModel
import BenchRendering

/// How the values of several benchmarks are spread, a row each: where they lie, the middle half, the extremes.
struct DistributionPlot {
  /// One benchmark's values.
  struct Row {
    let name: String
    let distribution: Distribution
  }

  let rows: [Row]
  let unit: Metric.Unit
  private let omitted: Int

  /// Takes as many rows as a picture can show.
  init?(_ rows: [Row], unit: Metric.Unit) {
    let drawable = rows.filter { $0.distribution.minimum.isFinite && $0.distribution.maximum.isFinite }
    if drawable.isEmpty { return nil }
    self.rows = Array(drawable.prefix(RowFrame.limit))
    self.unit = unit
    omitted = drawable.count - self.rows.count
  }

  /// The picture as an SVG file.
  func svg(title: String, for surface: PictureSurface = .page) -> String {
    let frame = RowFrame(names: rows.map(\.name), for: surface)
    let axis = Self.axis(over: rows, unit: unit, in: frame)
    let kind = axis.isLogarithmic ? "logarithmic" : "linear"
    let rest = omitted > 0 ? " \(omitted) more are not drawn." : ""
    let reading = [
      "area: where the values lie; box: the middle half; bar and figure: median; line: smallest to largest.",
      "\(kind) axis.\(rest)",
    ]
    var canvas = SVGCanvas(
      width: frame.width, height: frame.height(explaining: reading), title: title,
      description: "\(rows.count) rows on a \(kind) axis; the median of each stands on its right.\(rest)")
    canvas.drawAcross(axis, from: frame.top, to: frame.bottom, label: axis.label(of:))
    for (index, row) in rows.enumerated() { draw(row, index, in: frame, on: axis, of: &canvas) }
    frame.explain(reading, in: &canvas)
    return canvas.text
  }

  /// A logarithmic axis where the ends are an order of magnitude apart, else a linear one.
  private static func axis(over rows: [Row], unit: Metric.Unit, in frame: RowFrame) -> FigureAxis {
    let ends = rows.flatMap { [$0.distribution.minimum, $0.distribution.maximum] }
    let isWide = (ends.max() ?? 0) > 10 * (ends.min() ?? 0)
    return FigureAxis(over: ends, from: frame.start, to: frame.end, isLogarithmic: isWide, unit: unit)
  }

  private func draw(
    _ row: Row, _ index: Int, in frame: RowFrame, on axis: FigureAxis, of canvas: inout SVGCanvas
  ) {
    let values = row.distribution
    let y = frame.middle(of: index)
    let median = values.quantile(0.5)
    let scaled = RowUnit(unit, for: [median ?? values.maximum])
    frame.label(index, figure: median.map { scaled.text($0).text } ?? "", in: &canvas)
    let range: Inline = "from \(scaled.text(values.minimum)) to \(scaled.text(values.maximum))"
    canvas.polygon(
      Self.outline(of: values.histogram, on: axis, y: y), fill: .soft,
      title: ("\(.count(values.count, "value", "values")) \(range)" as Inline).text)
    canvas.line(from: (axis.place(values.minimum), y), to: (axis.place(values.maximum), y), stroke: .neutral)
    for end in [values.minimum, values.maximum] {
      canvas.line(from: (axis.place(end), y - 3), to: (axis.place(end), y + 3), stroke: .neutral)
    }
    if let low = values.quantile(0.25), let high = values.quantile(0.75) {
      // A box of no width would not be seen.
      let (start, end) = (axis.place(low), max(axis.place(high), axis.place(low) + 1))
      canvas.rectangle(x: start, y: y - 4, width: end - start, height: 8, fill: .neutral)
    }
    if let median {
      let x = axis.place(median)
      canvas.line(from: (x, y - 8), to: (x, y + 8), stroke: .ink, width: 2)
    }
  }

  /// The histogram and its mirror image, its tallest stretch as tall as the row.
  private static func outline(
    of histogram: Distribution.Histogram, on axis: FigureAxis, y: Double
  ) -> [(x: Double, y: Double)] {
    let tallest = Double(max(1, histogram.counts.max() ?? 1))
    let reach = RowFrame.rowHeight / 2 - 1
    var upper: [(x: Double, y: Double)] = []
    for (index, count) in histogram.counts.enumerated() {
      let height = Double(count) / tallest * reach
      for edge in [index, index + 1] { upper.append((axis.place(histogram.edge(edge)), y - height)) }
    }
    return upper + upper.reversed().map { ($0.x, 2 * y - $0.y) }
  }
}
