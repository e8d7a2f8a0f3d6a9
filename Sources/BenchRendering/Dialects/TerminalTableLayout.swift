/// Lays a table out within a width: names are shortened first, then the least important columns are dropped.
///
/// Figures and words are printed whole or not at all, because a figure with its middle missing is another figure.
struct TerminalTableLayout {
  private struct Column {
    let titleWidth: Int
    let alignment: Table.Alignment
    let dropOrder: Int
    let canShorten: Bool
    let index: Int
    var width: Int
  }

  /// The titles of the columns that did not fit.
  let droppedTitles: [Inline]
  private let columns: [Column]
  private let header: [[TerminalPiece]]
  private let rows: [[[TerminalPiece]]]
  private let ellipsis: String

  /// Two spaces tell columns apart where cells hold single ones.
  private static let gap = 2
  /// Below this a shortened name is no longer recognised, and a column is dropped instead.
  private static let recognisable = 14

  /// Lays out a table whose lines become pieces by a dialect's rules.
  init(_ table: Table, width: Int, ellipsis: String, pieces: (Inline) -> [TerminalPiece]) {
    let header = table.columns.map { pieces($0.title) }
    let rows = table.rows.map { $0.map(pieces) }
    let natural = table.columns.indices.map { index in
      let widest = rows.reduce(0) { max($0, Self.width(of: $1[index])) }
      let column = table.columns[index]
      let titleWidth = Self.width(of: header[index])
      return Column(
        titleWidth: titleWidth, alignment: column.alignment, dropOrder: column.dropOrder,
        canShorten: column.canShorten, index: index, width: max(widest, titleWidth))
    }
    let kept = Self.fitted(natural, width: width, ellipsis: ellipsis)
    droppedTitles = table.columns.indices.filter { index in !kept.contains { $0.index == index } }
      .map { table.columns[$0].title }
    columns = kept
    self.header = header
    self.rows = rows
    self.ellipsis = ellipsis
  }

  /// The lines of the table: its titles, a rule made of the given stroke, its rows.
  func lines(rule stroke: String) -> [[TerminalPiece]] {
    let total = columns.reduce(0) { $0 + $1.width } + Self.gap * (columns.count - 1)
    var rule = TerminalPiece.spaces(0)
    rule.text = String(repeating: stroke, count: max(0, total))
    return [line(header), [rule]] + rows.map(line)
  }

  private func line(_ cells: [[TerminalPiece]]) -> [TerminalPiece] {
    var line: [TerminalPiece] = []
    for column in columns {
      let cell = shortened(cells[column.index], to: column.width)
      let padding = TerminalPiece.spaces(max(0, column.width - Self.width(of: cell)))
      if column.index != columns.first?.index { line.append(.spaces(Self.gap)) }
      line += column.alignment == .right ? [padding] + cell : cell + [padding]
    }
    while let last = line.last, last.text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) { line.removeLast() }
    return line
  }

  private func shortened(_ cell: [TerminalPiece], to width: Int) -> [TerminalPiece] {
    var cell = cell
    for index in cell.indices.sorted(by: { cell[$0].width > cell[$1].width }) {
      let excess = Self.width(of: cell) - width
      guard excess > 0 else { break }
      let room = max(0, cell[index].width - excess)
      cell[index].text = DisplayWidth.shortened(cell[index].text, to: room, ellipsis: ellipsis)
    }
    return cell
  }

  private static func fitted(_ natural: [Column], width: Int, ellipsis: String) -> [Column] {
    var columns = natural
    while true {
      if let fitting = shrunk(columns, to: width, least: recognisable) { return fitting }
      guard let next = columns.map(\.dropOrder).max(), next > 0 else { break }
      columns.remove(at: columns.lastIndex { $0.dropOrder == next } ?? columns.startIndex)
    }
    return shrunk(columns, to: width, least: ellipsis.count) ?? columns
  }

  private static func shrunk(_ columns: [Column], to width: Int, least: Int) -> [Column]? {
    var columns = columns
    var excess = columns.reduce(0) { $0 + $1.width } + gap * (columns.count - 1) - width
    while excess > 0 {
      // The widest column gives first, so that several columns of names end up alike.
      let candidates = columns.indices.filter { columns[$0].canShorten && columns[$0].width > least }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { return nil }
      columns[widest].width -= 1
      excess -= 1
    }
    return columns
  }

  private static func width(of cell: [TerminalPiece]) -> Int {
    cell.reduce(0) { $0 + $1.width }
  }
}
