/// Text for XML 1.0 and HTML, where some characters mean something; in XML not even a reference may name most control
/// characters.
enum XMLText {
  /// Text for an attribute in double quotes or for an element's content.
  static func attribute(_ raw: String) -> String {
    // What XML cannot hold is made visible first, and so is what a page's other readers could take for a command.
    escaped(SafeText(name: raw, limit: SafeText.dataLimit).text)
  }

  /// Text with every character that means something as a reference.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { isMeaningful(Unicode.Scalar($0)) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isMeaningful(scalar) {
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a character means something; nearly every text has none that does.
  private static func isMeaningful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "&", "<", ">", "\"", "'": true
    default: false
    }
  }
}
