/// What stands between the ends of an HTML page, block by block.
struct HTMLBody {
  private(set) var lines = OutputLines()
  /// How many headings there are so far; what scrolls is called after the one that it stands below.
  private var headings = 0

  mutating func append(_ blocks: [Block]) {
    for block in blocks { append(block) }
  }

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let level, let title):
      headings += 1
      lines.append("<h\(level) id=\"heading-\(headings)\">\(HTMLText.line(title))</h\(level)>")
    case .paragraph(let line): lines.append("<p>\(HTMLText.line(line))</p>")
    case .table(let table): append(table.written)
    case .figure(let figure): append(figure)
    case .note(let urgency, let line):
      let isWarning = urgency == .warning
      let word = isWarning ? "Warning" : "Note"
      lines.append(
        "<p class=\"note\(isWarning ? " warning" : "")\"><strong>\(word):</strong> \(HTMLText.line(line))</p>")
    case .list(let items):
      lines.append("<ul>")
      for item in items { lines.append("<li>\(HTMLText.line(item))</li>") }
      lines.append("</ul>")
    case .code(let code): append(code)
    case .details(let summary, let folded):
      lines.append("<details>")
      lines.append("<summary>\(HTMLText.line(summary))</summary>")
      append(folded.blocks)
      lines.append("</details>")
    }
  }

  private mutating func append(_ code: [Inline]) {
    // Lines of a `pre` are lines of the file, so the first one must not touch a command's place either.
    let content = code.map { XMLText.escaped($0.text) }
    lines.append("<pre\(scrolling)><code>\(content.first ?? "")")
    for line in content.dropFirst() { lines.append(line) }
    lines.append("</code></pre>")
  }

  private mutating func append(_ figure: Figure) {
    lines.append("<figure>")
    lines.append("<div class=\"picture\"\(scrolling)>")
    for line in figure.svg.split(separator: "\n") { lines.append(String(line)) }
    lines.append("</div>")
    lines.append("<figcaption>\(HTMLText.line(figure.caption))</figcaption>")
    lines.append("</figure>")
  }

  private mutating func append(_ table: Table) {
    lines.append("<div class=\"table\"\(scrolling)>")
    lines.append("<table>")
    lines.append("<thead><tr>")
    let classes = Self.classes(of: table.columns)
    for (column, name) in zip(table.columns, classes) {
      lines.append("<th scope=\"col\"\(name)>\(HTMLText.line(column.title))</th>")
    }
    lines.append("</tr></thead>")
    lines.append("<tbody>")
    for cells in table.rows {
      lines.append("<tr>")
      for (index, (name, cell)) in zip(classes, cells).enumerated() {
        let content = HTMLText.line(cell)
        // What a row is about stands in its first cell, and is its header.
        lines.append(index == 0 ? "<th scope=\"row\"\(name)>\(content)</th>" : "<td\(name)>\(content)</td>")
      }
      lines.append("</tr>")
    }
    lines.append("</tbody>")
    lines.append("</table>")
    lines.append("</div>")
  }

  /// What makes an element that scrolls, so that a narrow page does not, one that a keyboard reaches.
  ///
  /// It is a group and not a landmark, of which a page with many tables would have too many.
  private var scrolling: String { " role=\"group\" aria-labelledby=\"heading-\(headings)\" tabindex=\"0\"" }

  /// The attribute of each column's cells: figures line up on the right, words stay on one line, and those in the last
  /// column, which are verdicts, are kept in sight.
  private static func classes(of columns: [Table.Column]) -> [String] {
    columns.enumerated().map { index, column in
      if column.alignment == .right { return " class=\"figure\"" }
      if column.canShorten { return "" }
      return index > 0 && index == columns.count - 1 ? " class=\"word kept\"" : " class=\"word\""
    }
  }
}
