/// A set of Unicode scalars as a pattern's class names it.
struct ScalarClass: Sendable {
  enum Item: Sendable {
    case range(ClosedRange<Unicode.Scalar>)
    case digit
    case word
    case space
    indirect case not(Item)
  }

  var items: [Item]
  var isNegated = false

  static let anyButNewline = ScalarClass(items: [.range("\n"..."\n")], isNegated: true)

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    items.contains { Self.matches($0, scalar) } != isNegated
  }

  private static func matches(_ item: Item, _ scalar: Unicode.Scalar) -> Bool {
    switch item {
    case .range(let range): range.contains(scalar)
    case .digit: scalar.properties.generalCategory == .decimalNumber
    case .word: isWord(scalar)
    case .space: scalar.properties.isWhitespace
    case .not(let item): !matches(item, scalar)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return scalar == "_" || properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}
