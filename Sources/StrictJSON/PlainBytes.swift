/// The stretch of a string that needs no look at its bytes one by one: ASCII without quotes, escapes and controls.
///
/// Eight bytes at a time, by the arithmetic of "Bit Twiddling Hacks" (S. E. Anderson, "Determine if a word has a byte
/// less than n"): what is subtracted borrows from the next byte only where a byte is one of those that are looked for,
/// so that the first one found is right.
enum PlainBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The first place from an index on that has another byte; the end of the bytes where none has.
  @inline(__always)
  static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var index = start
    while index <= bytes.count - 8 {
      let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let others = others(in: word)
      if others != 0 { return index + others.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, isPlain(bytes[index]) { index += 1 }
    return index
  }

  /// The highest bit of the first byte that is not plain, and of some behind it.
  @inline(__always)
  private static func others(in word: UInt64) -> UInt64 {
    let quotes = word ^ ones &* UInt64(UInt8(ascii: "\""))
    let escapes = word ^ ones &* UInt64(UInt8(ascii: "\\"))
    let found = (quotes &- ones) & ~quotes | (escapes &- ones) & ~escapes | (word &- ones &* 0x20) & ~word | word
    return found & highest
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
