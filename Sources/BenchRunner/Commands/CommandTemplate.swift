/// A command with places for parameters, `{name}`, which are filled in argument by argument.
///
/// A value stays one argument whatever it holds, because the text is cut before it is filled in; a shell gets the
/// filled text and makes of it what it will. Braces around anything else are left as they are.
package struct CommandTemplate: Sendable, Equatable {
  private let parts: [String]

  /// Takes a text, which is cut at its blanks, or handed to a shell as it is.
  package init(_ text: String, usesShell: Bool) throws(CommandTextError) {
    parts = usesShell ? ["/bin/sh", "-c", text] : try CommandText.arguments(of: text)
  }

  /// Takes a program and its arguments as they are.
  package init(arguments: [String]) {
    parts = arguments
  }

  /// The program and its arguments with the values in their places.
  package func arguments(_ values: [(name: String, value: String)] = []) -> [String] {
    parts.map { part in
      values.reduce(part) { $0.replacing("{\($1.name)}", with: $1.value) }
    }
  }

  /// Whether there is a place for a parameter.
  package func holds(_ name: String) -> Bool { parts.contains { $0.contains("{\(name)}") } }
}
