/// Prints lines as HTML: our words and text from outside escaped alike, names as code.
enum HTMLText {
  /// A line with its meanings as classes.
  static func line(_ line: Inline) -> String {
    line.runs.map { run in
      var text = XMLText.escaped(run.text)
      if run.kind == .name { text = "<code>\(text)</code>" }
      if run.isStrong { text = "<strong>\(text)</strong>" }
      return run.role.map { "<span class=\"\(className($0))\">\(text)</span>" } ?? text
    }.joined()
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
