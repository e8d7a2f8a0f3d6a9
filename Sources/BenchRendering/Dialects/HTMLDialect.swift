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
    return Self.page(titled: Self.title(of: document), body, script: nil)
  }

  /// A page of a body; its only script, if it has one, is a text of ours.
  static func page(titled title: Inline, _ body: HTMLBody, script: String?) -> String {
    var lines = OutputLines()
    lines.append("<!DOCTYPE html>")
    lines.append("<html lang=\"en\">")
    lines.append("<head>")
    lines.append("<meta charset=\"utf-8\">")
    lines.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    // Nothing on the page may load or run anything, whatever a name smuggled in.
    let allowed = script == nil ? "" : "; script-src '\(FilterScript.hash)'"
    lines.append(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\(allowed)\">"
    )
    lines.append("<title>\(XMLText.escaped(title.text))</title>")
    lines.append("<style>")
    for line in HTMLStyle.lines { lines.append(line) }
    if !body.labels.isEmpty {
      lines.append("@media screen and (max-width: 40rem) {")
      for line in body.labels { lines.append(line) }
      lines.append("}")
    }
    lines.append("</style>")
    lines.append("</head>")
    lines.append("<body>")
    lines.append("<main>")
    lines.append(body.lines)
    lines.append("</main>")
    if let script {
      lines.append("<script>")
      for line in script.split(separator: "\n") { lines.append(String(line)) }
      lines.append("</script>")
    }
    lines.append("</body>")
    lines.append("</html>")
    return lines.text
  }

  private static func title(of document: Document) -> Inline {
    for case .heading(_, let line) in document.blocks { return line }
    return "Benchmarks"
  }
}

extension Block {
  fileprivate var isMainHeading: Bool {
    if case .heading(level: 1, _) = self { return true }
    return false
  }
}
