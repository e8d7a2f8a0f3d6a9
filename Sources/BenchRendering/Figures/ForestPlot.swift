package import BenchModel

/// The changes of a comparison, an interval a row, each beside the band of what is tolerated.
package struct ForestPlot: Sendable {
  private let rows: [ComparisonRow]
  private let omitted: Int

  /// Takes the rows that have a change, the worst first, and as many as a picture can show.
  package init?(_ comparison: Comparison, limit: Int = 40) {
    let changed = ComparisonRow.worstFirst(comparison.rows.filter { $0.change?.value.isFinite ?? false })
    if changed.isEmpty { return nil }
    rows = Array(changed.prefix(limit))
    omitted = changed.count - rows.count
  }

  /// The picture as an SVG file.
  package var svg: String {
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    var canvas = SVGCanvas(
      width: Self.width, height: bottom + 54, title: "Changes with their intervals",
      description: "\(rows.count) rows; positive is worse; the grey band is what is tolerated.")
    let axis = FigureAxis(over: Self.extent(of: rows), from: Self.left, to: Self.width - Self.right)
    drawGrid(of: axis, to: bottom, in: &canvas)
    for (index, row) in rows.enumerated() {
      draw(row, at: Self.top + (Double(index) + 0.5) * Self.rowHeight, on: axis, in: &canvas)
    }
    let rest = omitted > 0 ? " \(omitted) more rows are not drawn." : ""
    canvas.text("change, positive is worse; band: tolerated.\(rest)", x: Self.left, y: bottom + 40, fill: .faint)
    return canvas.text
  }

  private static let width = 880.0
  private static let left = 330.0
  private static let right = 40.0
  private static let top = 12.0
  private static let rowHeight = 22.0

  private func drawGrid(of axis: FigureAxis, to bottom: Double, in canvas: inout SVGCanvas) {
    for tick in axis.ticks {
      let x = axis.place(tick)
      let isZero = tick.magnitude < 1e-12
      canvas.line(from: (x, Self.top), to: (x, bottom), stroke: isZero ? .faint : .grid)
      canvas.text(DecimalText.signedPercent(tick), x: x, y: bottom + 18, anchor: .middle, fill: .faint)
    }
  }

  private func draw(_ row: ComparisonRow, at y: Double, on axis: FigureAxis, in canvas: inout SVGCanvas) {
    guard let change = row.change else { return }
    let metric = RowSentence(row).metric
    canvas.text("\(row.id.description) \(metric)", x: 10, y: y + 4, limit: Self.left - 24)
    if let tolerance = row.toleranceShare {
      let band = (axis.place(-tolerance), axis.place(tolerance))
      canvas.rectangle(
        x: band.0, y: y - Self.rowHeight / 2 + 1, width: band.1 - band.0, height: Self.rowHeight - 2, fill: .band)
    }
    let color = Self.color(of: row)
    if let lower = change.lower, let upper = change.upper {
      canvas.line(from: (axis.place(lower), y), to: (axis.place(upper), y), stroke: color, width: 2)
      for (end, inside) in [(lower, lower >= axis.range.lowerBound), (upper, upper <= axis.range.upperBound)] {
        // An end that lies beyond the picture has no bar.
        guard inside else { continue }
        canvas.line(from: (axis.place(end), y - 4), to: (axis.place(end), y + 4), stroke: color, width: 2)
      }
    }
    canvas.circle(x: axis.place(change.value), y: y, radius: 4, fill: color, title: RowSentence(row).text)
  }

  private static func color(of row: ComparisonRow) -> SVGColor {
    switch row.verdict {
    case .regressed, .invalid: .bad
    case .improved: .good
    case .inconclusive: .doubtful
    case .noRegression, nil: .neutral
    }
  }

  /// What the axis has to hold: every change and tolerance, and of the intervals what does not dwarf the others.
  private static func extent(of rows: [ComparisonRow]) -> [Double] {
    let changes = rows.compactMap(\.change)
    let tolerances = rows.compactMap(\.toleranceShare)
    var values = changes.map(\.value) + [0] + tolerances + tolerances.map { -$0 }
    let reach = max((values.map(\.magnitude).max() ?? 0) * 2, 0.02)
    for end in changes.flatMap({ [$0.lower, $0.upper] }).compactMap({ $0 }) {
      values.append(min(max(end, -reach), reach))
    }
    return values
  }
}
