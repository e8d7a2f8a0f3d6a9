/// An option that a tool knows, as one value that parsing, look-up and help share.
package struct OptionDeclaration: Equatable, Sendable {
  /// The long name without its dashes.
  package let name: String
  /// The letter that stands for the option after a single dash.
  package let short: Character?
  /// What the value is called in the help text; an option without one is a flag.
  package let valueName: String?
  /// The only values allowed; empty if any text will do.
  package let choices: [String]
  /// Whether the option may be given more than once, each time with a further value.
  package let isRepeatable: Bool
  /// Whether further arguments, up to the next option, are values as well.
  package let takesList: Bool
  /// How many arguments a value is made of; more than one are values of their own, in their order.
  package let valueCount: Int
  /// Whether it may also stand without any value.
  package private(set) var needsNone = false
  package let help: String

  private init(
    _ name: String, _ short: Character?, valueName: String? = nil, choices: [String] = [], isRepeatable: Bool = false,
    takesList: Bool = false, valueCount: Int = 1, help: String
  ) {
    self.name = name
    self.short = short
    self.valueName = valueName
    self.choices = choices
    self.isRepeatable = isRepeatable
    self.takesList = takesList
    self.valueCount = valueCount
    self.help = help
  }

  /// An option that is either given or not.
  package static func flag(_ name: String, short: Character? = nil, help: String) -> Self {
    Self(name, short, help: help)
  }

  /// An option with a value, such as `--output FILE`.
  package static func value(
    _ name: String, short: Character? = nil, of valueName: String, isRepeatable: Bool = false, help: String
  ) -> Self {
    Self(name, short, valueName: valueName, isRepeatable: isRepeatable, help: help)
  }

  /// An option with one or more values, such as `--baseline FILE…`: everything up to the next option is one.
  package static func list(_ name: String, short: Character? = nil, of valueName: String, help: String) -> Self {
    Self(name, short, valueName: valueName + "…", isRepeatable: true, takesList: true, help: help)
  }

  /// An option with a fixed number of values each time, such as `--parameter-list NAME VALUES`.
  package static func tuple(
    _ name: String, short: Character? = nil, of valueNames: [String], isRepeatable: Bool = false, help: String
  ) -> Self {
    Self(
      name, short, valueName: valueNames.joined(separator: " "), isRepeatable: isRepeatable,
      valueCount: valueNames.count, help: help)
  }

  /// An option with any number of values, also none, such as `--rerun [FILE…]`.
  package static func optionalList(_ name: String, of valueName: String, help: String) -> Self {
    var option = Self(name, nil, valueName: "[\(valueName)…]", takesList: true, help: help)
    option.needsNone = true
    return option
  }

  /// An option whose value is one of a few words, such as `--color auto|always|never`; more words than fit beside the
  /// option are listed in its help, or where the help says, and the value is called by a name.
  package static func choice(
    _ name: String, short: Character? = nil, of valueName: String? = nil, among choices: [String],
    isRepeatable: Bool = false,
    areListed: Bool = true, help: String
  ) -> Self {
    let words = choices.joined(separator: "|")
    let fits = words.utf8.count <= widestChoice
    return Self(
      name, short, valueName: valueName ?? (fits ? words : "NAME"), choices: choices, isRepeatable: isRepeatable,
      help: fits || !areListed ? help : help + " One of: \(choices.joined(separator: ", ")).")
  }

  /// With the option's own name before it, a line of help still fits a narrow terminal.
  private static let widestChoice = 24

  /// `-h` and `--help`, which every tool has.
  package static let help = flag("help", short: "h", help: "Show this help and end.")
  /// `--version`, which every tool has.
  package static let version = flag("version", help: "Show version and commit and end.")
  /// `--generate-man`, which every tool has.
  package static let manPage = flag("generate-man", help: "Print the manual page and end.")
  /// `--generate-completion`, which every tool has.
  package static let completion = choice(
    "generate-completion", of: "SHELL", among: CompletionShell.allCases.map(\.rawValue),
    help: "Print completions for bash, zsh or fish and end.")
  /// What every tool has.
  package static let ofEveryTool = [help, version, manPage, completion]
}
