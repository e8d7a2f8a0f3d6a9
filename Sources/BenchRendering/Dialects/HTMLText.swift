/// Prints lines as HTML: our words and text from outside escaped alike, names as code.
enum HTMLText {
  /// A line with its meanings as classes.
  static func line(_ line: Inline) -> String {
    line.runs.map { run in
      var text = escaped(run.text)
      if run.kind == .name { text = "<code>\(text)</code>" }
      if run.isStrong { text = "<strong>\(text)</strong>" }
      return run.role.map { "<span class=\"\(className($0))\">\(text)</span>" } ?? text
    }.joined()
  }

  /// Text with every character that means something to HTML as a reference.
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

  /// Whether a character means something to HTML; nearly every text has none that does.
  private static func isMeaningful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "&", "<", ">", "\"", "'": true
    default: false
    }
  }

  private static func className(_ role: Inline.Role) -> String {
    switch role {
    case .good: "good"
    case .bad: "bad"
    case .warning: "doubtful"
    case .faint: "faint"
    }
  }
}
