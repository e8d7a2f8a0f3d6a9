import BenchModel

/// The changes of a comparison on a page as narrow as a phone: each name on a line of its own, and below it the
/// interval.
struct NarrowForestPlot {
  private let rows: [ComparisonRow]
  private let names: [String]

  private static let width = PictureSurface.phone.width
  private static let rowHeight = 38.0
  /// Room for a verdict and a change beside the interval.
  private static let figureRoom = 164.0

  init(_ rows: [ComparisonRow]) {
    self.rows = rows
    let whole = rows.map { SafeText(name: ForestPlot.name(of: $0), limit: SafeText.dataLimit).text }
    let room = SVGCanvas.columns(in: Self.width)
    names = NameShortening(ellipsis: "…").shortened(whole.map { .init(text: $0, room: room) }) ?? whole
  }

  /// The picture.
  var svg: String {
    let bottom = Double(rows.count) * Self.rowHeight
    var canvas = SVGCanvas(
      width: Self.width, height: bottom + 44, title: "Changes with their intervals",
      description: "\(rows.count) rows; positive is worse; the grey band is what is tolerated.")
    let end = Self.width - Self.figureRoom
    let axis = FigureAxis(over: ForestPlot.extent(of: rows), from: 6, to: end, ticks: 4)
    canvas.drawAcross(axis, from: 0, to: bottom, label: axis.percent, isMain: { $0.magnitude < 1e-12 })
    for (index, row) in rows.enumerated() {
      let top = Double(index) * Self.rowHeight
      let color = ForestPlot.color(of: row)
      // Names stand on the lines of the axis.
      canvas.rectangle(x: 0, y: top, width: Self.width, height: 18, fill: .paper)
      canvas.text(names[index], x: 0, y: top + 13, limit: Self.width)
      canvas.drawInterval(of: row, at: top + 28, height: 18, on: axis, color: color)
      canvas.text(
        ForestPlot.figure(of: row), x: end + 8, y: top + 32, fill: color == .neutral ? .ink : color,
        limit: Self.figureRoom - 8)
    }
    canvas.text("positive is worse; grey band: tolerated", x: 0, y: bottom + 36, fill: .faint, limit: Self.width)
    return canvas.text
  }
}
