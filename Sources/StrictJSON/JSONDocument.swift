/// A document that was read and checked once and can be decoded several times, at no second cost for reading.
///
/// Decode a small header first and the whole afterwards from the same document: keys that a type does not ask for cost
/// nothing beyond the one reading, and what they hold was checked like everything else.
package struct JSONDocument: Sendable {
  let bytes: [UInt8]
  let options: JSONReadingOptions
  let nodes: [JSONNode]
  /// The numbers of all arrays of numbers, as bits of `Int64` or `Double`.
  let words: [UInt64]

  /// Reads and checks a whole document.
  package init(_ bytes: [UInt8], options: JSONReadingOptions = JSONReadingOptions()) throws(JSONError) {
    var builder = try JSONDocumentBuilder(bytes, options: options)
    try builder.appendDocument()
    self.bytes = bytes
    self.options = options
    nodes = builder.nodes
    words = builder.words
  }

  /// Decodes the document as a type; every error thrown by the type becomes one with a place.
  package func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, userInfo: [CodingUserInfoKey: any Sendable] = [:]
  ) throws(JSONError) -> Value {
    let session = DecodingSession(document: self, userInfo: userInfo)
    do {
      let value = try session.decode(type, at: .root)
      try session.checkUnknownKeys()
      return value
    } catch {
      throw session.located(error)
    }
  }

  /// The node behind a value and everything inside it.
  @inline(__always)
  func end(of node: Int) -> Int {
    nodes[node].end(at: node)
  }

  /// The first key in a range of members that is a name.
  @inline(__always)
  func key(_ name: UnsafeBufferPointer<UInt8>, from first: Int, to end: Int) -> Int? {
    let nodes = nodes.span
    var key = first
    while key < end {
      if isKey(nodes[key], name) { return key }
      key = nodes[key + 1].end(at: key + 1)
    }
    return nil
  }

  @inline(__always)
  private func isKey(_ key: JSONNode, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard key.kind == .text else { return key.text.equals(name, in: bytes) }
    let start = key.offset + 1
    // Most keys differ in length already.
    guard Int(truncatingIfNeeded: key.payload) - start == name.count else { return false }
    let bytes = bytes.span
    for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    return true
  }
}
