/// Prints pages for a terminal: aligned, within its width, coloured only where asked.
package struct TerminalDialect: Dialect {
  /// How many columns the terminal has.
  package let width: Int
  /// Whether meanings are shown by colour; they never are by colour alone.
  package let colour: Bool
  /// Whether the terminal shows characters beyond ASCII.
  package let unicode: Bool

  /// No page can be laid out on less; narrower terminals are treated as this wide.
  package static let smallestWidth = 20

  /// Makes the dialect for a terminal.
  package init(width: Int, colour: Bool, unicode: Bool) {
    self.width = max(width, Self.smallestWidth)
    self.colour = colour
    self.unicode = unicode
  }

  /// The page as lines of text.
  ///
  /// Code is printed as it is, however long its lines are, because it is there to be copied.
  package func print(_ document: Document) -> String {
    var lines = OutputLines()
    append(document.blocks, to: &lines)
    return lines.text
  }

  private func append(_ blocks: [Block], to lines: inout OutputLines) {
    for (index, block) in blocks.filter(isShown).enumerated() {
      if index > 0 { lines.append("") }
      append(block, to: &lines)
    }
  }

  private func isShown(_ block: Block) -> Bool {
    if case .figure(let figure) = block { return figure.table != nil }
    return true
  }

  private func append(_ block: Block, to lines: inout OutputLines) {
    switch block {
    case .heading(let level, let title): append(title: title, level: level, to: &lines)
    case .paragraph(let line): append(wrapping: line, to: &lines)
    case .table(let table): append(table, to: &lines)
    case .figure(let figure):
      append(wrapping: figure.caption, to: &lines)
      lines.append("")
      if let table = figure.table { append(table, to: &lines) }
    case .note(let urgency, let line):
      let word = urgency == .warning ? ("warning:" as Inline).role(.warning) : "note:"
      append(wrapping: "\(word.strong()) \(line)", to: &lines)
    case .list(let items):
      for item in items { append(wrapping: item, marker: "- ", to: &lines) }
    case .code(let code):
      for line in code { lines.append(text(pieces(of: line))) }
    case .details(let summary, _): append(wrapping: faint("(\(summary))"), to: &lines)
    }
  }

  private func append(title: Inline, level: Int, to lines: inout OutputLines) {
    let wrapped = TerminalWrapping(width: width).lines(of: pieces(of: title.strong()))
    for line in wrapped { lines.append(text(line)) }
    guard level < 3 else { return }
    let longest = wrapped.map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0
    let stroke = level == 1 ? (unicode ? "═" : "=") : (unicode ? "─" : "-")
    lines.append(String(repeating: stroke, count: longest))
  }

  private func append(wrapping line: Inline, marker: String = "", to lines: inout OutputLines) {
    let wrapping = TerminalWrapping(width: width - marker.count)
    for (index, wrapped) in wrapping.lines(of: pieces(of: line)).enumerated() {
      let margin = index == 0 ? marker : String(repeating: " ", count: marker.count)
      lines.append(margin + text(wrapped))
    }
  }

  private func append(_ table: Table, to lines: inout OutputLines) {
    let layout = TerminalTableLayout(table, width: width, ellipsis: ellipsis, pieces: pieces(of:))
    guard layout.fits else { return append(asList: table, to: &lines) }
    for line in layout.lines(rule: unicode ? "─" : "-") { lines.append(text(line)) }
    appendDropped(layout.droppedTitles, to: &lines)
  }

  private func appendDropped(_ titles: [Inline], to lines: inout OutputLines) {
    guard !titles.isEmpty else { return }
    let noun: Inline = titles.count == 1 ? "column" : "columns"
    append(wrapping: faint("(too narrow for the \(noun) \(Inline.commaSeparated(titles)))"), to: &lines)
  }

  /// Every row as an item of a list: its first cell, and below it the others with their titles.
  private func append(asList table: Table, to lines: inout OutputLines) {
    for row in table.rows {
      append(wrapping: row.first ?? Inline(), marker: "- ", to: &lines)
      for (column, cell) in zip(table.columns, row).dropFirst() where Self.isListed(column) && !cell.isEmpty {
        append(wrapping: "\(column.title): \(cell)", marker: "  ", to: &lines)
      }
    }
    appendDropped(table.columns.filter { !Self.isListed($0) && !$0.isDrawing }.map(\.title), to: &lines)
  }

  /// What goes first from a table has no line of its own either: a row is to stay a few lines long.
  private static func isListed(_ column: Table.Column) -> Bool {
    !column.isDrawing && (column.isEssential || column.dropOrder <= 5)
  }

  private func faint(_ line: Inline) -> Inline { line.role(.faint) }

  private var ellipsis: String { unicode ? "…" : "..." }

  private func pieces(of line: Inline) -> [TerminalPiece] {
    line.runs.map { run in
      TerminalPiece(
        text: unicode ? run.text : ASCIIText.of(run.text), canShorten: run.kind != .plain, role: run.role,
        isStrong: run.isStrong)
    }
  }

  private func text(_ pieces: [TerminalPiece]) -> String {
    colour ? TerminalPiece.coloured(pieces) : pieces.map(\.text).joined()
  }
}
