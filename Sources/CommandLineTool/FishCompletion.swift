/// Completions for fish: a line for each option of each command.
struct FishCompletion {
  private let syntax: CommandLineSyntax

  init(_ syntax: CommandLineSyntax) {
    self.syntax = syntax
  }

  var text: String {
    let lines =
      ["# fish completion of \(syntax.tool); written by '\(syntax.tool) --generate-completion fish'"] + first
      + syntax.withCommands.flatMap(lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private var first: [String] {
    let words = syntax.firstWords.map { item in
      "complete -c \(syntax.tool) -n '__fish_is_first_arg' -a \(item.word) -d \(Self.quoted(item.meaning))"
    }
    if syntax.topics.isEmpty { return words }
    return words + [
      "complete -c \(syntax.tool) -f -n '__fish_prev_arg_in \(CommandLineSyntax.helpWord)' "
        + "-a '\(syntax.helpNames.joined(separator: " "))'"
    ]
  }

  private func lines(_ command: CommandLineSyntax) -> [String] {
    let condition = condition(command)
    return command.options.map { option in
      let short = option.short.map { " -s \($0)" } ?? ""
      return "complete -c \(syntax.tool)\(condition)\(short) -l \(option.name)\(value(option)) "
        + "-d \(Self.quoted(option.help))"
    }
  }

  private func condition(_ command: CommandLineSyntax) -> String {
    if let word = command.commandWord { return " -n \(Self.quoted(Self.test(word)))" }
    let others = syntax.commands.compactMap(\.commandWord).map { "not \(Self.test($0))" }
    return others.isEmpty ? "" : " -n \(Self.quoted(others.joined(separator: "; and ")))"
  }

  private static func test(_ word: String) -> String { "contains -- \(word) (commandline -opc)" }

  private func value(_ option: OptionDeclaration) -> String {
    switch CompletedValue(of: option) {
    case nil: ""
    case .words(let words): " -x -a '\(words.joined(separator: " "))'"
    case .file: " -r -F"
    case .folder: " -x -a '(__fish_complete_directories)'"
    case .reference: " -x -a \(Self.quoted("(\(GitNames.listing) 2>/dev/null)"))"
    case .program: " -x -a '(__fish_complete_command)'"
    case .text: " -x"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
