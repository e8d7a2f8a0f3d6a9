/// How many columns of a terminal text takes.
enum DisplayWidth {
  /// The columns of a text: none for combining marks, two for East Asian wide characters and emoji, else one.
  static func of(_ text: String) -> Int {
    // Printable ASCII, as nearly all text is; what is not printable has been escaped before.
    if text.utf8.allSatisfy(isPrintable) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The text cut to at most so many columns, with an ellipsis for what is missing.
  ///
  /// Two thirds of what stays are the end, since names in a table mostly begin alike.
  static func shortened(_ text: String, to width: Int, ellipsis: String) -> String {
    guard of(text) > width else { return text }
    let room = max(0, width - ellipsis.unicodeScalars.count)
    let head = beginning(of: text, width: room / 3)
    let tail = beginning(of: String(text.reversed()), width: room - room / 3)
    return head + (width < ellipsis.unicodeScalars.count ? "" : ellipsis) + String(tail.reversed())
  }

  /// As much of the beginning of a text as fits so many columns.
  static func beginning(of text: some StringProtocol, width: Int) -> String {
    let bytes = text.utf8
    let end = bytes.prefix(max(width, 0)).firstIndex { !isPrintable($0) } ?? bytes.prefix(max(width, 0)).endIndex
    // A combining mark behind it would belong to the last letter.
    if end == bytes.endIndex || isPrintable(bytes[end]) { return String(text[..<end]) }
    var used = 0
    return String(
      text.prefix { character in
        used += of(String(character))
        return used <= width
      })
  }

  /// Whether a byte is a printable letter of ASCII, which takes one column.
  private static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if medialHangul.contains(scalar.value) { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Vowels and finals of Hangul, which are drawn into the syllable that precedes them.
  private static let medialHangul: ClosedRange<UInt32> = 0x1160...0x11FF

  /// Blocks that Unicode's EastAsianWidth.txt gives as wide or full-width; emoji are known by their property.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
    0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
