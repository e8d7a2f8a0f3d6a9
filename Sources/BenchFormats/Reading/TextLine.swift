import StrictJSON

/// A line of a text that is no JSON.
struct TextLine {
  /// Its number, from 1.
  let number: Int
  /// What stands in it.
  let text: String
  /// Whether the text ends in it without a line feed, so that it may be cut short.
  let isCut: Bool

  /// What stands between white space.
  var fields: [Substring] { text.split { $0 == " " || $0 == "\t" } }

  /// What is wrong with the line if nothing but a line feed tells that it is whole.
  func checkWhole() throws(ReadingFault) {
    if isCut {
      throw ReadingFault(
        line: number, "the file ends within this line, which may be cut short; if it is whole, end it with a line feed")
    }
  }

  /// All lines of a text; bytes that are no UTF-8 become replacement characters.
  static func all(in bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var sequence = LineSequence(bytes)
    while let range = sequence.next() {
      let text = String(decoding: bytes[range], as: UTF8.self)
      lines.append(TextLine(number: sequence.number, text: text, isCut: sequence.isUnterminated))
    }
    return lines
  }
}

extension StringProtocol {
  /// The number that a text is, with or without commas between thousands; nil if it is none.
  var number: Double? {
    let digits = Array(utf8.filter { $0 != UInt8(ascii: ",") })
    return NumberText.double(in: digits, digits.indices)
  }

  /// The text without white space at its ends.
  var trimmed: String {
    let rest = drop { $0.isWhitespace }
    return String(rest.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension Substring {
  /// Where an ASCII text last stands.
  func lastRange(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, utf8.count >= wanted.count else { return nil }
    var start = utf8.index(endIndex, offsetBy: -wanted.count)
    while true {
      if self.utf8[start...].starts(with: wanted) { return start..<utf8.index(start, offsetBy: wanted.count) }
      guard start > startIndex else { return nil }
      start = utf8.index(before: start)
    }
  }
}
