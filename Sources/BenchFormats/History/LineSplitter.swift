import StrictJSON

/// Cuts blocks of bytes that follow each other into lines.
struct LineSplitter: Sendable {
  /// What came since the last line feed.
  private(set) var rest: [UInt8] = []

  /// The lines that end in a block, without their line feeds.
  mutating func lines(of block: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while let end = block.place(of: UInt8(ascii: "\n"), from: start) {
      lines.append(rest.isEmpty ? Array(block[start..<end]) : rest + block[start..<end])
      rest = []
      start = end + 1
    }
    rest += block[start...]
    return lines
  }
}
