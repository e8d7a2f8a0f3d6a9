import Glibc
import SafeFiles
import Testing

@Suite("Reading files in blocks")
struct InputBlocksTests {
  private static func content(_ size: Int) -> [UInt8] {
    (0..<size).map { 0x20 + UInt8(($0 &* 31 &+ $0 >> 8) % 90) }
  }

  @Test(
    "The blocks are the file, and their hash is the file's",
    arguments: [0, 1, 7, 100_001, InputBlocks.blockSize, InputBlocks.blockSize + 1, 2 * InputBlocks.blockSize + 3])
  func blocks(size: Int) throws {
    let scratch = try ScratchDirectory()
    let content = Self.content(size)
    try scratch.put(String(decoding: content, as: UTF8.self), at: "f")
    let blocks = try InputBlocks(path: scratch.file("f"), limit: size)
    var bytes: [UInt8] = []
    var largest = 0
    while let block = blocks.next() {
      bytes += block
      largest = max(largest, block.count)
    }
    #expect(bytes == content && blocks.failure == nil && blocks.count == size && blocks.size == size)
    #expect(largest <= InputBlocks.blockSize && blocks.next() == nil)
    #expect(blocks.hash == ContentHash.hexadecimal(of: bytes))
  }

  @Test("What goes beyond the limit, as of a pipe, is a failure and not an end")
  func limit() throws {
    let endless = try InputBlocks(path: "/dev/zero", limit: 3 * InputBlocks.blockSize)
    var count = 0
    while let block = endless.next() { count += block.count }
    #expect(count == 3 * InputBlocks.blockSize && endless.failure?.kind == .tooLarge && endless.size == nil)
    #expect(endless.next() == nil)
    let scratch = try ScratchDirectory()
    try scratch.put("12345", at: "f")
    let error = #expect(throws: FileError.self) { try InputBlocks(path: scratch.file("f"), limit: 4) }
    #expect(error?.kind == .tooLarge)
  }

  @Test("A descriptor that cannot be read is a failure with its name")
  func descriptor() {
    let blocks = InputBlocks(descriptor: -1, name: "standard input", limit: 10)
    #expect(blocks.next() == nil && blocks.failure?.message == "cannot read 'standard input': Bad file descriptor")
  }

  @Test("A hash does not depend on how the bytes were cut")
  func hashes() {
    let bytes = Self.content(1000)
    for size in [1, 3, 7, 8, 9, 64, 999] {
      var hash = ContentHash()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hash.add(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(hash.hexadecimal == ContentHash.hexadecimal(of: bytes), "pieces of \(size)")
    }
  }
}
