/// Prints pages as GitHub flavoured Markdown.
package struct MarkdownDialect: Dialect {
  /// The folder of the pictures, as it is reached from the page; nil where a page can have none beside it.
  private let figureFolder: String?

  /// Makes the dialect; pictures are left out unless there is a folder for them.
  package init(figureFolder: String? = nil) {
    self.figureFolder = figureFolder
  }

  /// The page as Markdown.
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
    if case .figure = block { return figureFolder != nil }
    return true
  }

  private func append(_ block: Block, to lines: inout OutputLines) {
    switch block {
    case .heading(let level, let title):
      lines.append(String(repeating: "#", count: level) + " " + MarkdownText.line(title))
    case .paragraph(let line): lines.append(MarkdownText.line(line))
    case .table(let table): append(table.written, to: &lines)
    case .figure(let figure):
      let path = MarkdownText.path("\(figureFolder ?? "")/\(figure.fileName)")
      lines.append("![\(MarkdownText.line(figure.alternative))](\(path))")
      lines.append("")
      lines.append(MarkdownText.line(figure.caption))
    case .note(let urgency, let line):
      lines.append(urgency == .warning ? "> [!WARNING]" : "> [!NOTE]")
      lines.append("> " + MarkdownText.line(line))
    case .list(let items):
      for item in items { lines.append("- " + MarkdownText.line(item)) }
    case .code(let code): append(code: code, to: &lines)
    case .details(let summary, let folded):
      lines.append("<details>")
      lines.append("<summary>" + MarkdownText.html(summary) + "</summary>")
      lines.append("")
      append(folded.blocks, to: &lines)
      lines.append("")
      lines.append("</details>")
    }
  }

  private func append(_ table: Table, to lines: inout OutputLines) {
    lines.append(row(table.columns.map { MarkdownText.line($0.title, inCell: true) }))
    lines.append(row(table.columns.map { $0.alignment == .right ? "---:" : ":---" }))
    for cells in table.rows {
      lines.append(row(cells.map { MarkdownText.line($0, inCell: true) }))
    }
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private func append(code: [Inline], to lines: inout OutputLines) {
    let content = code.map { MarkdownText.fenceable($0.runs.map(\.text).joined()) }
    // Three backticks at least; more where the content has a fence of its own.
    let longest = content.map(MarkdownText.longestBacktickRun).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    lines.append(fence + "text")
    for line in content { lines.append(line) }
    lines.append(fence)
  }
}
