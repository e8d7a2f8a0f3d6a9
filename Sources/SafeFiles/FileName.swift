/// Names of files made from names that anyone may have chosen.
package enum FileName {
  /// A name of at most 53 characters out of `a-z0-9-`: a readable part, and a hash that keeps different names apart.
  ///
  /// Nothing of a path, of a hidden file or of an option can come out of it, whatever goes in.
  package static func slug(for name: String) -> String {
    var readable: [UInt8] = []
    for byte in name.utf8 where readable.count < readableLimit {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): readable.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): readable.append(byte | 0x20)
      default: if let last = readable.last, last != hyphen { readable.append(hyphen) }
      }
    }
    if readable.last == hyphen { readable.removeLast() }
    return (readable.isEmpty ? "unnamed" : String(decoding: readable, as: UTF8.self)) + "-" + hash(of: name)
  }

  static func hash(of name: String) -> String { hash(of: Array(name.utf8)) }

  /// Twelve hexadecimal digits of the SHA-256: with a million names the chance that any two agree is 0.2 %.
  package static func hash(of bytes: [UInt8]) -> String {
    SHA256.digest(of: bytes).prefix(6).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Leaves the whole name far below the 255 bytes of a file name, with room for endings.
  private static let readableLimit = 40
  private static let hyphen = UInt8(ascii: "-")
}
