/// A command as people type it, cut into arguments without a shell.
///
/// Blanks separate arguments. Single quotes keep everything; double quotes keep everything but a backslash before `"`
/// or `\`; outside quotes a backslash keeps the next character. Nothing is expanded, and what only a shell could do is
/// refused rather than passed on as an argument that nobody meant.
enum CommandText {
  /// Signs that tell a shell to do something: to connect, redirect, chain or substitute.
  private static let shellSigns: Set<Character> = ["|", "&", ";", "<", ">", "`", "$", "*", "?"]

  static func arguments(of text: String) throws(CommandTextError) -> [String] {
    var arguments: [String] = []
    var argument: String?
    var rest = text[...]
    while let sign = rest.popFirst() {
      if sign.isWhitespace {
        if let whole = argument { arguments.append(whole) }
        argument = nil
      } else if sign == "'" || sign == "\"" {
        argument = (argument ?? "") + (try quoted(by: sign, &rest, of: text))
      } else if sign == "\\" {
        guard let kept = rest.popFirst() else { throw CommandTextError(text: text, problem: "it ends in a backslash") }
        argument = (argument ?? "") + String(kept)
      } else if shellSigns.contains(sign) {
        throw CommandTextError(
          text: text, problem: "'\(sign)' is for a shell, and there is none; quote it, or ask for one with --shell")
      } else {
        argument = (argument ?? "") + String(sign)
      }
    }
    if let whole = argument { arguments.append(whole) }
    guard let program = arguments.first, !program.isEmpty else {
      throw CommandTextError(text: text, problem: "it names no program")
    }
    return arguments
  }

  /// What stands up to the closing quote, which is taken as well.
  private static func quoted(
    by quote: Character, _ rest: inout Substring, of text: String
  ) throws(CommandTextError) -> String {
    var kept = ""
    while let sign = rest.popFirst() {
      if sign == quote { return kept }
      if quote == "\"", sign == "\\", let next = rest.first, next == "\"" || next == "\\" {
        kept.append(rest.removeFirst())
      } else {
        kept.append(sign)
      }
    }
    throw CommandTextError(text: text, problem: "the quote \(quote) is not closed")
  }
}

/// Why a text is no command.
package struct CommandTextError: Error, Equatable, Sendable {
  /// The whole text.
  package let text: String
  /// One clause about it.
  package let problem: String
}
