/// The shortest decimal `digits × 10^exponent` that reads back as a given double, the nearest one if several are
/// shortest.
///
/// Schubfach: R. Giulietti, "The Schubfach way to render doubles", 2020, in the form of A. Bolz's Drachennest.
struct ShortestDecimal {
  let digits: UInt64
  let exponent: Int

  /// The decimal of a positive finite double.
  init(_ value: Double) {
    let fraction = value.bitPattern & (1 << 52 - 1)
    let biased = Int(truncatingIfNeeded: value.bitPattern >> 52 & 0x7FF)
    let significand = biased == 0 ? fraction : fraction | 1 << 52
    let binaryExponent = max(biased, 1) - 1075
    // At a power of two the neighbour below is nearer than the one above.
    let isLopsided = fraction == 0 && biased > 1
    let (digits, exponent) = Self.shortest(significand, binaryExponent, isLopsided: isLopsided)
    (self.digits, self.exponent) = Self.withoutTrailingZeros(digits, exponent)
  }

  private static func shortest(
    _ significand: UInt64, _ binaryExponent: Int, isLopsided: Bool
  ) -> (digits: UInt64, exponent: Int) {
    let isOdd: UInt64 = significand & 1
    // floor(log10(2^e)) and floor(log10(3/4 · 2^e)) in fixed point, exact over the range of doubles.
    let k = isLopsided ? (binaryExponent * 1_262_611 - 524_031) >> 22 : (binaryExponent * 1_262_611) >> 22
    // floor(log2(10^-k)) likewise.
    let shift = UInt64(truncatingIfNeeded: binaryExponent + ((-k * 1_741_647) >> 19) + 1)
    let power = powerOfTen(-k)
    let lower = roundToOdd(power, (4 * significand - 2 + (isLopsided ? 1 : 0)) << shift) + isOdd
    let middle = roundToOdd(power, (4 * significand) << shift)
    let upper = roundToOdd(power, (4 * significand + 2) << shift) - isOdd
    let s = middle / 4
    if s >= 10 {
      let tens = s / 10
      let isLowerInside = lower <= 40 * tens
      let isUpperInside = 40 * tens + 40 <= upper
      if isLowerInside != isUpperInside { return (tens + (isUpperInside ? 1 : 0), k + 1) }
    }
    let isLowerInside = lower <= 4 * s
    let isUpperInside = 4 * s + 4 <= upper
    if isLowerInside != isUpperInside { return (s + (isUpperInside ? 1 : 0), k) }
    let half = 4 * s + 2
    let roundsUp = middle > half || (middle == half && s & 1 != 0)
    return (s + (roundsUp ? 1 : 0), k)
  }

  /// The leading 128 bits of a power of ten, rounded up.
  @inline(__always)
  private static func powerOfTen(_ exponent: Int) -> (high: UInt64, low: UInt64) {
    let index = 2 * (exponent + 342)
    let (high, low) = (powersOfFive[index], powersOfFive[index + 1])
    // The table is exact in 0 … 55, rounded up in -27 … -1 and cut off elsewhere.
    if exponent >= -27, exponent <= 55 { return (high, low) }
    return low == .max ? (high + 1, 0) : (high, low + 1)
  }

  /// The upper half of a product, its last bit set if anything was cut off.
  @inline(__always)
  private static func roundToOdd(_ power: (high: UInt64, low: UInt64), _ factor: UInt64) -> UInt64 {
    let below = power.low.multipliedFullWidth(by: factor).high
    let (high, low) = power.high.multipliedFullWidth(by: factor)
    let (sum, carry) = low.addingReportingOverflow(below)
    return (high + (carry ? 1 : 0)) | (sum > 1 ? 1 : 0)
  }

  @inline(__always)
  private static func withoutTrailingZeros(_ digits: UInt64, _ exponent: Int) -> (UInt64, Int) {
    var (digits, exponent) = (digits, exponent)
    while digits.isMultiple(of: 10), digits != 0 {
      digits /= 10
      exponent += 1
    }
    return (digits, exponent)
  }
}
