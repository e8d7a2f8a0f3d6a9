package import BenchRendering
package import CommandLineTool

/// The forms of a page.
package enum PageFormat: String, OutputFormat {
  case text, markdown, html

  package var fileExtensions: [String] {
    switch self {
    case .text: ["txt"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    }
  }

  /// A page in this form, for what reads a destination.
  package func bytes(
    of page: Document, for destination: String, environment: [String: String], color: ColorChoice
  ) -> [UInt8] {
    let text =
      switch self {
      case .text: TerminalDialect(for: destination, environment: environment, color: color).print(page)
      case .markdown: MarkdownDialect().print(page)
      case .html: HTMLDialect().print(page)
      }
    return Array(text.utf8)
  }
}

extension TerminalDialect {
  /// The dialect for what reads a destination: a file has no colours unless they are asked for, and no terminal's
  /// width.
  package init(for destination: String, environment: [String: String], color: ColorChoice) {
    let traits =
      destination == "-"
      ? ProcessSurroundings.traits(of: .output, environment: environment, color: color)
      : TerminalTraits(environment: environment, isTerminal: false, terminalWidth: nil, color: color)
    self.init(
      width: traits.width, colour: traits.usesColor && (destination == "-" || color == .always),
      unicode: traits.usesUnicode)
  }
}
