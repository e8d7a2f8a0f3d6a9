/// The bytes of an XML document and how far they were read.
struct XMLScanner {
  private let bytes: [UInt8]
  /// The place of the next byte.
  private(set) var offset: Int
  /// The line of the next byte, from 1.
  private(set) var line: Int
  private var lineStart = 0

  /// Begins at a place, which is in a line of this number.
  init(_ bytes: [UInt8], from start: Int = 0, line: Int = 1) {
    self.bytes = bytes
    self.line = line
    offset = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
    lineStart = offset
  }

  var isAtEnd: Bool { offset >= bytes.count }

  func error(_ problem: String) -> XMLError {
    XMLError(line: line, column: offset - lineStart + 1, problem: problem)
  }

  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  /// Passes over a text if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    guard starts(with: text) else { return false }
    for _ in 0..<text.utf8CodeUnitCount { advance() }
    return true
  }

  mutating func expect(_ text: StaticString) throws(XMLError) {
    guard take(text) else { throw error(isAtEnd ? "the document ends too early" : "'\(text)' is expected here") }
  }

  /// Passes over white space; whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = offset
    while offset < bytes.count, Self.isSpace(bytes[offset]) { advance() }
    return offset > start
  }

  mutating func name() throws(XMLError) -> String {
    let start = offset
    while offset < bytes.count, Self.isNameByte(bytes[offset], isFirst: offset == start) { advance() }
    guard offset > start else { throw error(isAtEnd ? "the document ends too early" : "a name is expected here") }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// What stands between two marks, the first of which stands here.
  mutating func content(
    from start: StaticString, to end: StaticString, called name: String
  ) throws(XMLError) -> String {
    let place = self
    try expect(start)
    let first = offset
    while !starts(with: end) {
      if isAtEnd { throw place.error("the \(name) that begins here is never ended") }
      try checkCharacter()
      advance()
    }
    let content = String(decoding: bytes[first..<offset], as: UTF8.self)
    try expect(end)
    return content
  }

  /// The value of an attribute; line ends and tabs in it are spaces.
  mutating func quotedValue() throws(XMLError) -> String {
    let quote: UInt8
    if take("\"") {
      quote = UInt8(ascii: "\"")
    } else if take("'") {
      quote = UInt8(ascii: "'")
    } else {
      throw error("a value in quotes is expected here")
    }
    let value = try resolved(upTo: quote, isValue: true)
    if isAtEnd { throw error("the document ends within a value") }
    if bytes[offset] != quote { throw error("'<' may not stand in a value: write &lt;") }
    advance()
    return value
  }

  /// Text up to the next markup, with references resolved.
  mutating func text() throws(XMLError) -> String {
    try resolved(upTo: UInt8(ascii: "<"), isValue: false)
  }

  private mutating func resolved(upTo end: UInt8, isValue: Bool) throws(XMLError) -> String {
    var content: [UInt8] = []
    while offset < bytes.count, bytes[offset] != end, bytes[offset] != UInt8(ascii: "<") {
      try checkCharacter()
      if bytes[offset] == UInt8(ascii: "&") {
        content += try reference().utf8
      } else {
        content.append(isValue && Self.isSpace(bytes[offset]) ? 0x20 : bytes[offset])
        advance()
      }
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// One of the five entities, or the number of a character.
  private mutating func reference() throws(XMLError) -> String {
    // Longer than the longest reference, so that nobody can make this search far.
    let end = bytes[offset...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    guard let end else { throw error("'&' has to be written &amp;") }
    let name = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
    let text: String
    switch name {
    case "lt": text = "<"
    case "gt": text = ">"
    case "amp": text = "&"
    case "quot": text = "\""
    case "apos": text = "'"
    default:
      guard let scalar = Self.character(numbered: name) else {
        throw error("&\(name); is not known here: there are &lt; &gt; &amp; &quot; &apos; and numbers of characters")
      }
      text = String(scalar)
    }
    while offset <= end { advance() }
    return text
  }

  private static func character(numbered name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number) else { return nil }
    return Unicode.Scalar(number)
  }

  private func checkCharacter() throws(XMLError) {
    if bytes[offset] < 0x20, !Self.isSpace(bytes[offset]) {
      throw error("a control character may not stand in XML")
    }
  }

  private mutating func advance() {
    if bytes[offset] == UInt8(ascii: "\n") {
      line += 1
      lineStart = offset + 1
    }
    offset += 1
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), 0x80...:
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
    default: false
    }
  }
}
