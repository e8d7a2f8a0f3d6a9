/// Prints pages as one self-contained HTML file: no script, no font, no picture from elsewhere.
package struct HTMLDialect: Dialect {
  /// Makes the dialect.
  package init() {}

  /// The page as HTML.
  package func print(_ document: Document) -> String {
    var body = HTMLBody()
    // A page has one main heading, also where a terminal does without.
    if !document.blocks.contains(where: \.isMainHeading) { body.append(.heading(level: 1, "Benchmarks")) }
    body.append(document.blocks)
    var lines = OutputLines()
    lines.append("<!DOCTYPE html>")
    lines.append("<html lang=\"en\">")
    lines.append("<head>")
    lines.append("<meta charset=\"utf-8\">")
    lines.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    // Nothing on the page may load or run anything, whatever a name smuggled in.
    lines.append(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
    lines.append("<title>\(Self.title(of: document))</title>")
    lines.append("<style>")
    for line in HTMLStyle.lines { lines.append(line) }
    lines.append("</style>")
    lines.append("</head>")
    lines.append("<body>")
    lines.append("<main>")
    lines.append(body.lines)
    lines.append("</main>")
    lines.append("</body>")
    lines.append("</html>")
    return lines.text
  }

  private static func title(of document: Document) -> String {
    for case .heading(_, let line) in document.blocks { return XMLText.escaped(line.text) }
    return "Benchmarks"
  }
}

extension Block {
  fileprivate var isMainHeading: Bool {
    if case .heading(level: 1, _) = self { return true }
    return false
  }
}
