extension TextLine {
  /// All lines of a text whose last one has its line feed: a figure at the end of any other may be cut short.
  static func ended(in bytes: [UInt8]) throws(ReadingFault) -> [TextLine] {
    let lines = all(in: bytes)
    if let last = lines.last, !last.text.trimmed.isEmpty { try last.checkWhole() }
    return lines
  }

  /// What follows a beginning of the line, without blanks around either; nil where the line begins otherwise.
  func value(after start: String) -> Substring? {
    let rest = text.drop { $0 == " " || $0 == "\t" }
    guard rest.hasPrefix(start) else { return nil }
    return rest.dropFirst(start.count).drop { $0 == " " || $0 == "\t" }
  }

  /// The number that follows a beginning of the line.
  func number(after start: String) -> Double? {
    value(after: start)?.prefix { !" \t;,(%".contains($0) }.number
  }
}
