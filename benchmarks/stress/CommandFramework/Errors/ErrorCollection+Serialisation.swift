extension ErrorCollection: ValueConvertible {
  package var messages: [String] { map(\.message) }

  /// All messages as one sentence: "A, B, and C".
  package var sentence: String {
    switch count {
    case 0: ""
    case 1: messages[0]
    case 2: "\(messages[0]) and \(messages[1])"
    default: messages.dropLast().joined(separator: ", ") + ", and " + messages[count - 1]
    }
  }

  /// How many errors there are, and of which categories.
  package var summary: String {
    guard hasErrors else { return "no errors" }
    let grouped = groupedByCategory()
    let parts = ErrorCategory.allCases.compactMap { category in
      grouped[category].map { "\($0.count) \(category.rawValue)" }
    }
    return "\(count) \(count == 1 ? "error" : "errors") (\(parts.joined(separator: ", ")))"
  }

  /// The errors as a list.
  package var encoded: Value { .array(map(\.encoded)) }

  /// The errors under their keys; each key has a list, since keys may repeat.
  package var encodedByKey: Value {
    .object(Dictionary(grouping: self, by: \.key).mapValues { .array($0.map(\.encoded)) })
  }

  package func write(into writer: inout JSONWriter) {
    writer.array { for error in self { error.write(into: &$0) } }
  }

  /// The list as compact JSON text.
  package var json: String {
    var writer = JSONWriter()
    write(into: &writer)
    return writer.text
  }
}
