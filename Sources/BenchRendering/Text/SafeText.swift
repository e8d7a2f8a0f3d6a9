/// Text from outside that no surface can mistake for anything but text.
///
/// Invisible characters become visible as `\u{..}`: controls, line ends, direction marks, zero-width characters. So do
/// the beginnings of commands that build servers look for in output. The length is bounded by cutting the middle out.
package struct SafeText: Equatable, Sendable {
  /// The text, fit to stand on one line.
  package let text: String

  /// What a name may take of a page; long enough for every benchmark we have seen, short enough for a table.
  package static let nameLimit = 256
  /// What a name may take where programs read it and two names must not become one: all of it, up to a megabyte.
  static let dataLimit = 1 << 20
  /// What a sentence may take of a page: a few names and the words around them.
  static let sentenceLimit = 1_000
  /// What a command line may take of a page; it is there to be copied, so it is cut last.
  package static let commandLimit = 4_000

  /// Makes a name; white space at its ends is made visible, and so is an empty one.
  package init(name raw: String, limit: Int = SafeText.nameLimit) {
    if Self.isPlain(raw, limit: limit) {
      text = raw
    } else {
      text = raw.isEmpty ? "\"\"" : Self.escaped(raw.unicodeScalars, limit: limit, showsEnds: true)
    }
  }

  /// Makes a sentence; white space at its ends is dropped.
  package init(sentence raw: String) {
    if Self.isPlain(raw, limit: Self.sentenceLimit) {
      text = raw
      return
    }
    let body = raw.unicodeScalars.drop { $0.properties.isWhitespace }
    let end = body.lastIndex { !$0.properties.isWhitespace }.map { body.index(after: $0) } ?? body.startIndex
    text = Self.escaped(body[body.startIndex..<end], limit: Self.sentenceLimit, showsEnds: false)
  }

  /// Makes one line of a program's output; its indentation stays.
  package init(outputLine raw: String, limit: Int = SafeText.nameLimit) {
    text = Self.escaped(raw.unicodeScalars, limit: limit, showsEnds: false)
  }

  /// The visible notation of one character.
  static func notation(of scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether a text is what nearly every one is, and needs no second look: printable ASCII that begins no command.
  private static func isPlain(_ raw: String, limit: Int) -> Bool {
    let space = UInt8(ascii: " ")
    var previous = space
    for byte in raw.utf8 {
      let isDoubled = byte == previous && (byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#"))
      guard byte >= space, byte < 0x7F, !isDoubled else { return false }
      previous = byte
    }
    return previous != space && raw.utf8.first != space && raw.utf8.count <= limit
  }

  private static func escaped(
    _ raw: some BidirectionalCollection<Unicode.Scalar>, limit: Int, showsEnds: Bool
  ) -> String {
    // Every character prints as at least one, so no more than the limit is needed from either end.
    let count = raw.count
    let isCut = count > 2 * limit
    let scalars = isCut ? Array(raw.prefix(limit)) + Array(raw.suffix(limit)) : Array(raw)
    let pieces = scalars.indices.map { index in
      let isEnd = index == scalars.startIndex || index == scalars.endIndex - 1
      return piece(at: index, of: scalars, isShownEnd: showsEnds && isEnd)
    }
    let total = pieces.reduce(0) { $0 + $1.unicodeScalars.count }
    if !isCut, total <= limit { return pieces.joined() }
    // The beginning tells more than the end, and one character says that something is missing.
    let tailLimit = (limit - 1) / 3
    let head = pieces[..<fitting(pieces, limit: limit - 1 - tailLimit)]
    let tail = Array(pieces.reversed()[..<fitting(pieces.reversed(), limit: tailLimit)].reversed())
    return head.joined() + "…" + tail.joined()
  }

  private static func fitting(_ pieces: [String], limit: Int) -> Int {
    var length = 0
    return pieces.firstIndex { piece in
      length += piece.unicodeScalars.count
      return length > limit
    } ?? pieces.count
  }

  private static func piece(at index: Int, of scalars: [Unicode.Scalar], isShownEnd: Bool) -> String {
    let scalar = scalars[index]
    let previous = index > 0 ? scalars[index - 1] : nil
    switch scalar {
    case ":" where previous?.properties.isWhitespace ?? true:
      // `::` at the start of a line is a command to GitHub's runner, and lines are wrapped at white space.
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      return next == ":" ? notation(of: scalar) : ":"
    case "#" where previous == "#":
      // `##[`, `##vso[` and `##teamcity[` are commands to build servers wherever they stand.
      return notation(of: scalar)
    case "!"..."~": return String(scalar)
    case " ": return isShownEnd ? notation(of: scalar) : " "
    default:
      let joinsWhatPrecedes = index == 0 && scalar.properties.isGraphemeExtend
      let isShown = isShownEnd && scalar.properties.isWhitespace
      return isInvisible(scalar) || joinsWhatPrecedes || isShown ? notation(of: scalar) : String(scalar)
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
    }
  }
}
