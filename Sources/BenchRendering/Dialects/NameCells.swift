import BenchModel

/// The cells of a column, fitted into its width so that cells which differ still do.
struct NameCells {
  private let cells: [[TerminalPiece]]
  private let width: Int
  private let ellipsis: String

  init(_ cells: [[TerminalPiece]], width: Int, ellipsis: String) {
    (self.cells, self.width, self.ellipsis) = (cells, width, ellipsis)
  }

  /// The lines of each cell: one, unless names in it can only be told apart when they are whole.
  var lines: [[[TerminalPiece]]] {
    if cells.allSatisfy({ TerminalPiece.width(of: $0) <= width }) { return cells.map { [$0] } }
    return shortened.map { $0.map { [$0] } } ?? cells.map { TerminalPiece.lines(of: $0, width: width) }
  }

  /// The cells with their longest names shortened; nil where two that differ would read the same.
  private var shortened: [[TerminalPiece]]? {
    let longest = cells.map { cell in
      cell.indices.filter { cell[$0].canShorten }.max { cell[$0].width < cell[$1].width }
    }
    let names = zip(cells, longest).map { cell, place in
      NameShortening.Name(
        text: place.map { cell[$0].text } ?? "",
        room: place.map { max(ellipsis.count, width - TerminalPiece.width(of: cell) + cell[$0].width) } ?? width)
    }
    guard let texts = NameShortening(ellipsis: ellipsis).shortened(names) else { return nil }
    var shown = cells
    for (row, place) in longest.enumerated() { if let place { shown[row][place].text = texts[row] } }
    let isDistinct = Set(shown.map(Self.text)).count == Set(cells.map(Self.text)).count
    return isDistinct && shown.allSatisfy { TerminalPiece.width(of: $0) <= width } ? shown : nil
  }

  private static func text(of cell: [TerminalPiece]) -> String { cell.map(\.text).joined() }
}
