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

  let kind: Kind
  /// Where the value starts in the document.
  let offset: Int
  /// Containers: the node behind the last one inside. Arrays of numbers: the first word. Texts: the end of the content.
  /// Numbers: their bits. Booleans: one for true.
  var payload: UInt64
  /// Containers: how many elements or members they have.
  var count: Int32 = 0

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

  /// The text of a key or string.
  var text: JSONText {
    JSONText(start: offset + 1, end: Int(truncatingIfNeeded: payload), isEscaped: kind == .escapedText)
  }
}
