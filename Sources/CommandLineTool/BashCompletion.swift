/// Completions for bash, by its own builtins: the package bash-completion is not everywhere.
struct BashCompletion {
  private let syntax: CommandLineSyntax

  init(_ syntax: CommandLineSyntax) {
    self.syntax = syntax
  }

  var text: String {
    """
    # bash completion of \(syntax.tool); written by '\(syntax.tool) --generate-completion bash'
    _\(syntax.identifier)() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=
      # Bash makes words of the sign in --option=value.
      if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
      COMPREPLY=()
    \(syntax.commands.map(choosing).joined(separator: "\n"))
    \(first)  case $command in
    \(syntax.withCommands.map(branch).joined(separator: "\n"))
      esac
    }
    complete -o bashdefault -o default -F _\(syntax.identifier) \(syntax.tool)

    """
  }

  private func choosing(_ command: CommandLineSyntax) -> String {
    let word = command.commandWord ?? ""
    return command.isChosenByOption
      ? "  [[ \" ${COMP_WORDS[*]:1:COMP_CWORD-1} \" == *' \(word) '* ]] && command=\(word)"
      : "  [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} == \(word) ]] && command=\(word)"
  }

  /// The words that only the first place has, and those that follow help.
  private var first: String {
    var lines: [String] = []
    if !syntax.topics.isEmpty {
      lines.append(
        "  if [[ $COMP_CWORD -eq 2 && $prev == \(CommandLineSyntax.helpWord) ]]; then "
          + "COMPREPLY=($(compgen -W '\(syntax.helpNames.joined(separator: " "))' -- \"$cur\")); return; fi")
    }
    let words = syntax.firstWords.map(\.word).joined(separator: " ")
    if !words.isEmpty {
      lines.append(
        "  if [[ $COMP_CWORD -eq 1 && $cur != -* ]]; then COMPREPLY=($(compgen -W '\(words)' -- \"$cur\")); fi")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func branch(_ command: CommandLineSyntax) -> String {
    let key = command.commandWord ?? "*"
    let values = command.options.compactMap { option in
      CompletedValue(of: option).map { "        \(names(option)) \(reply($0)) return ;;" }
    }
    let all = command.options.map { "--\($0.name)" }.joined(separator: " ")
    return """
        \(key))
          case $prev in
      \(values.joined(separator: "\n"))
          esac
          [[ $cur == -* ]] && COMPREPLY=($(compgen -W '\(all)' -- "$cur"))
          ;;
      """
  }

  private func names(_ option: OptionDeclaration) -> String {
    "--\(option.name)" + (option.short.map { "|-\($0)" } ?? "") + ")"
  }

  private func reply(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$cur\"));"
    case .file: "COMPREPLY=($(compgen -f -- \"$cur\")); compopt -o filenames;"
    case .folder: "COMPREPLY=($(compgen -d -- \"$cur\")); compopt -o filenames;"
    case .reference: "COMPREPLY=($(compgen -W \"$(\(GitNames.listing) 2>/dev/null)\" -- \"$cur\"));"
    case .program: "COMPREPLY=($(compgen -c -- \"$cur\"));"
    case .text: "compopt +o default +o bashdefault;"
    }
  }
}

/// How a shell lists what a commit can be named by.
enum GitNames {
  static let listing = "git for-each-ref --format='%(refname:short)'"
}
