/// One entry of a parsed document: a value, or a key followed by its value.
struct JSONNode {
  enum Kind: UInt8 {
    case object
    case array
    /// An array of numbers that are all whole and within `Int64`; the numbers stand in the document's words.
    case integers
    /// An array of numbers of which at least one is a double; all stand in the document's words as doubles.
    case doubles
    case text
    case escapedText
    case integer
    case double
    case boolean
    case null
  }

  /// What the node's kind needs.
  ///
  /// Containers: the node behind the last one inside. Arrays of numbers: the first word. Texts: the end of the content.
  /// Numbers: their bits. Booleans: one for true.
  var payload: UInt64
  /// Where the value starts in the document.
  let offset: Int
  /// Containers: how many elements or members they have.
  var count: Int32 = 0
  let kind: Kind
  /// Objects: whether a key has more than plain ASCII, so that two keys can be equivalent without being equal.
  var hasForeignKeys = false

  init(kind: Kind, offset: Int, payload: UInt64) {
    self.kind = kind
    self.offset = offset
    self.payload = payload
  }

  /// What the node is called in messages.
  var jsonKind: JSONKind {
    switch kind {
    case .object: .object
    case .array, .integers, .doubles: .array
    case .text, .escapedText: .string
    case .integer, .double: .number
    case .boolean: .boolean
    case .null: .null
    }
  }

  /// The node behind this one, which stands at an index, and behind everything inside it.
  @inline(__always)
  func end(at index: Int) -> Int {
    switch kind {
    case .object, .array: Int(truncatingIfNeeded: payload)
    default: index + 1
    }
  }

  /// Where the numbers of an array of numbers stand in the document's words.
  @inline(__always)
  var words: Range<Int> {
    let first = Int(truncatingIfNeeded: payload)
    return first..<first + Int(count)
  }

  /// The text of a key or string.
  var text: JSONText {
    JSONText(start: offset + 1, end: Int(truncatingIfNeeded: payload), isEscaped: kind == .escapedText)
  }
}
