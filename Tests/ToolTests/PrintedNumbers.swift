import BenchModel

/// The numbers of a document in every form in which a page prints a number.
struct PrintedNumbers {
  private(set) var texts: Set<String> = []

  /// Collects every number of a value, wherever it stands, and the numbers within its texts.
  init(of value: Any) {
    collect(value)
  }

  /// The numbers of a page; names stand in code, and what follows a letter is part of a word such as p99.
  static func tokens(inMarkdown text: String) -> [String] {
    let prose = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
    return tokens(in: prose)
  }

  private static func tokens(in text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    var isInWord = false
    for character in text + " " {
      let isDigit = character.isASCII && character.isNumber
      if isDigit || (!token.isEmpty && ".,".contains(character)) {
        if !isInWord { token.append(character) }
        continue
      }
      let trimmed = token.reversed().drop { ".,".contains($0) }.reversed()
      if !trimmed.isEmpty { tokens.append(String(trimmed)) }
      token = ""
      isInWord = character.isLetter
    }
    return tokens
  }

  private mutating func collect(_ value: Any) {
    switch value {
    case let number as Double: add(number)
    case let number as Int:
      texts.insert(DecimalText.grouped(number))
      add(Double(number))
    case let text as String: texts.formUnion(Self.tokens(in: text))
    case let tolerance as Tolerance: texts.formUnion(Self.tokens(in: tolerance.description))
    default: for child in Mirror(reflecting: value).children { collect(child.value) }
    }
  }

  /// A figure in each scaled unit, and a share as a percentage with the decimals that pages use.
  private mutating func add(_ number: Double) {
    for factor in [1, 1e3, 1e6, 1e9, 1024, 1_048_576, 1_073_741_824] {
      texts.insert(DecimalText.significant(number.magnitude / factor, digits: 4))
    }
    for decimals in 0...4 { texts.insert(DecimalText.fixed(number.magnitude * 100, decimals: decimals)) }
  }
}
