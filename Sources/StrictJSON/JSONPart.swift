/// A value that was taken out of a document, with the place where it stood.
package struct JSONPart: Sendable {
  /// The value as it was written.
  package let bytes: [UInt8]
  private let start: JSONPlace
  /// The keys and indices that lead to it, such as `results[3]`.
  private let path: String

  init(bytes: [UInt8], start: JSONPlace, path: String) {
    self.bytes = bytes
    self.start = start
    self.path = path
  }

  /// Decodes the value; an error names the place in the document that it was taken from.
  package func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, options: JSONReadingOptions = JSONReadingOptions()
  ) throws(JSONError) -> Value {
    do throws(JSONError) {
      return try JSONDocument(bytes, options: options).decode(type)
    } catch {
      throw located(error)
    }
  }

  /// An error in the value by itself as one of the document.
  private func located(_ error: JSONError) -> JSONError {
    let inner = error.path
    let separator = inner.isEmpty || inner.hasPrefix("[") ? "" : "."
    return JSONError(
      position: position(of: error.position), path: path + separator + inner, problem: error.problem)
  }

  /// A place in the value as one of the document.
  func position(of inner: JSONPosition?) -> JSONPosition? {
    guard let inner, let start = start.position else { return nil }
    return JSONPosition(
      line: start.line + inner.line - 1, column: inner.line == 1 ? start.column + inner.column - 1 : inner.column)
  }
}

extension JSONPullReader {
  /// Takes the value that comes next, to be decoded by itself.
  ///
  /// Of an object or array only the end is looked for; what is wrong within it shows when it is decoded.
  ///
  /// - Parameter path: the keys and indices that lead to the value, for errors.
  package mutating func readPart(path: String) throws(JSONError) -> JSONPart {
    let kind = try nextKind()
    let start = place(of: offset)
    taken = Taken(from: offset)
    defer { taken = nil }
    if kind == .object || kind == .array { try passBrackets() } else { try skipValue() }
    let end = bytes[(taken?.start ?? offset)..<offset]
    return JSONPart(bytes: (taken?.bytes ?? []) + end, start: start, path: path)
  }

  /// Goes behind the bracket that closes the one that comes next, or to the end of the document where none does.
  private mutating func passBrackets() throws(JSONError) {
    var depth = 0
    while true {
      if let end = endOfBrackets(&depth) {
        offset = end
        return
      }
      offset = bytes.count
      // A window ends within no string.
      if segments != nil { try skipWhitespaceIntoNextWindow() }
      if offset == bytes.count { return }
    }
  }

  /// The place behind the bracket that closes the outermost one, where it stands in the window.
  private func endOfBrackets(_ depth: inout Int) -> Int? {
    let bytes = bytes.span
    var index = offset
    var open = depth
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      // Digits, commas and white space are most of it.
      if byte < 0x5B, byte != UInt8(ascii: "\"") { continue }
      switch byte {
      case UInt8(ascii: "\""): index = endOfText(from: index)
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open -= 1
        if open == 0 { return index }
      default: break
      }
    }
    depth = open
    return nil
  }

  /// The place behind the quote that ends a string, or the end of the window where none does.
  private func endOfText(from start: Int) -> Int {
    let bytes = bytes.span
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return index }
      if byte == UInt8(ascii: "\\") { index += 1 }
    }
    return bytes.count
  }

  /// What is kept of the value that is being taken, while the document moves on to its next windows.
  struct Taken {
    var bytes: [UInt8] = []
    /// Where the rest of it begins in the window.
    var start: Int

    init(from start: Int) { self.start = start }
  }
}
