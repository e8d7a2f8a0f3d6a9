/// A stretch of terminal text with one appearance.
struct TerminalPiece: Equatable {
  /// The text, as it will be printed.
  var text: String
  /// Whether the text may be cut in the middle; figures and our own words never are.
  let canShorten: Bool
  /// What the text means.
  let role: Inline.Role?
  /// Whether the text stands out.
  let isStrong: Bool

  /// Whether the piece looks like another one.
  func isStyled(like other: Self) -> Bool {
    role == other.role && isStrong == other.isStrong
  }

  /// The same piece, which may or may not be cut.
  func shortenable(_ canShorten: Bool) -> Self {
    Self(text: text, canShorten: canShorten, role: role, isStrong: isStrong)
  }

  /// How many columns the text takes.
  var width: Int { DisplayWidth.of(text) }

  /// How many columns pieces take that stand side by side.
  static func width(of pieces: [Self]) -> Int { pieces.reduce(0) { $0 + $1.width } }

  /// Pieces that are wider than a line, over several: broken within names where nothing else helps.
  static func lines(of pieces: [Self], width: Int) -> [[Self]] {
    var lines: [[Self]] = [[]]
    for (place, piece) in pieces.enumerated() {
      // What stands right behind a name, a comma as a rule, stays with it.
      let behind = Self.width(of: Array(pieces[(place + 1)...].prefix { !$0.canShorten }))
      let limit = behind * 2 < width ? width - behind : width
      let used = Self.width(of: lines[lines.count - 1])
      guard piece.canShorten, piece.width > limit - used else {
        if used > 0, piece.width > width - used { lines.append([]) }
        lines[lines.count - 1].append(piece)
        continue
      }
      for (number, text) in NameWrapping.lines(of: piece.text, width: limit, first: limit - used).enumerated() {
        var part = piece
        part.text = text
        if number > 0 { lines.append([]) }
        lines[lines.count - 1].append(part)
      }
    }
    return lines
  }

  /// White space between pieces.
  static func spaces(_ count: Int) -> Self {
    Self(text: String(repeating: " ", count: count), canShorten: false, role: nil, isStrong: false)
  }

  /// One space between two pieces; it looks like them where they look alike.
  static func space(between left: Self?, and right: Self?) -> Self {
    guard let left, let right, left.isStyled(like: right) else { return .spaces(1) }
    return Self(text: " ", canShorten: false, role: left.role, isStrong: left.isStrong)
  }

  /// Pieces in colour, with as few sequences as there are changes of appearance.
  static func coloured(_ pieces: [Self]) -> String {
    var merged: [Self] = []
    for piece in pieces {
      if let last = merged.last, last.isStyled(like: piece) {
        merged[merged.count - 1].text += piece.text
      } else {
        merged.append(piece)
      }
    }
    return merged.map(\.coloured).joined()
  }

  /// The text within its Select Graphic Rendition sequences (ECMA-48, 8.3.117).
  private var coloured: String {
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
