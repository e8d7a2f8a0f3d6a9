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
private struct CommaSearch {
  private(set) var behindLastComma: Int?
  private var index = 0
  private var isInString = false

  mutating func goOn(in text: [UInt8]) {
    let span = text.span
    var index = index
    var isInString = isInString
    var comma = behindLastComma ?? 0
    while index < span.count {
      let byte = span[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      } else if isInString {
        // The byte behind a backslash ends no string, even if it is still to come.
        if byte == UInt8(ascii: "\\") { index += 1 }
      } else if byte == UInt8(ascii: ",") {
        comma = index
      }
    }
    self.index = index
    self.isInString = isInString
    behindLastComma = comma > 0 ? comma : nil
  }
}
