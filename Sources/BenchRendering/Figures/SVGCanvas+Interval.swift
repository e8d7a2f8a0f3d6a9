import BenchModel

extension SVGCanvas {
  /// Draws the change of a row with its interval over the band of what is tolerated.
  mutating func drawInterval(
    of row: ComparisonRow, at y: Double, height: Double, on axis: FigureAxis, color: PageColor
  ) {
    guard let change = row.change else { return }
    if let tolerance = row.toleranceShare { drawBand(tolerance, at: y, height: height, on: axis) }
    if let lower = change.lower, let upper = change.upper {
      line(from: (axis.place(lower), y), to: (axis.place(upper), y), stroke: color, width: 2)
      for (end, inside) in [(lower, lower >= axis.range.lowerBound), (upper, upper <= axis.range.upperBound)] {
        // An end that lies beyond the picture has no bar.
        guard inside else { continue }
        line(from: (axis.place(end), y - 4), to: (axis.place(end), y + 4), stroke: color, width: 2)
      }
    }
    circle(x: axis.place(change.value), y: y, radius: 4, fill: color, title: RowSentence(row).text)
  }

  private mutating func drawBand(_ tolerance: Double, at y: Double, height: Double, on axis: FigureAxis) {
    let (start, end) = (axis.place(-tolerance), axis.place(tolerance))
    rectangle(x: start, y: y - height / 2, width: end - start, height: height, fill: .tolerated)
    for x in [start, end] { line(from: (x, y - height / 2), to: (x, y + height / 2), stroke: .faint) }
  }
}
