/// The sections of debug information of a program (an ELF file of 64 bits, elf(5)).
///
/// Valgrind 3.19 gives up on DWARF 5, which compilers of 2022 and later write, and of any other version it reads more
/// than it needs: the names of functions stand in the symbol table.
struct DebugSections {
  private static let header = 64
  private static let magic: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1]
  private static let prefixes = [".debug_", ".zdebug_", ".gnu_debuglink", ".gnu_debugaltlink"]

  /// Whether the bytes begin as a program of this form does.
  static func isProgram(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// The same program whose debug information nobody finds, since its sections have no name; nil where there is none.
  ///
  /// No byte moves, so that the program that is loaded is the same.
  static func hidden(in bytes: [UInt8]) -> [UInt8]? {
    guard isProgram(bytes), bytes.count >= header else { return nil }
    let table = number(bytes, at: 0x28, size: 8)
    let (size, count) = (number(bytes, at: 0x3a, size: 2), number(bytes, at: 0x3c, size: 2))
    let strings = number(bytes, at: table + number(bytes, at: 0x3e, size: 2) * size + 24, size: 8)
    guard size >= header, count > 0, table > 0, table <= bytes.count - size * count else { return nil }
    var copy = bytes
    var found = false
    for section in 0..<count {
      let place = table + section * size
      let name = name(bytes, at: strings + number(bytes, at: place, size: 4))
      guard prefixes.contains(where: { name.hasPrefix($0) }) else { continue }
      copy.replaceSubrange(place..<place + 4, with: [0, 0, 0, 0])
      found = true
    }
    return found ? copy : nil
  }

  private static func name(_ bytes: [UInt8], at place: Int) -> String {
    guard place >= 0, place < bytes.count else { return "" }
    return String(decoding: bytes[place...].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A little-endian number; 0 beyond the end, and where it is none that a place could be.
  private static func number(_ bytes: [UInt8], at place: Int, size: Int) -> Int {
    guard place >= 0, place <= bytes.count - size else { return 0 }
    let value = bytes[place..<place + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value).flatMap { $0 < 1 << 48 ? $0 : nil } ?? 0
  }
}
