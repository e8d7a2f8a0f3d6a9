/// The exact value of a number as written, if it is a whole number below 2^64: `1.0` and `1e2` are, `1.5` is not.
struct ExactInteger {
  let magnitude: UInt64
  let isNegative: Bool

  /// Reads a number that was checked before; nil if it is no whole number or too large.
  init?(_ bytes: Span<UInt8>, at start: Int) {
    var index = start
    var fault: NumberFault?
    let number = NumberScanner.scan(bytes, at: &index, fault: &fault)
    isNegative = number.isNegative
    guard fault == nil else { return nil }
    var magnitude = number.significand
    var exponent = number.exponent
    if number.isTruncated {
      // More than 19 digits that count: only a whole number of exactly 20 digits can still fit.
      guard exponent == 1, let last = Self.twentiethDigit(bytes, at: start) else { return nil }
      let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(last)
      guard !overflow, !carry else { return nil }
      self.magnitude = sum
      return
    }
    while exponent < 0, magnitude != 0 {
      guard magnitude.isMultiple(of: 10) else { return nil }
      magnitude /= 10
      exponent += 1
    }
    while exponent > 0, magnitude != 0 {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      magnitude = product
      exponent -= 1
    }
    self.magnitude = magnitude
  }

  /// The value in a type, if the type holds it.
  func value<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
    guard isNegative else { return Integer(exactly: magnitude) }
    guard magnitude != 0 else { return 0 }
    return magnitude > 1 << 63 ? nil : Integer(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
  }

  /// The twentieth significant digit, if no other digit than zero follows it.
  private static func twentiethDigit(_ bytes: Span<UInt8>, at start: Int) -> UInt64? {
    var count = 0
    var twentieth: UInt64 = 0
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") { continue }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { break }
      if count > 0 || byte != UInt8(ascii: "0") { count += 1 }
      if count == 20 { twentieth = UInt64(byte - UInt8(ascii: "0")) }
      if count > 20, byte != UInt8(ascii: "0") { return nil }
    }
    return twentieth
  }
}
