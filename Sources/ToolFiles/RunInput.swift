import BenchFormats
import BenchModel
package import CommandLineTool
import SafeFiles

/// Where the runs of a tool come from and how they are read, as its command line says.
package struct RunInput: Sendable {
  /// The most bytes that are read for one side.
  package let limit: Int
  /// The word of the only format that is tried; nil to recognise each file by its content.
  package let format: String?

  /// The most that is read of an untrusted side unless the user says otherwise: 1 GiB.
  package static let defaultLimit = 1 << 30

  /// `--from`, which every tool that reads runs has.
  package static let fromOption = OptionDeclaration.choice(
    "from", among: RunReader.keywords, areListed: false,
    help: "Read every file as this format, by its word in 'bench-compare help formats'. Default: recognise each by its "
      + "content.")

  /// `--max-input`, which every tool that reads runs has.
  package static let maxInputOption = OptionDeclaration.value(
    "max-input", of: "SIZE",
    help: "The most that is read of a side, such as 2GB; the files of a folder count together. Default: 1GB.")

  /// The part of the help about files: which formats are read, and how.
  ///
  /// - Parameter more: options that the tool has beside these.
  package static func topic(
    also more: [OptionDeclaration], examples: [CommandLineSyntax.Example] = []
  ) -> HelpTopic {
    HelpTopic(
      "formats",
      "What files are read and how: \(([fromOption, maxInputOption] + more).map { "--\($0.name)" }.joined(separator: " ")).",
      options: [fromOption, maxInputOption] + more,
      terms: zip(RunReader.keywords, RunReader.names).map { .init($0, $1) }, examples: examples)
  }

  /// Reads with a limit, and by one format if one is named.
  package init(limit: Int = defaultLimit, format: String? = nil) {
    self.limit = limit
    self.format = format
  }

  /// What a command line says of both.
  package init(_ parsed: ParsedArguments) throws(ToolError) {
    limit = try rethrowing(try Self.limit(parsed.value(of: Self.maxInputOption))) { (error: NotationError) in
      ToolError(.usage, error.description)
    }
    format = parsed.value(of: Self.fromOption)
  }

  private static func limit(_ text: String?) throws(NotationError) -> Int {
    guard let text else { return defaultLimit }
    let quantity = try Quantity(text)
    guard [.bytes, .count].contains(quantity.unit), quantity.value >= 1, quantity.value < 1e15 else {
      throw NotationError(text: text, expected: "a size, such as 2GB")
    }
    return Int(quantity.value)
  }
}
