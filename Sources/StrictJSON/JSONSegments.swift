/// Cuts a document that comes in blocks behind commas that stand outside strings, so that no part ends within a token.
struct JSONSegments {
  private let nextBlock: () -> [UInt8]?
  /// What follows the comma behind which the part before was cut.
  private var rest: [UInt8] = []

  init(_ nextBlock: @escaping () -> [UInt8]?) {
    self.nextBlock = nextBlock
  }

  /// The next part; nil at the end of the document.
  ///
  /// - Parameter size: What the part has at least, but for the last one.
  mutating func next(atLeast size: Int) -> [UInt8]? {
    var part = rest
    rest = []
    var search = CommaSearch()
    while let block = nextBlock() {
      part += block
      search.goOn(in: part)
      guard let end = search.behindLastComma, end >= size else { continue }
      rest = Array(part[end...])
      part.removeSubrange(end...)
      return part
    }
    return part.isEmpty ? nil : part
  }
}

/// Finds the last comma outside strings in a text that begins outside of one and grows at its end.
///
/// It goes from quote to quote by the C library's search: every byte of a document passes here.
private struct CommaSearch {
  private(set) var behindLastComma: Int?
  private var index = 0
  /// Where the content of the string begins that has not ended; nil outside of strings.
  private var string: Int?

  mutating func goOn(in text: [UInt8]) {
    while index < text.count {
      let quote = text.place(of: UInt8(ascii: "\""), from: index) ?? text.count
      if let start = string {
        // A quote behind an odd number of backslashes ends no string.
        if quote < text.count, Self.backslashes(in: text, before: quote, from: start).isMultiple(of: 2) { string = nil }
      } else {
        // From the end, where one mostly stands.
        if let comma = text[index..<quote].lastIndex(of: UInt8(ascii: ",")) { behindLastComma = comma + 1 }
        if quote < text.count { string = quote + 1 }
      }
      index = min(quote + 1, text.count)
    }
  }

  /// How many backslashes stand directly before a place.
  private static func backslashes(in text: [UInt8], before place: Int, from start: Int) -> Int {
    var first = place
    while first > start, text[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return place - first
  }
}
