/// The decimal digits at the start of eight bytes, found and added up all at once.
///
/// See D. Lemire, "Quickly parsing eight digits", 2018.
struct EightDigits {
  /// The bytes as values: a digit becomes its value, and everything else more than nine.
  private let values: UInt64
  /// The highest bit of every byte that is no digit.
  private let others: UInt64

  /// Looks at eight bytes, the first one lowest.
  @inline(__always)
  init(_ bytes: UInt64) {
    values = bytes ^ 0x3030_3030_3030_3030
    // Adding 0x76 to more than nine sets the highest bit of its byte.
    others = ((values & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | values) & 0x8080_8080_8080_8080
  }

  /// Whether all eight bytes are digits.
  @inline(__always)
  var isFull: Bool { others == 0 }

  /// How many of the bytes, from the first on, are digits.
  @inline(__always)
  var count: Int { others.trailingZeroBitCount >> 3 }

  /// The number that all eight write; call it only if they are digits.
  @inline(__always)
  var fullValue: UInt64 { Self.sum(values) }

  /// The number that the digits write; zero if there are none.
  @inline(__always)
  var value: UInt64 {
    // Digits move to the top, zeros come before them. No digit at all shifts everything out.
    let count = count
    return count == 0 ? 0 : Self.sum(values &<< UInt64(truncatingIfNeeded: 64 - 8 * count))
  }

  @inline(__always)
  private static func sum(_ digits: UInt64) -> UInt64 {
    var sum = (digits &* (10 << 8 + 1)) >> 8
    sum = ((sum & 0x00FF_00FF_00FF_00FF) &* (100 << 16 + 1)) >> 16
    return ((sum & 0x0000_FFFF_0000_FFFF) &* (10_000 << 32 + 1)) >> 32
  }
}
