/// Reads a document value by value, from bytes in memory or from blocks, checking everything and building nothing.
///
/// Enter an object with `beginObject()` and loop `while let key = try reader.nextKey()`; enter an array with
/// `beginArray()` and loop `while try reader.nextElement()`; read or skip exactly one value a turn; end with
/// `finish()`. A duplicate key is refused at once in an object of up to 16 keys, and at the end of a larger one.
package struct JSONPullReader {
  /// The document, or the window of it that is held: keys of open objects, and the text that comes next.
  var bytes: [UInt8]
  let options: JSONReadingOptions
  var offset = 0
  /// How many bytes of the window come before its text: keys from earlier ones, or a byte-order mark.
  var carried = 0
  /// What was passed before the text of the window; nil in the first one.
  var passed: PassedText?
  /// Where the next window comes from; nil in the last one.
  var segments: JSONSegments?
  var valueCount = 0
  /// How many objects and arrays are open.
  private(set) var depth = 0
  /// One bit for each open level: whether it is an object.
  private var objectLevels: UInt64 = 0
  /// One bit for each open level: whether nothing in it was read yet.
  private var freshLevels: UInt64 = 0
  var keys = OpenKeys()
  /// What is kept of a value that is taken as it is; nil where none is.
  var taken: Taken?

  /// Starts at the first value of a document.
  package init(_ bytes: [UInt8], options: JSONReadingOptions = JSONReadingOptions()) throws(JSONError) {
    self.bytes = bytes
    self.options = options
    if bytes.count > options.maximumBytes {
      throw failure(.documentTooLarge(bytes: bytes.count, limit: options.maximumBytes), at: 0)
    }
    if bytes.starts(with: byteOrderMark) {
      guard options.toleratesByteOrderMark else { throw failure(.byteOrderMark, at: 0) }
      offset = byteOrderMark.count
      carried = offset
    } else if let encoding = Self.foreignEncoding(of: bytes) {
      throw failure(.wrongEncoding(encoding), at: 0)
    }
    try skipWhitespace()
    if offset == bytes.count { throw failure(.emptyDocument, at: offset) }
  }

  /// UTF-16 and UTF-32 by their marks, or by the zero bytes that ASCII characters have in them.
  private static func foreignEncoding(of bytes: [UInt8]) -> String? {
    let start = bytes.prefix(4)
    if start.elementsEqual([0, 0, 0xFE, 0xFF]) || start.elementsEqual([0xFF, 0xFE, 0, 0]) { return "UTF-32" }
    if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    guard start.contains(0) else { return nil }
    return start.count(where: { $0 == 0 }) > 2 ? "UTF-32" : "UTF-16"
  }

  /// Enters the object that comes next.
  package mutating func beginObject() throws(JSONError) {
    try expect(UInt8(ascii: "{"), wanted: "an object")
    try open(isObject: true)
    keys.open()
  }

  /// Enters the array that comes next.
  package mutating func beginArray() throws(JSONError) {
    try expect(UInt8(ascii: "["), wanted: "an array")
    try open(isObject: false)
  }

  /// The next key of the innermost object, its value being what comes next; nil once the object has ended.
  package mutating func nextKey() throws(JSONError) -> JSONText? {
    precondition(depth > 0 && objectLevels & levelBit != 0, "nextKey() outside an object")
    guard try nextMember(closing: UInt8(ascii: "}")) else {
      if let duplicate = keys.close(in: bytes), !options.allowsDuplicateKeys { throw duplicateKey(duplicate) }
      return nil
    }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      throw unexpected(expected: #"a key in quotes or "}""#)
    }
    let key = try scanString()
    if keys.insert(key, in: bytes), !options.allowsDuplicateKeys { throw duplicateKey(key) }
    try skipWhitespace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
      throw unexpected(expected: #"":" after the key"#)
    }
    offset += 1
    return key
  }

  /// Whether the innermost array has another element, which is then what comes next.
  package mutating func nextElement() throws(JSONError) -> Bool {
    precondition(depth > 0 && objectLevels & levelBit == 0, "nextElement() outside an array")
    return try nextMember(closing: UInt8(ascii: "]"))
  }

  /// Makes sure that nothing follows the document.
  package mutating func finish() throws(JSONError) {
    precondition(depth == 0, "finish() inside an object or array")
    try skipWhitespace()
    if offset < bytes.count { throw failure(.trailingContent, at: offset) }
  }

  /// The place of what comes next, for errors that only the caller can see.
  package func failure(_ problem: JSONProblem) -> JSONError {
    failure(problem, at: offset)
  }

  /// The content of a key or string that this reader returned.
  package func string(_ text: JSONText) -> String {
    text.string(in: bytes)
  }

  /// The content of a key or string as it is written, between its quotes.
  package func written(_ text: JSONText) -> ArraySlice<UInt8> {
    bytes[text.start..<text.end]
  }

  /// Whether a key or string that this reader returned is this name; allocates only if it is written with escapes.
  package func matches(_ text: JSONText, _ name: StaticString) -> Bool {
    text.equals(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), in: bytes)
  }

  private func duplicateKey(_ key: JSONText) -> JSONError {
    failure(.duplicateKey(key.string(in: bytes)), at: key.start - 1)
  }

  private var levelBit: UInt64 { 1 << UInt64(truncatingIfNeeded: depth - 1) }

  private mutating func open(isObject: Bool) throws(JSONError) {
    if depth == JSONReadingOptions.maximumDepth {
      throw failure(.tooDeep(limit: JSONReadingOptions.maximumDepth), at: offset)
    }
    offset += 1
    depth += 1
    freshLevels |= levelBit
    if isObject { objectLevels |= levelBit } else { objectLevels &= ~levelBit }
  }

  /// Passes the comma before the next member, or the end of the level.
  @inline(__always)
  private mutating func nextMember(closing: UInt8) throws(JSONError) -> Bool {
    try skipWhitespace()
    guard offset < bytes.count else { throw unexpected(expected: #""," or "\#(Character(Unicode.Scalar(closing)))""#) }
    let isFresh = freshLevels & levelBit != 0
    freshLevels &= ~levelBit
    if bytes[offset] == closing {
      offset += 1
      depth -= 1
      return false
    }
    if isFresh { return true }
    guard bytes[offset] == UInt8(ascii: ",") else {
      throw unexpected(expected: #""," or "\#(Character(Unicode.Scalar(closing)))""#)
    }
    let comma = offset
    let before = passed?.bytes
    offset += 1
    try skipWhitespace()
    if offset < bytes.count, bytes[offset] == closing {
      throw failure(.trailingComma, at: passed?.bytes == before ? comma : offset)
    }
    return true
  }
}
