/// Blocks of a text, each of them cut behind a line feed, so that no line is cut but the last one of the text.
struct LineBlocks {
  private let nextBlock: () -> [UInt8]?
  /// The beginning of the line that the last block ended in.
  private var rest: [UInt8] = []

  init(_ nextBlock: @escaping () -> [UInt8]?) {
    self.nextBlock = nextBlock
  }

  /// Whole lines; at the end of the text what is left of it, and then nil.
  mutating func next() -> [UInt8]? {
    var lines = rest
    rest = []
    while let block = nextBlock() {
      let known = lines.count
      lines += block
      guard let end = lines[known...].lastIndex(of: UInt8(ascii: "\n")) else { continue }
      rest = Array(lines[(end + 1)...])
      lines.removeSubrange((end + 1)...)
      return lines
    }
    return lines.isEmpty ? nil : lines
  }
}
