package import BenchRendering
package import CommandLineTool

/// A form of a page, and of what it is made from.
package enum PageFormat: String, OutputFormat {
  case text, markdown, html, json

  package init?(fileExtension: String) {
    switch fileExtension {
    case "txt": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "json": self = .json
    default: return nil
    }
  }
}

extension TerminalDialect {
  /// The dialect for what reads a destination: a file has no colours unless they are asked for, and no terminal's width.
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
