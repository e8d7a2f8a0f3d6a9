import CommandLineTool

/// A call of the tool as it was typed, and as it may be typed again.
struct Invocation {
  /// The program's name and its arguments.
  let words: [String]

  /// The same call with options that it has or has not, with a value each; nil for a flag.
  ///
  /// Options that it has are replaced, whatever way they are written.
  func with(_ options: [(declaration: OptionDeclaration, value: String?)]) -> Invocation {
    var head: [String] = []
    var rest = words.prefix { $0 != "--" }[...]
    let remainder = words.dropFirst(rest.count)
    while let word = rest.popFirst() {
      guard let option = options.first(where: { Self.names($0.declaration, word) })?.declaration else {
        head.append(word)
        continue
      }
      if option.valueName != nil, !word.contains("=") { _ = rest.popFirst() }
    }
    for (option, value) in options { head += ["--\(option.name)"] + (value.map { [$0] } ?? []) }
    return Invocation(words: head + remainder)
  }

  /// The call as a line of a shell.
  var line: String { words.map(\.shellWord).joined(separator: " ") }

  private static func names(_ option: OptionDeclaration, _ word: String) -> Bool {
    word == "--\(option.name)" || word.hasPrefix("--\(option.name)=")
  }
}
