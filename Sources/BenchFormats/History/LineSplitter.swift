import Glibc

/// Cuts blocks of bytes that follow each other into lines.
struct LineSplitter: Sendable {
  /// What came since the last line feed.
  private(set) var rest: [UInt8] = []

  /// The lines that end in a block, without their line feeds.
  mutating func lines(of block: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while let end = Self.lineFeed(in: block, from: start) {
      lines.append(rest.isEmpty ? Array(block[start..<end]) : rest + block[start..<end])
      rest = []
      start = end + 1
    }
    rest += block[start...]
    return lines
  }

  private static func lineFeed(in block: [UInt8], from start: Int) -> Int? {
    block.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      return memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start).map { UnsafeRawPointer($0) - base }
    }
  }
}
