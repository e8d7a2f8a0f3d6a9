/// Turns the values of a pull reader into the nodes of a document.
struct JSONDocumentBuilder {
  private var reader: JSONPullReader
  private(set) var nodes: [JSONNode]
  private var numbers: NumberWords

  init(_ bytes: [UInt8], options: JSONReadingOptions) throws(JSONError) {
    reader = try JSONPullReader(bytes, options: options)
    let estimate = SizeEstimate(bytes)
    numbers = NumberWords(expecting: estimate.words)
    nodes = .withRoom(for: estimate.nodes)
  }

  /// The words of all arrays of numbers, and unused ones behind them.
  var words: [UInt64] { numbers.storage }

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
      if !appendNumbers(at: start) { try appendArray(at: start) }
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
      if !key.isASCII || key.isEscaped { nodes[node].hasForeignKeys = true }
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

  /// Appends an array that holds numbers and nothing unusual; false, and nothing done, if it does not.
  private mutating func appendNumbers(at start: Int) -> Bool {
    let firstWord = numbers.count
    guard let isWhole = reader.readNumbers(into: &numbers) else { return false }
    append(isWhole ? .integers : .doubles, at: start, payload: UInt64(firstWord))
    nodes[nodes.count - 1].count = Int32(truncatingIfNeeded: numbers.count - firstWord)
    return true
  }
}
