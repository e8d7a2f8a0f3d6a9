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
  /// The dialect for what reads a destination: standard output as it is read, a file always alike.
  package init(for destination: String, environment: [String: String], color: ColorChoice) {
    guard destination == "-" else {
      self = .file(colour: color == .always)
      return
    }
    let traits = ProcessSurroundings.traits(of: .output, environment: environment, color: color)
    self.init(width: traits.width, colour: traits.usesColor, unicode: traits.usesUnicode)
  }

  /// The dialect of a file, whose bytes are the same whatever terminal and language it was written in: the usual width,
  /// and no colours unless they are asked for.
  package static func file(colour: Bool) -> TerminalDialect {
    TerminalDialect(width: 80, colour: colour, unicode: true)
  }
}
