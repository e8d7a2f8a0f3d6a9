/// What pictures with a small chart for each subject share: equal panels, each with two lines of words above it.
package struct PanelGrid {
  /// One small chart: the space that its axes enclose.
  package struct Panel {
    package let left: Double
    package let right: Double
    package let top: Double
    package let bottom: Double
    fileprivate let corner: (x: Double, y: Double)
    fileprivate let width: Double
  }

  let count: Int
  let columns: Int
  let panelHeight: Double

  package init(count: Int, columns: Int, panelHeight: Double) {
    self.count = count
    self.columns = columns
    self.panelHeight = panelHeight
  }

  private static let width = 960.0
  private static let margin = 12.0
  /// Room for the labels of the upright axis.
  private static let labelRoom = 92.0

  private var rows: Int { (count + columns - 1) / columns }
  /// The panels, and a line of text below them.
  private var height: Double { Double(rows) * panelHeight + 30 }

  /// An empty picture of the grid's size.
  package func canvas(title: String, description: String) -> SVGCanvas {
    SVGCanvas(width: Self.width, height: height, title: title, description: description)
  }

  package subscript(index: Int) -> Panel {
    let width = Self.width / Double(columns)
    let corner = (x: Double(index % columns) * width, y: Double(index / columns) * panelHeight)
    return Panel(
      left: corner.x + Self.labelRoom, right: corner.x + width - 2 * Self.margin, top: corner.y + 46,
      bottom: corner.y + panelHeight - 26, corner: corner, width: width)
  }

  /// Writes what a panel is about, and what it shows.
  package func label(
    _ panel: Panel, _ name: String, _ finding: String, fill: PageColor = .faint, in canvas: inout SVGCanvas
  ) {
    let room = panel.width - 2 * Self.margin
    canvas.text(name, x: panel.corner.x + Self.margin, y: panel.corner.y + 18, limit: room)
    canvas.text(finding, x: panel.corner.x + Self.margin, y: panel.corner.y + 34, fill: fill, limit: room)
  }

  /// Draws the axes of a panel.
  package func draw(
    across: FigureAxis, up: FigureAxis, of panel: Panel, in canvas: inout SVGCanvas
  ) {
    canvas.drawUp(up, from: panel.left, to: panel.right, room: Self.labelRoom - Self.margin)
    canvas.drawAcross(across, from: panel.top, to: panel.bottom, label: across.label(of:))
  }

  /// Writes how the picture is read, below all panels.
  package func explain(_ line: String, in canvas: inout SVGCanvas) {
    canvas.text(line, x: Self.margin, y: height - 10, fill: .faint, limit: Self.width - 2 * Self.margin)
  }
}
