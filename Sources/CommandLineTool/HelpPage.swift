/// Lays out sections of two columns in a given width.
struct HelpPage {
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
    sections([(title, rows)])[0]
  }

  /// Several sections whose texts begin in one column.
  func sections(_ sections: [(title: String, rows: [Row])]) -> [String] {
    let beside = sections.flatMap(\.rows).map(\.label.count).filter { $0 <= Self.labelLimit }
    let column = 2 + (beside.max() ?? 0) + 2
    return sections.map { section in
      if section.rows.isEmpty { return "" }
      let lines = section.rows.map { row in
        let text = wrap(row.text, indent: column)
        let label = "  " + row.label
        if row.label.count > Self.labelLimit { return label + "\n" + text }
        return label + text.dropFirst(label.count)
      }
      return ([section.title + ":"] + lines).joined(separator: "\n")
    }
  }

  /// Commands, each with what it does below.
  func section(_ title: String, _ examples: [CommandLineSyntax.Example]) -> String {
    if examples.isEmpty { return "" }
    return "\(title):\n"
      + examples.map { "  \($0.command)\n" + wrap($0.explanation, indent: 6) }.joined(separator: "\n")
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
