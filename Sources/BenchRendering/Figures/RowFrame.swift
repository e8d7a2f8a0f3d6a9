/// What pictures with a row for each benchmark share: names on the left, marks on one axis, a figure on the right; on a
/// phone the names above their rows.
package struct RowFrame {
  package let count: Int
  private let names: [String]
  /// The lines of each name: two where it does not fit one.
  private let lines: [[String]]
  private let left: Double
  private let surface: PictureSurface
  /// How much room there is for the figures on the right.
  private let right: Double

  package let top: Double
  /// The room for the marks of a row.
  package static let rowHeight = 24.0
  /// What a name above its row takes.
  private static let nameHeight = 16.0
  /// Two lines of a name have a place in a row.
  private static let lineHeight = rowHeight / 2
  /// More rows are a table.
  package static let limit = 40
  private static let margin = 12.0
  /// The room for names: what the longest takes, within limits that leave most of the picture to the marks.
  private static let nameRoom = 150.0...380.0
  /// What stands free beside the marks of a phone's picture.
  private static let phoneMargin = 6.0

  /// A frame of a row a name.
  ///
  /// - Parameter right: the room for figures beside the marks, with the margins of a page's picture.
  package init(names: [String], right: Double = 150, for surface: PictureSurface = .page) {
    count = names.count
    self.names = names
    self.surface = surface
    guard surface == .page else {
      (top, left, self.right) = (2, Self.phoneMargin, right - 2 * (Self.margin - Self.phoneMargin))
      lines = Self.shortened(names, columns: SVGCanvas.columns(in: surface.width))
      return
    }
    top = 12
    let widest = names.map(SVGCanvas.width).max() ?? 0
    let room = min(max(widest, Self.nameRoom.lowerBound), Self.nameRoom.upperBound)
    left = room + 2 * Self.margin
    self.right = right
    lines = Self.lines(of: names, columns: SVGCanvas.columns(in: room))
  }

  /// The width of the picture.
  package var width: Double { surface.width }
  package var bottom: Double { top + Double(count) * pitch }
  package var start: Double { left }
  package var end: Double { width - right }

  /// How far rows are apart.
  private var pitch: Double { surface == .page ? Self.rowHeight : Self.nameHeight + Self.rowHeight }

  /// The rows, the labels of the axis, and the lines of text below them: two at least.
  package func height(explaining lines: [String]) -> Double {
    bottom + 34 + Double(max(2, wrapped(lines).count)) * Self.explanationHeight
  }

  private static let explanationHeight = 16.0

  /// Where the middle of a row's marks is.
  package func middle(of row: Int) -> Double { top + Double(row + 1) * pitch - Self.rowHeight / 2 }

  /// Writes what a row is about and what its marks say.
  package func label(_ row: Int, figure: String, fill: PageColor = .ink, in canvas: inout SVGCanvas) {
    let y = middle(of: row) + 4
    guard surface == .page else { return labelAbove(row, figure: figure, fill: fill, in: &canvas) }
    let first = y - Double(lines[row].count - 1) * Self.lineHeight / 2
    for (number, line) in lines[row].enumerated() {
      canvas.text(
        line, x: Self.margin, y: first + Double(number) * Self.lineHeight, limit: left - 2 * Self.margin,
        title: lines[row] == [names[row]] ? nil : names[row])
    }
    let room = right - 2 * Self.margin
    canvas.text(figure, x: end + Self.margin, y: y, fill: fill, limit: room)
  }

  /// A name in a line of its own, which the lines of the axis do not cross.
  private func labelAbove(_ row: Int, figure: String, fill: PageColor, in canvas: inout SVGCanvas) {
    let top = top + Double(row) * pitch
    canvas.rectangle(x: 0, y: top, width: width, height: Self.nameHeight, fill: .paper)
    for line in lines[row] {
      canvas.text(line, x: 0, y: top + 12, limit: width, title: lines[row] == [names[row]] ? nil : names[row])
    }
    canvas.text(
      figure, x: end + Self.phoneMargin, y: middle(of: row) + 4, fill: fill, limit: right - Self.phoneMargin)
  }

  /// Names of one line, shortened so that those that differ still do.
  private static func shortened(_ names: [String], columns: Int) -> [[String]] {
    let whole = names.map { SafeText(name: $0, limit: SafeText.dataLimit).text }
    let shown = NameShortening(ellipsis: "…").shortened(whole.map { NameShortening.Name(text: $0, room: columns) })
    return (shown ?? whole.map { DisplayWidth.shortened($0, to: columns, ellipsis: "…") }).map { [$0] }
  }

  /// Names whole in one line or two; what is longer is shortened so that those that differ still do.
  private static func lines(of names: [String], columns: Int) -> [[String]] {
    let whole = names.map { SafeText(name: $0, limit: SafeText.dataLimit).text }
    let room = columns * 2 - columns / 2
    let shown =
      NameShortening(ellipsis: "…").shortened(whole.map { NameShortening.Name(text: $0, room: room) })
      ?? whole.map { DisplayWidth.shortened($0, to: room, ellipsis: "…") }
    return zip(whole, shown).map { name, short in
      let lines = NameWrapping.lines(of: name, width: columns, most: 3)
      let fitting = lines.count <= 2 ? lines : NameWrapping.lines(of: short, width: columns, most: 2)
      return fitting.count < 2 ? fitting : fitting.map(withoutOuterSpaces)
    }
  }

  /// A space at which a line is broken is not seen.
  private static func withoutOuterSpaces(_ line: String) -> String {
    let inner = line.drop { $0 == " " }
    return String(inner.hasSuffix(" ") ? inner.dropLast() : inner)
  }

  /// Writes how the picture is read, below the axis.
  package func explain(_ lines: [String], in canvas: inout SVGCanvas) {
    for (index, line) in wrapped(lines).enumerated() {
      let y = bottom + 40 + Double(index) * Self.explanationHeight
      let x = surface == .page ? Self.margin : 0
      canvas.text(line, x: x, y: y, fill: .faint, limit: width - 2 * x)
    }
  }

  private func wrapped(_ lines: [String]) -> [String] { surface.wrapped(lines) }
}
