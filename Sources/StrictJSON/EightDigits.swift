/// The decimal digits at the start of eight bytes, found and added up all at once.
///
/// See D. Lemire, "Quickly parsing eight digits", 2018.
struct EightDigits {
  /// How many of the bytes, from the first on, are digits.
  let count: Int
  /// The number they write; zero if there are none.
  let value: UInt64

  /// Looks at eight bytes, the first one lowest.
  @inline(__always)
  init(_ bytes: UInt64) {
    // A digit becomes its value, and everything else more than nine: adding 0x76 then sets the highest bit of its byte.
    let values = bytes ^ 0x3030_3030_3030_3030
    let others = ((values & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | values) & 0x8080_8080_8080_8080
    count = others.trailingZeroBitCount >> 3
    // Digits move to the top, zeros come before them. No digit at all shifts everything out.
    var sum = count == 0 ? 0 : values &<< UInt64(truncatingIfNeeded: 64 - 8 * count)
    sum = (sum &* (10 << 8 + 1)) >> 8
    sum = ((sum & 0x00FF_00FF_00FF_00FF) &* (100 << 16 + 1)) >> 16
    value = ((sum & 0x0000_FFFF_0000_FFFF) &* (10_000 << 32 + 1)) >> 32
  }
}
