/// A way of packing files, known by the bytes that a packed one starts with.
struct Compression {
  private let name: String
  private let command: String

  private static let known: [(start: [UInt8], name: String, command: String)] = [
    ([0x1F, 0x8B], "gzip", "gzip -dc"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "xz -dc"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "zstd -dc"),
    (Array("BZh".utf8), "bzip2", "bzip2 -dc"),
    ([0x50, 0x4B, 0x03, 0x04], "zip", "unzip -p"),
  ]

  /// How the bytes are packed; nil if they are not.
  init?(_ bytes: [UInt8]) {
    guard let found = Self.known.first(where: { bytes.starts(with: $0.start) }) else { return nil }
    (name, command) = (found.name, found.command)
  }

  /// Why a packed file is not read, and what reads it; unpacking could make any amount of memory out of little.
  var fault: ReadingFault {
    ReadingFault("the file is packed with \(name): unpack it into a pipe and read that, as in \(command) FILE | … -")
  }
}
