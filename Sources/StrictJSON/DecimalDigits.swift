/// Up to 17 decimal digits as the bytes that write them, the first one lowest, followed by zeros.
struct DecimalDigits {
  let count: Int
  /// The first digit.
  let first: UInt64
  /// The eight digits behind the first.
  let middle: UInt64
  /// The last eight digits.
  let last: UInt64

  /// The digits of a number from 1 to 10^17 - 1.
  @inline(__always)
  init(_ value: UInt64) {
    count = decimalDigitCount(value)
    let scaled = value &* powersOfTen[17 - count]
    let (first, rest) = scaled.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
    self.first = first | 0x30
    middle = eightWrittenDigits(rest / 100_000_000)
    last = eightWrittenDigits(rest % 100_000_000)
  }

  /// The first eight bytes with a point behind some digits, 1 to 7.
  @inline(__always)
  func head(point: Int) -> UInt64 {
    let digits = first | middle << 8
    let bit = UInt64(truncatingIfNeeded: 8 * point)
    let before: UInt64 = 1 &<< bit - 1
    let behind = ~(before << 8 | 0xFF)
    return digits & before | UInt64(UInt8(ascii: ".")) &<< bit | digits << 8 & behind
  }
}

/// The eight bytes that write a number below 10^8, with zeros in front, the first one lowest.
///
/// See P. Khuong, "How to print integers really fast", 2017: all divisions of one step at once, by multiplying.
@inline(__always)
func eightWrittenDigits(_ value: UInt64) -> UInt64 {
  let (high, low) = value.quotientAndRemainder(dividingBy: 10_000)
  let fours = high | low << 32
  // x * 10486 >> 20 is x / 100 below 10,000, and x * 103 >> 10 is x / 10 below 100.
  let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
  let twos = hundreds | (fours &- 100 &* hundreds) << 16
  let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
  return (tens | (twos &- 10 &* tens) << 8) | 0x3030_3030_3030_3030
}

/// 10^0 … 10^19.
private let powersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
  1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
  100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]

/// How many decimal digits a number above zero has.
@inline(__always)
func decimalDigitCount(_ value: UInt64) -> Int {
  // 1233 / 2^12 is log10(2): the count, or one too few.
  let estimate = ((64 - value.leadingZeroBitCount) * 1233) >> 12
  return estimate + (value >= powersOfTen[estimate] ? 1 : 0)
}
