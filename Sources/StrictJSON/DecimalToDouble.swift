extension ScannedNumber {
  /// Powers of ten that a double holds exactly, for Clinger's fast path.
  private static let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The nearest double (ties to even), infinite on overflow; nil if the digits that were cut off decide.
  ///
  /// Clinger's exact case first ("How to read floating point numbers accurately", 1990), then Eisel and Lemire's
  /// product of 64 by 128 bits ("Number parsing at a gigabyte per second", 2021).
  @inline(__always)
  var nearestDouble: Double? {
    if significand <= 1 << 53, exponent >= -22, exponent <= 22, !isTruncated {
      let exact = Double(Int64(truncatingIfNeeded: significand))
      let value = exponent < 0 ? exact / Self.exactPowersOfTen[-exponent] : exact * Self.exactPowersOfTen[exponent]
      return isNegative ? -value : value
    }
    let magnitude = Self.eiselLemire(significand, exponent)
    if isTruncated, magnitude != nextMagnitude { return nil }
    return Double(bitPattern: magnitude | (isNegative ? 1 << 63 : 0))
  }

  /// The magnitude if the digits that were cut off were all nines.
  @inline(never)
  private var nextMagnitude: UInt64 { Self.eiselLemire(significand + 1, exponent) }

  /// The bits of the double nearest to `significand × 10^exponent`.
  @inline(__always)
  private static func eiselLemire(_ significand: UInt64, _ exponent: Int) -> UInt64 {
    let infinity: UInt64 = 0x7FF << 52
    if significand == 0 || exponent < -342 { return 0 }
    if exponent > 308 { return infinity }
    let leadingZeros = significand.leadingZeroBitCount
    let (high, low) = product(significand << UInt64(leadingZeros), exponent)
    let upperBit = Int(high >> 63)
    let shift = UInt64(truncatingIfNeeded: upperBit + 64 - 52 - 3)
    var mantissa = high >> shift
    // 217706 / 2^16 is log2(10): the binary exponent of the power of ten.
    var binaryExponent = ((217_706 * exponent) >> 16) + 63 + upperBit - leadingZeros + 1023
    if binaryExponent <= 0 {
      if binaryExponent <= -63 { return 0 }
      mantissa >>= UInt64(truncatingIfNeeded: 1 - binaryExponent)
      mantissa = (mantissa + (mantissa & 1)) >> 1
      // Rounding up may reach the smallest normal number; its exponent bit is then part of the mantissa already.
      return mantissa
    }
    // An exact tie: round to even by hand. Ties need few digits, so only small powers of five can make one.
    if low <= 1, exponent >= -4, exponent <= 23, mantissa & 3 == 1, mantissa << shift == high { mantissa &= ~1 }
    mantissa = (mantissa + (mantissa & 1)) >> 1
    if mantissa >= 1 << 53 {
      mantissa = 1 << 52
      binaryExponent += 1
    }
    if binaryExponent >= 0x7FF { return infinity }
    return mantissa & ~(1 << 52) | UInt64(truncatingIfNeeded: binaryExponent) << 52
  }

  /// The upper 128 bits of a normalised significand times a power of five, exact enough to round.
  @inline(__always)
  private static func product(_ significand: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
    let index = 2 * (exponent + 342)
    var (high, low) = significand.multipliedFullWidth(by: powersOfFive[index])
    // 55 bits decide a double and its rounding; if the nine below are all ones, the lower half may carry into them.
    if high & 0x1FF == 0x1FF {
      let carried = low.addingReportingOverflow(significand.multipliedFullWidth(by: powersOfFive[index + 1]).high)
      low = carried.partialValue
      if carried.overflow { high += 1 }
    }
    return (high, low)
  }
}
