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
  package let surface: PictureSurface

  /// A grid of so many columns on a page; on a phone it has one.
  package init(count: Int, columns: Int, panelHeight: Double, for surface: PictureSurface = .page) {
    self.count = count
    self.columns = surface == .page ? columns : 1
    self.panelHeight = panelHeight
    self.surface = surface
  }

  private var margin: Double { surface == .page ? 12 : 4 }

  private var rows: Int { (count + columns - 1) / columns }
  private var panelsHeight: Double { Double(rows) * panelHeight }

  /// An empty picture of the grid's size, with room for a sentence below the panels.
  package func canvas(title: String, description: String, explaining sentence: String) -> SVGCanvas {
    let lines = surface.wrapped([sentence]).count
    return SVGCanvas(
      width: surface.width, height: panelsHeight + 14 + Double(lines) * Self.lineHeight, title: title,
      description: description)
  }

  private static let lineHeight = 16.0

  package subscript(index: Int) -> Panel {
    let width = surface.width / Double(columns)
    let corner = (x: Double(index % columns) * width, y: Double(index / columns) * panelHeight)
    return Panel(
      left: corner.x + surface.labelRoom, right: corner.x + width - 2 * margin, top: corner.y + 46,
      bottom: corner.y + panelHeight - 26, corner: corner, width: width)
  }

  /// Writes what a panel is about, and what it shows.
  package func label(
    _ panel: Panel, _ name: String, _ finding: String, fill: PageColor = .faint, in canvas: inout SVGCanvas
  ) {
    let room = panel.width - 2 * margin
    canvas.text(name, x: panel.corner.x + margin, y: panel.corner.y + 18, limit: room)
    canvas.text(finding, x: panel.corner.x + margin, y: panel.corner.y + 34, fill: fill, limit: room)
  }

  /// Draws the axes of a panel.
  package func draw(
    across: FigureAxis, up: FigureAxis, of panel: Panel, in canvas: inout SVGCanvas
  ) {
    canvas.drawUp(up, from: panel.left, to: panel.right, room: surface.labelRoom - margin)
    canvas.drawAcross(across, from: panel.top, to: panel.bottom, label: across.label(of:))
  }

  /// Writes how the picture is read, below all panels.
  package func explain(_ sentence: String, in canvas: inout SVGCanvas) {
    for (place, line) in surface.wrapped([sentence]).enumerated() {
      let y = panelsHeight + 20 + Double(place) * Self.lineHeight
      canvas.text(line, x: margin, y: y, fill: .faint, limit: surface.width - margin)
    }
  }
}
