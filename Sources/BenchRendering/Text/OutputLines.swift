/// The lines of a page as they are printed; the last place where a line can be kept from being a command.
struct OutputLines {
  /// All lines so far, each ended by a line feed.
  private(set) var text = ""

  /// Adds one line.
  mutating func append(_ line: String) {
    text += Self.guarded(line)
    text += "\n"
  }

  /// Adds lines that have been made elsewhere.
  mutating func append(_ others: OutputLines) {
    text += others.text
  }

  /// A line that does not begin with `::` and holds no `##[`, `##vso[` or `##teamcity[`, whatever its parts were put
  /// together from.
  static func guarded(_ line: String) -> String {
    guard hasDoubledSign(line) else { return line }
    var scalars = Array(line.unicodeScalars)
    let start = visibleStart(of: scalars)
    if start + 1 < scalars.count, scalars[start] == ":", scalars[start + 1] == ":" {
      scalars.replaceSubrange(start...start, with: SafeText.notation(of: ":").unicodeScalars)
    }
    var index = 0
    while index < scalars.count {
      if scalars[index] == "[", isCommand(scalars[..<index]) {
        scalars.replaceSubrange(index...index, with: SafeText.notation(of: "[").unicodeScalars)
      }
      index += 1
    }
    return scalars.count == line.unicodeScalars.count ? line : String(String.UnicodeScalarView(scalars))
  }

  /// Whether text ends in two number signs and no more than the name of a build server.
  private static func isCommand(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = text.reversed().prefix { $0.isASCII && $0.properties.isAlphabetic }
    return text.dropLast(name.count).suffix(2).elementsEqual(["#", "#"])
  }

  private static func hasDoubledSign(_ line: String) -> Bool {
    var previous: UInt8 = 0
    for byte in line.utf8 {
      if byte == previous, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return true }
      previous = byte
    }
    return false
  }

  /// Where the first character stands that is neither white space nor part of a colour sequence.
  private static func visibleStart(of scalars: [Unicode.Scalar]) -> Int {
    var index = 0
    while index < scalars.count {
      if scalars[index].properties.isWhitespace {
        index += 1
      } else if scalars[index] == "\u{1B}", let end = scalars[index...].firstIndex(of: "m") {
        index = end + 1
      } else {
        break
      }
    }
    return index
  }
}
