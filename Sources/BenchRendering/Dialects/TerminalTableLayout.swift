import BenchModel

/// Lays a table out within a width: names are shortened first, then the least important columns are dropped.
///
/// Figures and words are printed whole or not at all, because a figure with its middle missing is another figure. Names
/// that could not be told apart when shortened take several lines instead.
struct TerminalTableLayout {
  private struct Column {
    let alignment: Table.Alignment
    let dropOrder: Int
    let index: Int
    /// What the column cannot do without while its names stay recognisable.
    let leastWidth: Int
    /// What the column cannot do without when nothing is left to drop.
    let smallestWidth: Int
    var width: Int
  }

  /// Whether the table fits with all that a row cannot do without; where it does not it is no use as a table.
  let fits: Bool
  /// The titles of the columns that did not fit.
  let droppedTitles: [Inline]
  private let columns: [Column]
  private let header: [[TerminalPiece]]
  private let rows: [[[TerminalPiece]]]
  private let ellipsis: String

  /// Two spaces tell columns apart where cells hold single ones.
  private static let gap = 2
  /// Below this a shortened name is no longer recognised, and a column is dropped instead.
  private static let recognisable = 20

  /// Lays out a table whose lines become pieces by a dialect's rules.
  init(_ table: Table, width: Int, ellipsis: String, pieces: (Inline) -> [TerminalPiece]) {
    let header = table.columns.map { column in
      pieces(column.title).map { $0.shortenable(column.canShorten) }
    }
    let rows = table.rows.map { row in
      zip(row, table.columns).map { cell, column in
        pieces(cell).map { $0.shortenable(column.canShorten && $0.canShorten) }
      }
    }
    let natural = table.columns.indices.map { index in
      let cells = [header[index]] + rows.map { $0[index] }
      let column = table.columns[index]
      return Column(
        alignment: column.alignment, dropOrder: column.dropOrder, index: index,
        leastWidth: Self.widest(cells) { min($0.width, Self.recognisable) },
        smallestWidth: Self.widest(cells) { min($0.width, ellipsis.count) }, width: Self.widest(cells, \.width))
    }
    let kept = Self.fitted(natural, width: width)
    // A drawing says nothing that is lost with it.
    droppedTitles = table.columns.indices
      .filter { index in !table.columns[index].isDrawing && !kept.contains { $0.index == index } }
      .map { table.columns[$0].title }
    let lacks = table.columns.indices.contains { index in
      table.columns[index].isEssential && !kept.contains { $0.index == index }
    }
    fits = !lacks && Self.total(kept) <= width
    columns = kept
    self.header = header
    self.rows = rows
    self.ellipsis = ellipsis
  }

  /// The lines of the table: its titles, a rule made of the given stroke, its rows.
  func lines(rule stroke: String) -> [[TerminalPiece]] {
    var rule = TerminalPiece.spaces(0)
    rule.text = String(repeating: stroke, count: max(0, Self.total(columns)))
    let cells = columns.map { column in
      NameCells(rows.map { $0[column.index] }, width: column.width, ellipsis: ellipsis).lines
    }
    let titles = columns.map { NameCells([header[$0.index]], width: $0.width, ellipsis: ellipsis).lines[0] }
    return lines(of: titles) + [[rule]] + rows.indices.flatMap { row in lines(of: cells.map { $0[row] }) }
  }

  /// The lines of a row, given those of each of its cells.
  private func lines(of cells: [[[TerminalPiece]]]) -> [[TerminalPiece]] {
    (0..<(cells.map(\.count).max() ?? 1)).map { number in
      line(cells.map { number < $0.count ? $0[number] : [] })
    }
  }

  private func line(_ cells: [[TerminalPiece]]) -> [TerminalPiece] {
    var line: [TerminalPiece] = []
    for (column, cell) in zip(columns, cells) {
      let padding = TerminalPiece.spaces(max(0, column.width - TerminalPiece.width(of: cell)))
      if column.index != columns.first?.index { line.append(.spaces(Self.gap)) }
      line += column.alignment == .right ? [padding] + cell : cell + [padding]
    }
    while let last = line.last, last.text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) { line.removeLast() }
    return line
  }

  private static func fitted(_ natural: [Column], width: Int) -> [Column] {
    var columns = natural
    while true {
      let shrunk = shrunk(columns, to: width, least: \.leastWidth)
      if total(shrunk) <= width { return shrunk }
      guard let next = columns.map(\.dropOrder).max(), next > 0 else { break }
      columns.remove(at: columns.lastIndex { $0.dropOrder == next } ?? columns.startIndex)
    }
    return shrunk(columns, to: width, least: \.smallestWidth)
  }

  /// The columns with the widest ones cut down to one common width, the largest with which all of them fit.
  private static func shrunk(_ columns: [Column], to width: Int, least: (Column) -> Int) -> [Column] {
    func cut(to cap: Int) -> [Column] {
      columns.map { column in
        var column = column
        column.width = min(column.width, max(cap, least(column)))
        return column
      }
    }
    var caps = 0...max(0, columns.map(\.width).max() ?? 0)
    while caps.lowerBound < caps.upperBound {
      let middle = (caps.lowerBound + caps.upperBound + 1) / 2
      caps = total(cut(to: middle)) <= width ? middle...caps.upperBound : caps.lowerBound...(middle - 1)
    }
    return cut(to: caps.lowerBound)
  }

  private static func total(_ columns: [Column]) -> Int {
    columns.reduce(0) { $0 + $1.width } + gap * (columns.count - 1)
  }

  /// The widest cell, where pieces that may be shortened count for what is given.
  private static func widest(_ cells: [[TerminalPiece]], _ shortened: (TerminalPiece) -> Int) -> Int {
    cells.reduce(0) { widest, cell in
      max(widest, cell.reduce(0) { $0 + ($1.canShorten ? shortened($1) : $1.width) })
    }
  }
}
