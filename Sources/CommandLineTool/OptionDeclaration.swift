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
  package let help: String

  /// An option that is either given or not.
  package static func flag(_ name: String, short: Character? = nil, help: String) -> Self {
    Self(name: name, short: short, valueName: nil, choices: [], isRepeatable: false, takesList: false, help: help)
  }

  /// An option with a value, such as `--output FILE`.
  package static func value(
    _ name: String, short: Character? = nil, of valueName: String, isRepeatable: Bool = false, help: String
  ) -> Self {
    Self(
      name: name, short: short, valueName: valueName, choices: [], isRepeatable: isRepeatable, takesList: false,
      help: help)
  }

  /// An option with one or more values, such as `--baseline FILE…`: everything up to the next option is one.
  package static func list(_ name: String, short: Character? = nil, of valueName: String, help: String) -> Self {
    Self(
      name: name, short: short, valueName: valueName + "…", choices: [], isRepeatable: true, takesList: true,
      help: help)
  }

  /// An option whose value is one of a few words, such as `--color auto|always|never`; more words than fit beside the
  /// option are listed in its help.
  package static func choice(
    _ name: String, short: Character? = nil, among choices: [String], isRepeatable: Bool = false, help: String
  ) -> Self {
    let words = choices.joined(separator: "|")
    let fits = words.utf8.count <= widestChoice
    return Self(
      name: name, short: short, valueName: fits ? words : "NAME", choices: choices, isRepeatable: isRepeatable,
      takesList: false, help: fits ? help : help + " One of: \(choices.joined(separator: ", ")).")
  }

  /// With the option's own name before it, a line of help still fits a narrow terminal.
  private static let widestChoice = 24

  /// `-h` and `--help`, which every tool has.
  package static let help = flag("help", short: "h", help: "Show this help and end.")
  /// `--version`, which every tool has.
  package static let version = flag("version", help: "Show the version and end.")
}
