/// Text for terminals that show nothing beyond ASCII.
enum ASCIIText {
  /// The text with our own signs spelled out and every other character beyond ASCII as `\u{..}`.
  static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.unicodeScalars.map { scalar in
      scalar.isASCII ? String(scalar) : spelling[scalar] ?? SafeText.notation(of: scalar)
    }.joined()
  }

  private static let spelling: [Unicode.Scalar: String] = [
    "\u{3BC}": "u", "\u{B5}": "u", "±": "+-", "≥": ">=", "≤": "<=", "…": "...", "×": "x", "∞": "inf",
    "▁": "_", "▂": ",", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#",
    "·": ".", "├": "|", "─": "-", "┤": "|", "▒": "=", "┊": ":", "━": "=", "╋": "+", "●": "o",
  ]
}
