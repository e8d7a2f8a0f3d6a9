/// A line that only a text of one format has, as far as bytes at its start and end and within it show.
struct LineMark: Sendable {
  let start: [UInt8]
  let end: [UInt8]
  private let part: [UInt8]
  /// Whether it has to be the first line of the file.
  private let isFirst: Bool
  /// What else has to hold of a line that has all of this.
  private let check: @Sendable (_ bytes: [UInt8], _ line: Range<Int>) -> Bool

  /// A line that starts so, holds a part behind that, ends so, and passes a check.
  init(
    start: String = "", part: String = "", end: String = "", isFirst: Bool = false,
    check: @escaping @Sendable (_ bytes: [UInt8], _ line: Range<Int>) -> Bool = { _, _ in true }
  ) {
    self.start = Array(start.utf8)
    self.part = Array(part.utf8)
    self.end = Array(end.utf8)
    self.isFirst = isFirst
    self.check = check
  }

  /// Whether a line, which has no white space at its end, is one of these.
  func isIn(_ bytes: [UInt8], _ line: Range<Int>, number: Int) -> Bool {
    if isFirst, number > 1 { return false }
    return Self.is(start, in: bytes, at: line.lowerBound, before: line.upperBound)
      && Self.is(end, in: bytes, at: line.upperBound - end.count, before: line.upperBound)
      && (part.isEmpty || holdsPart(bytes, line.dropFirst(start.count))) && check(bytes, line)
  }

  private func holdsPart(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= part.count else { return false }
    for place in range.lowerBound...(range.upperBound - part.count) {
      if bytes[place] == part[0], Self.is(part, in: bytes, at: place, before: range.upperBound) { return true }
    }
    return false
  }

  /// Whether a text stands at a place.
  private static func `is`(_ text: [UInt8], in bytes: [UInt8], at place: Int, before end: Int) -> Bool {
    guard place >= 0, place + text.count <= end else { return false }
    for offset in text.indices where bytes[place + offset] != text[offset] { return false }
    return true
  }
}
