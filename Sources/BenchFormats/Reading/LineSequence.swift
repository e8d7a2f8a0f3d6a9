import StrictJSON

/// The lines of a text as ranges of its bytes, without their ends (`\n` or `\r\n`) and without a byte-order mark.
struct LineSequence {
  private let bytes: [UInt8]
  private var offset: Int
  /// The number of the line that was returned last, from 1.
  private(set) var number: Int
  /// Whether the line that was returned last was the last one and had no line feed.
  private(set) var isUnterminated = false

  /// The lines of bytes that so many lines come before.
  init(_ bytes: [UInt8], after number: Int = 0) {
    self.bytes = bytes
    self.number = number
    offset = number == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line; nil at the end.
  mutating func next() -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    let start = offset
    let end = bytes.place(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
    isUnterminated = end == bytes.count
    offset = end + 1
    number += 1
    let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
    return start..<(hasReturn ? end - 1 : end)
  }
}
