/// What pictures with a row for each benchmark share: names on the left, marks on one axis, a figure on the right.
package struct RowFrame {
  package let count: Int
  private let names: [String]
  /// The lines of each name: two where it does not fit one.
  private let lines: [[String]]
  private let left: Double
  /// How much room there is for the figures on the right.
  private let right: Double

  package static let width = 960.0
  package static let top = 12.0
  package static let rowHeight = 24.0
  /// Two lines of a name have a place in a row.
  private static let lineHeight = rowHeight / 2
  /// More rows are a table.
  package static let limit = 40
  private static let margin = 12.0
  /// The room for names: what the longest takes, within limits that leave most of the picture to the marks.
  private static let nameRoom = 150.0...380.0

  /// A frame of a row a name.
  package init(names: [String], right: Double = 150) {
    count = names.count
    let widest = names.map(SVGCanvas.width).max() ?? 0
    let room = min(max(widest, Self.nameRoom.lowerBound), Self.nameRoom.upperBound)
    left = room + 2 * Self.margin
    self.right = right
    self.names = names
    lines = Self.lines(of: names, columns: SVGCanvas.columns(in: room))
  }

  package var bottom: Double { Self.top + Double(count) * Self.rowHeight }
  /// The rows, the labels of the axis, and two lines of text.
  package var height: Double { bottom + 66 }
  package var start: Double { left }
  package var end: Double { Self.width - right }

  /// Where the middle of a row is.
  package func middle(of row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

  /// Writes what a row is about and what its marks say.
  package func label(_ row: Int, figure: String, fill: PageColor = .ink, in canvas: inout SVGCanvas) {
    let y = middle(of: row) + 4
    let first = y - Double(lines[row].count - 1) * Self.lineHeight / 2
    for (number, line) in lines[row].enumerated() {
      canvas.text(
        line, x: Self.margin, y: first + Double(number) * Self.lineHeight, limit: left - 2 * Self.margin,
        title: lines[row] == [names[row]] ? nil : names[row])
    }
    let room = right - 2 * Self.margin
    canvas.text(figure, x: end + Self.margin, y: y, fill: fill, limit: room)
  }

  /// Names whole in one line or two; what is longer is shortened so that those that differ still do.
  private static func lines(of names: [String], columns: Int) -> [[String]] {
    let whole = names.map { SafeText(name: $0, limit: SafeText.dataLimit).text }
    let room = columns * 2 - columns / 2
    let shown =
      NameShortening(ellipsis: "…").shortened(whole.map { NameShortening.Name(text: $0, room: room) })
      ?? whole.map { DisplayWidth.shortened($0, to: room, ellipsis: "…") }
    return zip(whole, shown).map { name, short in
      let lines = NameWrapping.lines(of: name, width: columns)
      let fitting = (lines.count <= 2 ? lines : NameWrapping.lines(of: short, width: columns)).prefix(2)
      return fitting.count < 2 ? Array(fitting) : fitting.map(withoutOuterSpaces)
    }
  }

  /// A space at which a line is broken is not seen.
  private static func withoutOuterSpaces(_ line: String) -> String {
    let inner = line.drop { $0 == " " }
    return String(inner.hasSuffix(" ") ? inner.dropLast() : inner)
  }

  /// Writes how the picture is read, below the axis.
  package func explain(_ lines: [String], in canvas: inout SVGCanvas) {
    for (index, line) in lines.enumerated() {
      let y = bottom + 40 + Double(index) * 16
      canvas.text(line, x: Self.margin, y: y, fill: .faint, limit: Self.width - 2 * Self.margin)
    }
  }
}
