/// Line starts and counts of scalars, so that many places in one document are found quickly, even on one endless line.
struct PositionIndex {
  /// A place is found by counting through at most one block of this many bytes.
  private static let blockSize = 1024

  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// How many scalars start before each block.
  private let scalarsBefore: [Int]

  init(_ bytes: [UInt8]) {
    var lineStarts = [bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0]
    var scalarsBefore: [Int] = []
    var scalars = 0
    for index in bytes.indices {
      if index % Self.blockSize == 0 { scalarsBefore.append(scalars) }
      if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
      if bytes[index] == UInt8(ascii: "\n") { lineStarts.append(index + 1) }
    }
    scalarsBefore.append(scalars)
    self.bytes = bytes
    self.lineStarts = lineStarts
    self.scalarsBefore = scalarsBefore
  }

  /// Line and column of a byte.
  func position(of offset: Int) -> JSONPosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return JSONPosition(line: low + 1, column: scalars(before: offset) - scalars(before: lineStarts[low]) + 1)
  }

  private func scalars(before offset: Int) -> Int {
    let block = min(offset, bytes.count) / Self.blockSize
    let rest = bytes[block * Self.blockSize..<min(offset, bytes.count)]
    return scalarsBefore[block] + rest.count { $0 & 0xC0 != 0x80 }
  }
}
