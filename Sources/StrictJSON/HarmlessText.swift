/// Which characters of a string a written document escapes beyond what JSON demands, since documents are shown in
/// terminals and in the logs of build servers: what cannot be seen, and the beginnings of commands.
///
/// Every reader decodes the same string, escaped or not.
enum HarmlessText {
  /// Whether a character of ASCII is never escaped, whatever stands beside it.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: ":"): false
    default: byte >= 0x20 && byte < 0x7F
    }
  }

  /// Whether a character of ASCII is escaped where it stands.
  static func isEscaped(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    isEscaped(
      Unicode.Scalar(text[index]), behind: index > 0 ? Unicode.Scalar(text[index - 1]) : nil,
      before: index + 1 < text.count ? Unicode.Scalar(text[index + 1]) : nil)
  }

  /// Whether a character is escaped between its neighbours; none is the string's end.
  static func isEscaped(
    _ scalar: Unicode.Scalar, behind previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\"", "\\": true
    // `##[`, `##vso[` and `##teamcity[` are commands wherever they stand, `::` is one where a line begins.
    case "#": previous == "#"
    case ":": next == ":" && (previous.map { $0.properties.isWhitespace || isUnseen($0) } ?? true)
    default: isUnseen(scalar)
    }
  }

  /// Controls, direction marks, characters without width, line separators.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
