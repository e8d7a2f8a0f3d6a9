/// What is known of a document's beginning that is no longer held: enough to name places in the rest.
struct PassedText: Sendable {
  /// How many bytes were passed.
  private(set) var bytes = 0
  private var lines = 0
  /// The scalars behind the last line feed.
  private var scalars = 0

  /// Passes a stretch of text that directly follows.
  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes += text.count
    (lines, scalars) = end(of: text)
  }

  /// The place behind a stretch of text that directly follows.
  func position(behind text: ArraySlice<UInt8>) -> JSONPosition {
    let end = end(of: text)
    return JSONPosition(line: end.lines + 1, column: end.scalars + 1)
  }

  private func end(of text: ArraySlice<UInt8>) -> (lines: Int, scalars: Int) {
    let feed = UInt8(ascii: "\n")
    let last = text.lastIndex(of: feed)
    var inLine = last == nil ? scalars : 0
    for byte in text[(last.map { $0 + 1 } ?? text.startIndex)...] where byte & 0xC0 != 0x80 { inLine += 1 }
    // A sum without a branch, since every byte of a large document passes here.
    var feeds = 0
    text.withUnsafeBufferPointer { bytes in for byte in bytes { feeds &+= byte == feed ? 1 : 0 } }
    return (lines + feeds, inLine)
  }
}
