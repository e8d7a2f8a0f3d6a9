/// Tells files of different content apart, at memory speed; no defence against somebody who wants two to look alike.
package struct ContentHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325
  private var count = 0
  /// The last bytes, fewer than a word.
  private var rest: [UInt8] = []

  /// Where a hash stands, so that another process can go on with it.
  package struct Standing: Codable, Equatable, Sendable {
    fileprivate let state: Int
    fileprivate let count: Int
    fileprivate let rest: [UInt8]
  }

  /// Begins with no bytes.
  package init() {}

  /// Goes on where another hash stood.
  package init(from standing: Standing) {
    state = UInt64(bitPattern: Int64(standing.state))
    count = standing.count
    rest = standing.rest
  }

  /// Where it stands; the same for the same bytes, however they were divided.
  package var standing: Standing {
    Standing(state: Int(Int64(bitPattern: state)), count: count, rest: rest)
  }

  /// Goes on with bytes that follow.
  package mutating func add(_ bytes: [UInt8]) {
    count += bytes.count
    let bytes = rest.isEmpty ? bytes : rest + bytes
    let end = bytes.count & ~7
    bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: end, by: 8) {
        mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      }
    }
    rest = Array(bytes[end...])
  }

  /// A 64-bit hash of the bytes and their count: eight bytes at a time are multiplied in (as in FNV-1a,
  /// with the finaliser of MurmurHash3), so that a large results file costs milliseconds where SHA-256 takes seconds.
  package var value: UInt64 {
    var last = self
    for byte in rest { last.mix(UInt64(byte)) }
    last.mix(UInt64(count))
    var hash = last.state
    hash ^= hash >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    return hash
  }

  /// The hash in hexadecimal.
  package var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The hash of bytes that are all there.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = ContentHash()
    hash.add(bytes)
    return hash.hexadecimal
  }

  /// The rotation carries high bits down, which a multiplication alone never does.
  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    let product = (state ^ word) &* 0x9e37_79b9_7f4a_7c15
    state = product << 29 | product >> 35
  }
}
