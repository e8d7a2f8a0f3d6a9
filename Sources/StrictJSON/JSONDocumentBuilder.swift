/// Turns the values of a pull reader into the nodes of a document.
struct JSONDocumentBuilder {
  private var reader: JSONPullReader
  private(set) var nodes: [JSONNode] = []
  private(set) var words: [UInt64] = []

  init(_ bytes: [UInt8], options: JSONReadingOptions) throws(JSONError) {
    reader = try JSONPullReader(bytes, options: options)
  }

  /// Reads everything.
  mutating func appendDocument() throws(JSONError) {
    try appendValue()
    try reader.finish()
  }

  private mutating func appendValue() throws(JSONError) {
    let kind = try reader.nextKind()
    let start = reader.offset
    switch kind {
    case .object: try appendObject(at: start)
    case .array:
      let checkpoint = reader.checkpoint
      if try !appendNumbers(at: start) {
        reader.rewind(to: checkpoint)
        try appendArray(at: start)
      }
    case .string: append(try reader.readText())
    case .number:
      switch try reader.readNumber() {
      case .integer(let value): append(.integer, at: start, payload: UInt64(bitPattern: value))
      case .double(let value): append(.double, at: start, payload: value.bitPattern)
      }
    case .boolean: append(.boolean, at: start, payload: try reader.readBool() ? 1 : 0)
    case .null:
      _ = try reader.readNull()
      append(.null, at: start, payload: 0)
    }
  }

  @inline(__always)
  private mutating func append(_ kind: JSONNode.Kind, at offset: Int, payload: UInt64) {
    nodes.append(JSONNode(kind: kind, offset: offset, payload: payload))
  }

  @inline(__always)
  private mutating func append(_ text: JSONText) {
    append(text.isEscaped ? .escapedText : .text, at: text.start - 1, payload: UInt64(text.end))
  }

  private mutating func appendObject(at start: Int) throws(JSONError) {
    let node = nodes.count
    append(.object, at: start, payload: 0)
    try reader.beginObject()
    var count: Int32 = 0
    while let key = try reader.nextKey() {
      append(key)
      try appendValue()
      count += 1
    }
    nodes[node].count = count
    nodes[node].payload = UInt64(nodes.count)
  }

  private mutating func appendArray(at start: Int) throws(JSONError) {
    let node = nodes.count
    append(.array, at: start, payload: 0)
    try reader.beginArray()
    var count: Int32 = 0
    while try reader.nextElement() {
      try appendValue()
      count += 1
    }
    nodes[node].count = count
    nodes[node].payload = UInt64(nodes.count)
  }

  /// Enters an array and reads it as numbers; false if it holds anything else or nothing, and must be read again.
  private mutating func appendNumbers(at start: Int) throws(JSONError) -> Bool {
    try reader.beginArray()
    let firstWord = words.count
    guard let isWhole = try reader.readNumbers(into: &words) else {
      words.removeSubrange(firstWord...)
      return false
    }
    append(isWhole ? .integers : .doubles, at: start, payload: UInt64(firstWord))
    nodes[nodes.count - 1].count = Int32(truncatingIfNeeded: words.count - firstWord)
    return true
  }
}

extension JSONPullReader {
  /// Reads the rest of an array that was just entered, as long as it holds numbers; whether all of them are whole.
  ///
  /// Whole numbers are stored as the bits of `Int64`; once a double comes, everything becomes the bits of `Double`.
  mutating func readNumbers(into words: inout [UInt64]) throws(JSONError) -> Bool? {
    let first = words.count
    var isWhole = true
    while try nextElement() {
      guard try nextKind() == .number else { return nil }
      switch try readNumber() {
      case .integer(let value):
        words.append(isWhole ? UInt64(bitPattern: value) : Double(value).bitPattern)
      case .double(let value):
        if isWhole {
          for index in first..<words.count { words[index] = Double(Int64(bitPattern: words[index])).bitPattern }
          isWhole = false
        }
        words.append(value.bitPattern)
      }
    }
    return words.count > first ? isWhole : nil
  }
}
