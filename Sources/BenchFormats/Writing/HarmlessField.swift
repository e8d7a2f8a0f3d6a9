/// Text of a run for formats of plain text, which have no escapes of their own and are printed into terminals and logs.
///
/// What cannot be seen would end a line or steer a terminal, and `##` or a leading `::` would be a command to a build
/// server (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
enum HarmlessField {
  /// The text with a replacement for each such character; as it is where there is none.
  static func replacing(_ text: String, _ replacement: (Unicode.Scalar) -> String) -> String {
    // Most texts are plain; to ask what each of their characters is takes a microsecond.
    let isPlain = text.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ":")
    }
    if isPlain { return text }
    var result = ""
    var previous: Unicode.Scalar?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let beginsWord = previous.map { $0.properties.isWhitespace || isUnseen($0) } ?? true
      let isCommand = scalar == "#" ? previous == "#" : scalar == ":" && beginsWord && rest.first == ":"
      if isCommand || isUnseen(scalar) {
        result += replacement(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// The text with those characters written as `\u{…}`.
  static func escaped(_ text: String) -> String {
    replacing(text) { "\\u{\(String($0.value, radix: 16))}" }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
