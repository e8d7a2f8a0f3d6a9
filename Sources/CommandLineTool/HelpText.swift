extension CommandLineSyntax {
  /// The help text, wrapped to `width` columns, ending with a line feed.
  package func help(width: Int) -> String {
    let page = HelpPage(width: width)
    var blocks = [page.wrap(summary, indent: 0), usage]
    blocks.append(page.section("Arguments", rows: (positionals + [remainder].compactMap(\.self)).map(Self.row)))
    blocks.append(page.section("Options", rows: options.map(Self.row)))
    blocks.append(page.section("Metrics", rows: metrics.map { ($0.word, $0.meaning) }))
    blocks.append(page.section("Exit status", rows: exitStatuses.map { ("\($0.code)", $0.meaning) }))
    let examples = examples.map { "  \($0.command)\n" + page.wrap($0.explanation, indent: 6) }
    blocks.append(examples.isEmpty ? "" : "Examples:\n" + examples.joined(separator: "\n"))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// The line that a usage error is followed by.
  package var usage: String {
    var words = ["Usage:", tool, "[options]"]
    for positional in positionals { words.append(Self.bracketed(positional)) }
    if let remainder { words.append(remainder.isOptional ? "[-- \(remainder.name)…]" : "-- \(remainder.name)…") }
    return words.joined(separator: " ")
  }

  private static func bracketed(_ positional: Positional) -> String {
    let name = positional.name + (positional.isRepeatable ? "…" : "")
    return positional.isOptional ? "[\(name)]" : name
  }

  private static func row(_ positional: Positional) -> HelpPage.Row {
    (positional.name, positional.help)
  }

  private static func row(_ option: OptionDeclaration) -> HelpPage.Row {
    let short = option.short.map { "-\($0), " } ?? "    "
    let value = option.valueName.map { " \($0)" } ?? ""
    return (short + "--\(option.name)\(value)", option.help + (option.isRepeatable ? " May be repeated." : ""))
  }
}

/// Lays out sections of two columns in a given width.
private struct HelpPage {
  typealias Row = (label: String, text: String)

  let width: Int

  /// Widest label that still has its text beside it; a longer one has it below.
  private static let labelLimit = 26
  /// Below this, wrapping would break every word into a line of its own.
  private static let narrowest = 40

  init(width: Int) {
    self.width = max(width, Self.narrowest)
  }

  func section(_ title: String, rows: [Row]) -> String {
    guard !rows.isEmpty else { return "" }
    let beside = rows.map(\.label.count).filter { $0 <= Self.labelLimit }
    let column = 2 + (beside.max() ?? 0) + 2
    let lines = rows.map { row in
      let text = wrap(row.text, indent: column)
      let label = "  " + row.label
      if row.label.count > Self.labelLimit { return label + "\n" + text }
      return label + text.dropFirst(label.count)
    }
    return ([title + ":"] + lines).joined(separator: "\n")
  }

  /// The text in lines of at most `width` columns, each indented; a longer word has a line of its own.
  func wrap(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [margin + line]).joined(separator: "\n")
  }
}
