/// A command line that the tool does not understand; ends with `ExitStatus.usage`.
package enum UsageError: Error, Equatable, Sendable {
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, valueName: String)
  case valueNotAllowed(option: String, value: String)
  case unknownChoice(option: String, value: String, choices: [String], suggestion: String?)
  case unsuitableValue(option: String, value: String, expected: String)
  case repeated(option: String)
  case missingArgument(String)
  case unexpectedArgument(String)
  case unknownTopic(String, topics: [String], suggestion: String?)

  /// One line that says what is wrong and what to do, with nothing in it that could steer a terminal.
  package var message: String {
    switch self {
    case .unknownOption(let option, let suggestion):
      "unknown option '\(option.printable)'" + Self.question(suggestion)
    case .missingValue(let option, let valueName):
      "option '--\(option)' needs a value; write --\(option) \(valueName), "
        + "or --\(option)=\(valueName) if the value begins with '-'"
    case .valueNotAllowed(let option, let value):
      "option '--\(option)' takes no value; remove '=\(value.printable)'"
    case .unknownChoice(let option, let value, let choices, let suggestion):
      "option '--\(option)' takes \(choices.joined(separator: ", ")), not '\(value.printable)'"
        + Self.question(suggestion)
    case .unsuitableValue(let option, let value, let expected):
      "option '--\(option)' needs \(expected), not '\(value.printable)'"
    case .repeated(let option):
      "option '--\(option)' is given more than once; keep one"
    case .missingArgument(let name):
      "missing argument \(name)"
    case .unexpectedArgument(let argument):
      "unexpected argument '\(argument.printable)'"
    case .unknownTopic(let name, let topics, let suggestion):
      "there is no help on '\(name.printable)', but on \(topics.joined(separator: ", "))" + Self.question(suggestion)
    }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }
}
