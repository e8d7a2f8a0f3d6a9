/// The manual page of a command line, in the man macros that every troff and mandoc read.
struct ManPage {
  private let syntax: CommandLineSyntax
  private let build: BuildStamp

  init(_ syntax: CommandLineSyntax, build: BuildStamp) {
    self.syntax = syntax
    self.build = build
  }

  var text: String {
    let sections = [
      heading, section("NAME", [Self.plain("\(pageName) - \(lowercasedSummary)")]),
      section("SYNOPSIS", synopsis), section("DESCRIPTION", [Self.plain(syntax.summary)] + arguments),
    ]
    let groups =
      syntax.groups.map { group in section(group.title.uppercased(), group.options.flatMap(paragraph)) }
      + syntax.topics.map(section)
      + [section("HELP", OptionDeclaration.ofEveryTool.flatMap(paragraph))]
    let rest = [
      section("EXIT STATUS", syntax.exitStatuses.flatMap { Self.tagged(Self.bold("\($0.code)"), $0.meaning) }),
      section("EXAMPLES", syntax.examples.flatMap(paragraph)), section("SEE ALSO", seeAlso),
    ]
    return (sections + groups + rest).joined()
  }

  /// The name of the page: `bench-run-gate` for `bench-run gate`.
  private var pageName: String { Self.pageName(of: syntax) }

  private static func pageName(of syntax: CommandLineSyntax) -> String {
    syntax.tool.split { $0 == " " || $0 == "-" }.joined(separator: "-")
  }

  private var heading: String {
    ".TH \(pageName.uppercased()) 1 \"\(build.day)\" \"bench-tools \(build.version)\"\n"
  }

  private var lowercasedSummary: String {
    let sentence = syntax.firstSentence.dropLast()
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  private var synopsis: [String] {
    let words = syntax.usage.split(separator: " ").dropFirst(1 + syntax.tool.split(separator: " ").count)
    return [".B \(Self.escaped(syntax.tool))", Self.plain(words.joined(separator: " "))]
  }

  private var arguments: [String] {
    (syntax.positionals + [syntax.remainder].compactMap { $0 }).flatMap { positional in
      Self.tagged(Self.italic(positional.name), positional.help)
    }
  }

  private func section(_ topic: HelpTopic) -> String {
    section(
      topic.name.uppercased(),
      [Self.plain(topic.summary)] + topic.options.flatMap(paragraph)
        + topic.terms.flatMap { Self.tagged(Self.bold($0.word), $0.meaning) } + topic.examples.flatMap(paragraph))
  }

  private var seeAlso: [String] {
    let pages = syntax.commands.map { Self.pageName(of: $0) } + Self.tools.filter { $0 != pageName }
    return [pages.map { "\(Self.bold($0))(1)" }.joined(separator: ", ")]
  }

  private static let tools = ["bench-run", "bench-compare", "bench-report"]

  private func section(_ title: String, _ lines: [String]) -> String {
    if lines.isEmpty { return "" }
    return ([".SH \(Self.escaped(title))"] + lines).map { $0 + "\n" }.joined()
  }

  private func paragraph(_ option: OptionDeclaration) -> [String] {
    let names = (option.short.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
    let value = option.valueName.map { " \(Self.italic($0))" } ?? ""
    return Self.tagged(
      names.map { Self.bold($0) }.joined(separator: ", ") + value,
      option.help + (option.isRepeatable ? " Repeatable." : ""))
  }

  private func paragraph(_ example: CommandLineSyntax.Example) -> [String] {
    Self.tagged(Self.bold(example.command), example.explanation)
  }

  private static func tagged(_ tag: String, _ text: String) -> [String] { [".TP", tag, plain(text)] }
  private static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fP" }
  private static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fP" }

  /// Lines of text, none of which is taken for a macro.
  private static func plain(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ").map({ escaped(String($0)) }) {
      if let last = lines.last, !last.isEmpty, last.utf8.count + 1 + word.utf8.count > widest { lines.append("") }
      let isFirst = lines[lines.count - 1].isEmpty
      lines[lines.count - 1] += isFirst ? (word.hasPrefix(".") ? "\\&" + word : word) : " " + word
    }
    return lines.joined(separator: "\n")
  }

  /// What mandoc's lint calls a long line.
  private static let widest = 80

  /// Signs that are copied to a command line have to be those of ASCII; what is not ASCII is named by its number, which
  /// every reader knows whatever its locale.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": return "\\e"
      case "-": return "\\-"
      case "'": return "\\(aq"
      case "`": return "\\(ga"
      case "^": return "\\(ha"
      case "~": return "\\(ti"
      case _ where scalar.isASCII: return String(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }.joined()
  }
}
