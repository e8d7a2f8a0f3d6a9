/// What stands between the ends of an HTML page, block by block.
struct HTMLBody {
  private(set) var lines = OutputLines()
  /// How many headings there are so far; what scrolls is called after the one that it stands below.
  private var headings = 0
  /// The titles of the tables so far, those of tables that are alike once.
  private var titles: [[String]] = []

  /// What writes the titles of columns before the cells of a table that is no table on a narrow page.
  var labels: [String] {
    titles.enumerated().flatMap { number, titles in
      titles.enumerated().dropFirst().map { column, title in
        ".t\(number + 1) td:nth-child(\(column + 1))::before { content: \"\(Self.styleText(title))\"; }"
      }
    }
  }

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
    case .code(let code): append(code: code)
    case .details(let summary, let folded):
      lines.append("<details>")
      lines.append("<summary>\(HTMLText.line(summary))</summary>")
      append(folded.blocks)
      lines.append("</details>")
    }
  }

  /// Lines of our own.
  mutating func append(_ own: [String]) {
    for line in own { lines.append(line) }
  }

  /// What is folded under a summary and found by a name.
  mutating func append(entry name: String, summary: Inline, isOpen: Bool, _ blocks: [Block]) {
    lines.append("<details data-series=\"\(XMLText.attribute(name))\"\(isOpen ? " open" : "")>")
    lines.append("<summary>\(HTMLText.line(summary))</summary>")
    append(blocks)
    lines.append("</details>")
  }

  private mutating func append(code: [Inline]) {
    // Lines of a `pre` are lines of the file, so the first one must not touch a command's place either.
    let content = code.map { XMLText.escaped($0.text) }
    lines.append("<pre\(scrolling)><code>\(content.first ?? "")")
    for line in content.dropFirst() { lines.append(line) }
    lines.append("</code></pre>")
  }

  private mutating func append(_ figure: Figure) {
    lines.append("<figure>")
    let narrow = figure.narrowSVG
    append(svg: figure.svg, classes: narrow == nil ? "picture" : "picture wide")
    if let narrow { append(svg: narrow, classes: "picture narrow") }
    lines.append("<figcaption>\(HTMLText.line(figure.caption))</figcaption>")
    lines.append("</figure>")
  }

  private mutating func append(svg: String, classes: String) {
    lines.append("<div class=\"\(classes)\"\(scrolling)>")
    for line in svg.split(separator: "\n") { lines.append(String(line)) }
    lines.append("</div>")
  }

  private mutating func append(_ table: Table) {
    lines.append("<div class=\"table\"\(scrolling)>")
    lines.append("<table class=\"t\(number(of: table.columns.map(\.title.text)))\">")
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

  /// The number of tables with these titles, from 1.
  private mutating func number(of titles: [String]) -> Int {
    if let known = self.titles.firstIndex(of: titles) { return known + 1 }
    self.titles.append(titles)
    return self.titles.count
  }

  /// A text between the quotes of a style sheet: what could end either stands as its code.
  private static func styleText(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " %.()-".unicodeScalars.contains(scalar)
      return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
    }.joined()
  }

  /// The attribute of each column's cells: figures line up on the right, and words are not broken.
  private static func classes(of columns: [Table.Column]) -> [String] {
    columns.map { $0.alignment == .right ? " class=\"figure\"" : $0.canShorten ? "" : " class=\"word\"" }
  }
}
