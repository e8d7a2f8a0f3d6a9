/// A stretch of terminal text with one appearance.
struct TerminalPiece: Hashable {
  /// The text, as it will be printed.
  var text: String
  /// Whether the text may be cut in the middle; figures and our own words never are.
  let canShorten: Bool
  /// What the text means.
  let role: Inline.Role?
  /// Whether the text stands out.
  let isStrong: Bool

  /// How many columns the text takes.
  var width: Int { DisplayWidth.of(text) }

  /// White space between pieces.
  static func spaces(_ count: Int) -> Self {
    Self(text: String(repeating: " ", count: count), canShorten: false, role: nil, isStrong: false)
  }

  /// The text within its Select Graphic Rendition sequences (ECMA-48, 8.3.117).
  var coloured: String {
    let colour: String? =
      switch role {
      case .good: "32"
      case .bad: "31"
      case .warning: "33"
      case .faint: "2"
      case nil: nil
      }
    let parameters = [isStrong ? "1" : nil, colour].compactMap { $0 }.joined(separator: ";")
    return parameters.isEmpty || text.isEmpty ? text : "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
