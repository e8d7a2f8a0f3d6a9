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
    case .details(let summary, let blocks):
      lines.append("<details>")
      lines.append("<summary>\(HTMLText.line(summary))</summary>")
      append(blocks)
      lines.append("</details>")
    }
  }

  private mutating func append(_ code: [Inline]) {
    // Lines of a `pre` are lines of the file, so the first one must not touch a command's place either.
    let content = code.map { HTMLText.escaped($0.text) }
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

  /// What makes an element that scrolls, so that a narrow page does not, one that a keyboard reaches.
  ///
  /// It is a group and not a landmark, of which a page with many tables would have too many.
  private var scrolling: String { " role=\"group\" aria-labelledby=\"heading-\(headings)\" tabindex=\"0\"" }

  private static func side(_ column: Table.Column) -> String {
    column.alignment == .right ? " class=\"figure\"" : ""
  }
}
