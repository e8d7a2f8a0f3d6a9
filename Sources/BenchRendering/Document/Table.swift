/// A table whose rows have a cell for every column, by construction.
package struct Table: Hashable, Sendable {
  /// On which side the cells of a column line up.
  package enum Alignment: Sendable {
    /// Words.
    case left
    /// Figures.
    case right
  }

  /// What a surface has to know about a column.
  package struct Column: Hashable, Sendable {
    /// What stands above it.
    package let title: Inline
    /// On which side its cells line up.
    package let alignment: Alignment
    /// When it is dropped where the surface is too narrow: 0 never, else the highest number first.
    package let dropOrder: Int
    /// Whether a row without it says nothing: where it has no place, a row is printed over several lines instead.
    package let isEssential: Bool
    /// Whether its cells may be shortened; figures never are.
    package let canShorten: Bool
    /// Whether it draws what other columns say, for terminals, which show no picture.
    package let isDrawing: Bool
  }

  /// The columns, from left to right.
  package let columns: [Column]
  /// The rows, from top to bottom.
  package let rows: [[Inline]]

  /// Makes a table with a row an item; a column with nothing in it is left out.
  init<Item>(of items: [Item], columns specified: [TableColumn<Item>]) {
    let filled = specified.map { column in (column: column, cells: items.map(column.cell)) }
      .filter { $0.column.dropOrder == 0 || $0.cells.contains { !$0.isEmpty } }
    columns = filled.map { column, _ in
      Column(
        title: column.title, alignment: column.alignment, dropOrder: column.dropOrder,
        isEssential: column.isEssential || column.dropOrder == 0, canShorten: column.canShorten,
        isDrawing: column.isDrawing)
    }
    rows = items.indices.map { row in filled.map { $0.cells[row] } }
  }

  private init(columns: [Column], rows: [[Inline]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table without what is drawn, for pages that have pictures.
  var written: Table {
    let kept = columns.indices.filter { !columns[$0].isDrawing }
    if kept.count == columns.count { return self }
    return Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}

/// A column of a table and how its cells are made.
struct TableColumn<Item>: Sendable {
  let title: Inline
  let alignment: Table.Alignment
  let dropOrder: Int
  let canShorten: Bool
  var isDrawing = false
  var isEssential = false
  let cell: @Sendable (Item) -> Inline

  /// A column of names, which may be shortened.
  static func names(_ title: Inline, dropOrder: Int = 0, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .left, dropOrder: dropOrder, canShorten: true, cell: cell)
  }

  /// A column of words, which are printed whole or not at all.
  static func words(_ title: Inline, dropOrder: Int = 0, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .left, dropOrder: dropOrder, canShorten: false, cell: cell)
  }

  /// A column of figures.
  static func figures(_ title: Inline, dropOrder: Int, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .right, dropOrder: dropOrder, canShorten: false, cell: cell)
  }

  /// The column, without which a row says nothing though it may have no place in a table.
  func essential() -> Self {
    var column = self
    column.isEssential = true
    return column
  }

  /// A column that draws what other columns say.
  static func drawings(_ title: Inline, dropOrder: Int, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .left, dropOrder: dropOrder, canShorten: false, isDrawing: true, cell: cell)
  }
}
