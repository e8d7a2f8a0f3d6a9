extension CommandLineSyntax {
  /// The first page of help, wrapped to `width` columns, ending with a line feed.
  package func help(width: Int) -> String {
    let page = HelpPage(width: width)
    var blocks = [page.wrap(summary, indent: 0), usage]
    blocks.append(page.section("Arguments", rows: (positionals + [remainder].compactMap(\.self)).map(Self.row)))
    // The shorter lists of options stand on one grid, so that the page is read down one column.
    blocks += page.sections((groups + [OptionGroup("Help", OptionDeclaration.ofEveryTool)]).map(Self.section))
    blocks.append(page.section(topicTitle, rows: topicRows))
    blocks.append(page.section("Exit status", rows: exitStatuses.map { ("\($0.code)", $0.meaning) }))
    blocks.append(page.section("Examples", examples))
    return Self.text(of: blocks)
  }

  /// The help on one topic, or on a command of this tool.
  package func help(on name: String, width: Int) -> String {
    if let command = commands.first(where: { $0.helpName == name }) { return command.help(width: width) }
    guard let topic = topics.first(where: { $0.name == name }) else { return help(width: width) }
    let page = HelpPage(width: width)
    return Self.text(of: [
      page.wrap("\(tool) \(Self.helpWord) \(name): \(topic.summary)", indent: 0),
      page.section("Options", rows: topic.options.map(Self.row)),
      page.section("Words", rows: topic.terms.map { ($0.word, $0.meaning) }),
      page.section("Examples", topic.examples),
    ])
  }

  /// The line that a usage error is followed by.
  package var usage: String {
    var words = ["Usage:", tool, "[options]"]
    for positional in positionals { words.append(Self.bracketed(positional)) }
    if let remainder { words.append(remainder.isOptional ? "[-- \(remainder.name)…]" : "-- \(remainder.name)…") }
    return words.joined(separator: " ")
  }

  private var topicTitle: String { "More, by '\(tool) \(Self.helpWord) TOPIC'" }

  private var topicRows: [HelpPage.Row] {
    topics.map { ($0.name, $0.summary) }
      + commands.compactMap { command in command.helpName.map { ($0, command.firstSentence) } }
  }

  /// What a list of commands says of this one.
  var firstSentence: String {
    let ends = [". ", ": "].compactMap { summary.firstRange(of: $0)?.lowerBound }
    let sentence = summary[..<(ends.min() ?? summary.endIndex)]
    return sentence.hasSuffix(".") ? String(sentence) : sentence + "."
  }

  private static func text(of blocks: [String]) -> String {
    blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func bracketed(_ positional: Positional) -> String {
    let name = positional.name + (positional.isRepeatable ? "…" : "")
    return positional.isOptional ? "[\(name)]" : name
  }

  private static func section(_ group: OptionGroup) -> (title: String, rows: [HelpPage.Row]) {
    (group.title, group.options.map(Self.row))
  }

  private static func row(_ positional: Positional) -> HelpPage.Row {
    (positional.name, positional.help)
  }

  private static func row(_ option: OptionDeclaration) -> HelpPage.Row {
    let short = option.short.map { "-\($0), " } ?? "    "
    let value = option.valueName.map { " \($0)" } ?? ""
    return (short + "--\(option.name)\(value)", option.help + (option.isRepeatable ? " Repeatable." : ""))
  }
}
