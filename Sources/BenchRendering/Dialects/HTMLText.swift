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
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "<", ">", "\"", "'": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
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
