import Glibc
import SafeFiles

/// The symbols of an executable in ELF form, 64 bits, of this machine's byte order.
struct ExecutableSymbols {
  private let bytes: [UInt8]
  /// Where the table of symbols lies, and the names that it refers to.
  private let table: Range<Int>
  private let names: Int

  private enum Layout {
    static let sectionHeaderOffset = 0x28
    static let sectionHeaderCount = 0x3C
    static let sectionHeaderSize = 64
    static let symbolSize = 24
    static let symbolTable: UInt32 = 2
  }

  struct NoTable: Error {}

  init(of path: String) throws {
    let bytes = try InputFile.bytes(at: path, limit: 1 << 29)
    let headers = Int(Self.load(UInt64.self, at: Layout.sectionHeaderOffset, in: bytes))
    let count = Int(Self.load(UInt16.self, at: Layout.sectionHeaderCount, in: bytes))
    let places = (0..<count).map { headers + $0 * Layout.sectionHeaderSize }
    guard bytes.starts(with: [0x7F] + Array("ELF".utf8)),
      let section = places.first(where: { Self.load(UInt32.self, at: $0 + 4, in: bytes) == Layout.symbolTable })
    else { throw NoTable() }
    let begin = Int(Self.load(UInt64.self, at: section + 24, in: bytes))
    table = begin..<begin + Int(Self.load(UInt64.self, at: section + 32, in: bytes))
    let strings = places[Int(Self.load(UInt32.self, at: section + 40, in: bytes))]
    names = Int(Self.load(UInt64.self, at: strings + 24, in: bytes))
    self.bytes = bytes
  }

  /// Whether the executable itself defines a function or variable, and does not take it from a library.
  func define(_ symbol: String) -> Bool {
    bytes.withUnsafeBytes { memory in
      stride(from: table.lowerBound, to: table.upperBound, by: Layout.symbolSize).contains { place in
        guard memory.loadUnaligned(fromByteOffset: place + 6, as: UInt16.self) != 0 else { return false }
        let name = names + Int(memory.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        guard let text = memory.baseAddress?.advanced(by: name) else { return false }
        return strcmp(text.assumingMemoryBound(to: CChar.self), symbol) == 0
      }
    }
  }

  private static func load<Value: BitwiseCopyable>(_ type: Value.Type, at offset: Int, in bytes: [UInt8]) -> Value {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
  }
}
