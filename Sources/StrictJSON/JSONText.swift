/// Where a string or key stands in a document, between its quotes; its content is made only when asked for.
package struct JSONText: Sendable {
  let start: Int
  let end: Int
  let isEscaped: Bool
  /// Whether all bytes as written are ASCII.
  let isASCII: Bool

  init(start: Int, end: Int, isEscaped: Bool, isASCII: Bool = false) {
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
    self.isASCII = isASCII
  }

  /// A string of unknown content that was not checked for escapes yet; for messages.
  init(start: Int, end: Int) {
    self.init(start: start, end: end, isEscaped: true)
  }

  /// The content as a Swift string.
  func string(in bytes: [UInt8]) -> String {
    isEscaped
      ? String(decoding: decodedBytes(in: bytes), as: UTF8.self) : String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether the content is these bytes; allocates only if the string has escapes.
  func equals(_ name: UnsafeBufferPointer<UInt8>, in bytes: [UInt8]) -> Bool {
    guard !isEscaped else { return decodedBytes(in: bytes).elementsEqual(name) }
    guard end - start == name.count else { return false }
    for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    return true
  }

  /// Whether two strings of one document have the same content, compared by bytes and never by Unicode equivalence.
  func equals(_ other: JSONText, in bytes: [UInt8]) -> Bool {
    guard !isEscaped, !other.isEscaped else { return decodedBytes(in: bytes) == other.decodedBytes(in: bytes) }
    guard end - start == other.end - other.start else { return false }
    for index in 0..<(end - start) where bytes[start + index] != bytes[other.start + index] { return false }
    return true
  }

  /// The content with escapes resolved; half surrogate pairs, which only messages can meet, become U+FFFD.
  func decodedBytes(in bytes: [UInt8]) -> [UInt8] {
    let limit = min(end, bytes.count)
    var result: [UInt8] = []
    result.reserveCapacity(limit - start)
    var index = start
    while index < limit {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < limit else {
        result.append(bytes[index])
        index += 1
        continue
      }
      index += 2
      switch bytes[index - 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"): result.append(contentsOf: Self.scalar(in: bytes, at: &index, before: limit))
      case let byte: result.append(byte)
      }
    }
    return result
  }

  /// The UTF-8 bytes of the escape whose digits start here, joined with a second escape where it is half of a pair.
  private static func scalar(in bytes: [UInt8], at index: inout Int, before limit: Int) -> String.UTF8View {
    guard let first = codeUnit(in: bytes, at: index, before: limit) else { return "\u{FFFD}".utf8 }
    index += 4
    guard first & 0xF800 == 0xD800 else { return String(Unicode.Scalar(first) ?? "\u{FFFD}").utf8 }
    guard first < 0xDC00, index + 1 < limit, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
      let second = codeUnit(in: bytes, at: index + 2, before: limit), second & 0xFC00 == 0xDC00
    else { return "\u{FFFD}".utf8 }
    index += 6
    let value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
    return String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8
  }

  /// The four hexadecimal digits at a place as a number.
  static func codeUnit(in bytes: [UInt8], at index: Int, before limit: Int) -> UInt16? {
    guard index + 4 <= limit else { return nil }
    var value: UInt16 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
