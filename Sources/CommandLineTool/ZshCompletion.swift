/// Completions for zsh, by `_arguments`.
struct ZshCompletion {
  private let syntax: CommandLineSyntax

  init(_ syntax: CommandLineSyntax) {
    self.syntax = syntax
  }

  var text: String {
    """
    #compdef \(syntax.tool)
    # zsh completion of \(syntax.tool); written by '\(syntax.tool) --generate-completion zsh'
    \(syntax.withCommands.map(function).joined(separator: "\n"))
    _\(syntax.identifier)_references() {
      local -a names
      names=(${(f)"$(\(GitNames.listing) 2>/dev/null)"})
      compadd -a names
    }
    _\(syntax.identifier)() {
    \(syntax.commands.map(choosing).joined(separator: "\n"))
    \(first)  _\(syntax.identifier)_arguments
    }
    # Loaded by the completion system it is called; read as a file it makes itself known.
    if [[ ${funcstack[1]} == _\(syntax.tool) ]]; then _\(syntax.identifier) "$@"; else compdef _\(syntax.identifier) \(syntax.tool); fi

    """
  }

  private func choosing(_ command: CommandLineSyntax) -> String {
    let word = command.commandWord ?? ""
    return command.isChosenByOption
      ? "  if (( ${words[(Ie)\(word)]} > 1 && ${words[(Ie)\(word)]} < CURRENT )); then "
        + "_\(command.identifier)_arguments; return; fi"
      : "  if (( CURRENT > 2 )) && [[ $words[2] == \(word) ]]; then "
        + "shift words; (( CURRENT-- )); _\(command.identifier)_arguments; return; fi"
  }

  private var first: String {
    var lines: [String] = []
    if !syntax.topics.isEmpty {
      lines.append(
        "  if (( CURRENT == 3 )) && [[ $words[2] == \(CommandLineSyntax.helpWord) ]]; then "
          + "compadd -- \(syntax.helpNames.joined(separator: " ")); return; fi")
    }
    let words = syntax.firstWords.map { Self.quoted("\(Self.escaped($0.word)):\($0.meaning)") }
    if !words.isEmpty {
      lines.append("  local -a first=(\(words.joined(separator: " ")))")
      lines.append("  (( CURRENT == 2 )) && _describe command first")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func function(_ command: CommandLineSyntax) -> String {
    let positionals = command.positionals.map { positional in
      "\(positional.isRepeatable ? "*" : ""):\(Self.escaped(positional.name)):\(action(CompletedValue(of: positional)))"
    }
    let specifications = (command.options.flatMap(specifications) + positionals).map { "    " + Self.quoted($0) }
    return """
      _\(command.identifier)_arguments() {
        _arguments -S \\
      \(specifications.joined(separator: " \\\n"))
      }
      """
  }

  /// One for each name of an option, so that either may be given where the other was not.
  private func specifications(_ option: OptionDeclaration) -> [String] {
    let long = "--\(option.name)"
    let names = [long] + (option.short.map { ["-\($0)"] } ?? [])
    let help = "[\(Self.escaped(option.help))]"
    let value =
      CompletedValue(of: option).map { kind in
        let names = option.valueName?.split(separator: " ").map { Self.escaped(String($0)) } ?? []
        // A list of choices is its own name.
        let shown = option.choices.isEmpty ? names : ["word"]
        if option.takesList { return ":\(shown.joined()):\(action(kind))" }
        return shown.map { ":\($0):\(action(kind))" }.joined()
      } ?? ""
    return names.map { name in
      let exclusion = option.isRepeatable ? "*" : "(\(names.joined(separator: " ")))"
      // One value may stand behind a sign, several are words of their own.
      let sign = option.valueName == nil || option.valueCount > 1 ? "" : name == long ? "=" : "+"
      return exclusion + name + sign + help + value
    }
  }

  private func action(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .file: "_files"
    case .folder: "_files -/"
    case .reference: "_\(syntax.identifier)_references"
    case .program: "_command_names -e"
    case .text: " "
    }
  }

  private static func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
