/// Prints pages as one self-contained HTML file: no script, no font, no picture from elsewhere.
package struct HTMLDialect: Dialect {
  /// Makes the dialect.
  package init() {}

  /// The page as HTML.
  package func print(_ document: Document) -> String {
    var lines = OutputLines()
    let title = Self.title(of: document)
    lines.append("<!DOCTYPE html>")
    lines.append("<html lang=\"en\">")
    lines.append("<head>")
    lines.append("<meta charset=\"utf-8\">")
    lines.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    // Nothing on the page may load or run anything, whatever a name smuggled in.
    lines.append(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
    lines.append("<title>\(title)</title>")
    lines.append("<style>")
    for line in HTMLStyle.lines { lines.append(line) }
    lines.append("</style>")
    lines.append("</head>")
    lines.append("<body>")
    lines.append("<main>")
    append(document.blocks, to: &lines)
    lines.append("</main>")
    lines.append("</body>")
    lines.append("</html>")
    return lines.text
  }

  private static func title(of document: Document) -> String {
    for case .heading(_, let line) in document.blocks { return HTMLText.escaped(line.runs.map(\.text).joined()) }
    return "Benchmarks"
  }

  private func append(_ blocks: [Block], to lines: inout OutputLines) {
    for block in blocks { append(block, to: &lines) }
  }

  private func append(_ block: Block, to lines: inout OutputLines) {
    switch block {
    case .heading(let level, let title): lines.append("<h\(level)>\(HTMLText.line(title))</h\(level)>")
    case .paragraph(let line): lines.append("<p>\(HTMLText.line(line))</p>")
    case .table(let table): append(table, to: &lines)
    case .note(let urgency, let line):
      let isWarning = urgency == .warning
      let word = isWarning ? "Warning" : "Note"
      lines.append(
        "<p class=\"note\(isWarning ? " warning" : "")\"><strong>\(word):</strong> \(HTMLText.line(line))</p>")
    case .list(let items):
      lines.append("<ul>")
      for item in items { lines.append("<li>\(HTMLText.line(item))</li>") }
      lines.append("</ul>")
    case .code(let code):
      // Lines of a `pre` are lines of the file, so the first one must not touch a command's place either.
      let content = code.map { HTMLText.escaped($0.runs.map(\.text).joined()) }
      lines.append("<pre><code>\(content.first ?? "")")
      for line in content.dropFirst() { lines.append(line) }
      lines.append("</code></pre>")
    case .details(let summary, let blocks):
      lines.append("<details>")
      lines.append("<summary>\(HTMLText.line(summary))</summary>")
      append(blocks, to: &lines)
      lines.append("</details>")
    }
  }

  /// A table in a region of its own that scrolls, so that a narrow page does not.
  private func append(_ table: Table, to lines: inout OutputLines) {
    lines.append("<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">")
    lines.append("<table>")
    lines.append("<thead><tr>")
    for column in table.columns {
      lines.append("<th scope=\"col\"\(Self.side(column))>\(HTMLText.line(column.title))</th>")
    }
    lines.append("</tr></thead>")
    lines.append("<tbody>")
    for cells in table.rows {
      lines.append("<tr>")
      for (index, (column, cell)) in zip(table.columns, cells).enumerated() {
        let content = HTMLText.line(cell)
        // What a row is about stands in its first cell, and is its header.
        lines.append(
          index == 0
            ? "<th scope=\"row\"\(Self.side(column))>\(content)</th>" : "<td\(Self.side(column))>\(content)</td>")
      }
      lines.append("</tr>")
    }
    lines.append("</tbody>")
    lines.append("</table>")
    lines.append("</div>")
  }

  private static func side(_ column: Table.Column) -> String {
    column.alignment == .right ? " class=\"figure\"" : ""
  }
}
