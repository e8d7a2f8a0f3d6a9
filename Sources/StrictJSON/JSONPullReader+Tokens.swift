extension JSONPullReader {
  /// Passes spaces, tabs, line ends and, where allowed, comments.
  @inline(__always)
  mutating func skipWhitespace() throws(JSONError) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > UInt8(ascii: "/") { return }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset += 1
      case UInt8(ascii: "/"): offset = try endOfComment()
      default: return
      }
    }
    if segments != nil { try skipWhitespaceIntoNextWindow() }
  }

  @inline(never)
  private func endOfComment() throws(JSONError) -> Int {
    let span = bytes.span
    let next = offset + 1 < span.count ? span[offset + 1] : 0
    let isBlock = next == UInt8(ascii: "*")
    guard isBlock || next == UInt8(ascii: "/") else { throw unexpected(expected: "a value, a comma or an end") }
    guard options.allowsComments else { throw failure(.commentNotAllowed, at: offset) }
    let start = offset
    var index = offset + 2
    while index < span.count {
      if isBlock, span[index] == UInt8(ascii: "*"), index + 1 < span.count, span[index + 1] == UInt8(ascii: "/") {
        return index + 2
      }
      if !isBlock, span[index] == UInt8(ascii: "\n") { break }
      guard let length = lengthOfUTF8Sequence(in: span, at: index) else { throw failure(.invalidUTF8, at: index) }
      index += length
    }
    if isBlock { throw failure(.unterminatedComment, at: start) }
    return index
  }

  /// Reads the string whose opening quote comes next.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> JSONText {
    let text = try checkedText()
    offset = text.end + 1
    return text
  }

  /// The string whose opening quote comes next, checked byte by byte.
  @inline(__always)
  private func checkedText() throws(JSONError) -> JSONText {
    let span = bytes.span
    let start = offset + 1
    var index = start
    var isEscaped = false
    var isASCII = true
    while true {
      index = PlainBytes.end(in: span, from: index)
      guard index < span.count else { break }
      let byte = span[index]
      if byte == UInt8(ascii: "\"") {
        if index - start > options.maximumStringBytes {
          throw failure(.stringTooLong(limit: options.maximumStringBytes), at: offset)
        }
        return JSONText(start: start, end: index, isEscaped: isEscaped, isASCII: isASCII)
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index = try endOfEscape(from: index)
      } else if byte < 0x20 {
        throw failure(.controlCharacter(byte), at: index)
      } else {
        isASCII = false
        guard let length = lengthOfUTF8Sequence(in: span, at: index) else { throw failure(.invalidUTF8, at: index) }
        index += length
      }
    }
    throw failure(.unexpectedEnd(expected: "the closing quote of a string"), at: span.count)
  }

  /// Checks the escape that starts here; returns where the text goes on.
  @inline(never)
  private func endOfEscape(from start: Int) throws(JSONError) -> Int {
    guard start + 1 < bytes.count else { throw failure(.unexpectedEnd(expected: "an escape"), at: bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"): break
    default: throw failure(.invalidEscape, at: start)
    }
    guard let first = JSONText.codeUnit(in: bytes, at: start + 2, before: bytes.count) else {
      throw failure(.invalidEscape, at: start)
    }
    guard first & 0xF800 == 0xD800 else { return start + 6 }
    guard first < 0xDC00, start + 7 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
      bytes[start + 7] == UInt8(ascii: "u"),
      let second = JSONText.codeUnit(in: bytes, at: start + 8, before: bytes.count), second & 0xFC00 == 0xDC00
    else { throw failure(.loneSurrogate, at: start) }
    return start + 12
  }

  /// Reads one of the three words.
  mutating func scanLiteral(_ word: StaticString) throws(JSONError) {
    for index in 0..<word.utf8CodeUnitCount {
      let place = offset + index
      guard place < bytes.count else { throw failure(.unexpectedEnd(expected: "the word \(word)"), at: place) }
      guard bytes[place] == word.utf8Start[index] else { throw unexpected(expected: "a value") }
    }
    offset += word.utf8CodeUnitCount
  }

  /// The error for what stands at the current byte.
  @inline(never)
  func unexpected(expected: String) -> JSONError {
    guard offset < bytes.count else { return failure(.unexpectedEnd(expected: expected), at: bytes.count) }
    if bytes[offset] >= 0x80, lengthOfUTF8Sequence(in: bytes.span, at: offset) == nil {
      return failure(.invalidUTF8, at: offset)
    }
    let length = max(word(at: offset).utf8.count, lengthOfUTF8Sequence(in: bytes.span, at: offset) ?? 1)
    let found = quotedForDisplay(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
    return failure(.unexpected(found: found, expected: expected), at: offset)
  }

  /// The letters at a place, for messages.
  func word(at start: Int) -> String {
    let letters = bytes[start...].prefix(16).prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    return String(decoding: letters, as: UTF8.self)
  }
}
