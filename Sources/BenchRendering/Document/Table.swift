/// A table whose rows have a cell for every column, by construction.
package struct Table: Equatable, Sendable {
  /// On which side the cells of a column line up.
  package enum Alignment: Sendable {
    /// Words.
    case left
    /// Figures.
    case right
  }

  /// What a surface has to know about a column.
  package struct Column: Equatable, Sendable {
    /// What stands above it.
    package let title: Inline
    /// On which side its cells line up.
    package let alignment: Alignment
    /// When it is dropped where the surface is too narrow: 0 never, else the highest number first.
    package let dropOrder: Int
    /// Whether a row without it says nothing: where it has no place, a row is printed over several lines instead.
    package fileprivate(set) var isEssential: Bool
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
  package init<Item>(of items: [Item], columns specified: [TableColumn<Item>]) {
    // Compiled anew for each type of item: only what depends on it stands here.
    self.init(columns: specified.map(\.column), cells: specified.map { items.map($0.cell) }, count: items.count)
  }

  /// Makes a table of columns and the cells of each, for so many rows.
  private init(columns: [Column], cells: [[Inline]], count: Int) {
    let filled = columns.indices.filter { columns[$0].dropOrder == 0 || cells[$0].contains { !$0.isEmpty } }
    self.init(columns: filled.map { columns[$0] }, rows: (0..<count).map { row in filled.map { cells[$0][row] } })
  }

  private init(columns: [Column], rows: [[Inline]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table without what is drawn, for pages that have pictures.
  package var written: Table {
    let kept = columns.indices.filter { !columns[$0].isDrawing }
    if kept.count == columns.count { return self }
    return Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}

/// A column of a table and how its cells are made.
package struct TableColumn<Item>: Sendable {
  fileprivate var column: Table.Column
  fileprivate let cell: @Sendable (Item) -> Inline

  private init(
    title: Inline, alignment: Table.Alignment, dropOrder: Int, canShorten: Bool, isDrawing: Bool = false,
    cell: @escaping @Sendable (Item) -> Inline
  ) {
    column = Table.Column(
      title: title, alignment: alignment, dropOrder: dropOrder, isEssential: dropOrder == 0, canShorten: canShorten,
      isDrawing: isDrawing)
    self.cell = cell
  }

  /// A column of names, which may be shortened.
  package static func names(_ title: Inline, dropOrder: Int = 0, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .left, dropOrder: dropOrder, canShorten: true, cell: cell)
  }

  /// A column of words, which are printed whole or not at all.
  package static func words(_ title: Inline, dropOrder: Int = 0, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .left, dropOrder: dropOrder, canShorten: false, cell: cell)
  }

  /// A column of figures.
  package static func figures(_ title: Inline, dropOrder: Int, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .right, dropOrder: dropOrder, canShorten: false, cell: cell)
  }

  /// The column, without which a row says nothing though it may have no place in a table.
  package func essential() -> Self {
    var column = self
    column.column.isEssential = true
    return column
  }

  /// A column that draws what other columns say.
  package static func drawings(_ title: Inline, dropOrder: Int, cell: @escaping @Sendable (Item) -> Inline) -> Self {
    Self(title: title, alignment: .left, dropOrder: dropOrder, canShorten: false, isDrawing: true, cell: cell)
  }
}
