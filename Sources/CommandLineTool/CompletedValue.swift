/// What a value on a command line is, as far as a shell can complete it.
enum CompletedValue: Equatable {
  case words([String])
  case file
  case folder
  /// A commit, branch or tag of the repository.
  case reference
  /// A program.
  case program
  /// What no shell can know.
  case text

  /// What an option's value is, told by its words or by what it is called; nil for a flag.
  init?(of option: OptionDeclaration) {
    guard let name = option.valueName else { return nil }
    self = option.choices.isEmpty ? Self(named: name) : .words(option.choices)
  }

  /// What an argument is.
  init(of positional: CommandLineSyntax.Positional) {
    self = Self(named: positional.name)
  }

  /// The names that the tables of all tools use.
  private init(named name: String) {
    switch name {
    case "FILE", "FILE…", "PATH", "RUN", "BASELINE", "CURRENT", "RESULTS": self = .file
    case "DIR": self = .folder
    case "REF": self = .reference
    case "COMMAND": self = .program
    default: self = .text
    }
  }
}

extension CommandLineSyntax {
  /// The word by which the completion of a command is known, which is one of its options for `--history`.
  var isChosenByOption: Bool { commandWord?.hasPrefix("-") == true }

  /// The commands, then the tool itself: the order in which a command line is held against them.
  var withCommands: [CommandLineSyntax] { commands + [self] }

  /// A name that is one word in every shell.
  var identifier: String {
    String(tool.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// What stands in the place of the first argument instead of one.
  var firstWords: [(word: String, meaning: String)] {
    let words = commands.filter { !$0.isChosenByOption }.compactMap { command in
      command.commandWord.map { (word: $0, meaning: command.firstSentence) }
    }
    return topics.isEmpty ? words : words + [(Self.helpWord, "Show this help, or that of a topic.")]
  }

  /// What may follow `help`.
  var helpNames: [String] { topics.map(\.name) + commands.compactMap(\.helpName) }
}
