/// Tells files of different content apart, at memory speed; no defence against somebody who wants two to look alike.
package enum ContentHash {
  /// A 64-bit hash of the bytes and their count, in hexadecimal: eight bytes at a time are multiplied in (as in FNV-1a,
  /// with the finaliser of MurmurHash3), so that a large results file costs milliseconds where SHA-256 takes seconds.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        hash = mixed(hash, UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      while offset < raw.count {
        hash = mixed(hash, UInt64(raw[offset]))
        offset += 1
      }
    }
    hash ^= hash >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The rotation carries high bits down, which a multiplication alone never does.
  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product << 29 | product >> 35
  }
}
