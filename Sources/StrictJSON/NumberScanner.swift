/// A number as written: `significand × 10^exponent`, and how much of it those two words hold.
struct ScannedNumber {
  /// The first 19 significant digits, the most that always fit 64 bits.
  var significand: UInt64
  var exponent: Int
  var isNegative: Bool
  /// Written without point and exponent.
  var isInteger: Bool
  /// There were more than 19 significant digits; the rest was cut off.
  var isTruncated: Bool
}

/// Why there is no number at a place.
enum NumberFault {
  case noDigit
  case leadingZero
  case noFractionDigit
  case noExponentDigit

  var problem: JSONProblem {
    switch self {
    case .noDigit: .missingDigit(after: "minus sign")
    case .leadingZero: .leadingZero
    case .noFractionDigit: .missingDigit(after: "decimal point")
    case .noExponentDigit: .missingDigit(after: "exponent sign")
    }
  }
}

/// Reads the number grammar of RFC 8259, section 6, and nothing looser.
enum NumberScanner {
  /// An exponent this large is infinite or zero with any significand a document can hold.
  private static let exponentLimit = 1 << 40

  /// The digit of a byte, or more than nine if it is none.
  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "0") }

  /// Reads the number at `index` and leaves `index` behind it, or at the offending byte if there is none.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, at index: inout Int, fault: inout NumberFault?) -> ScannedNumber {
    let count = bytes.count
    let isNegative = index < count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    var significand: UInt64 = 0
    accumulateDigits(bytes, at: &index, into: &significand)
    var digits = index - start
    if digits == 0 {
      fault = .noDigit
    } else if digits > 1, bytes[start] == UInt8(ascii: "0") {
      index = start
      fault = .leadingZero
    }
    var number = ScannedNumber(
      significand: 0, exponent: 0, isNegative: isNegative, isInteger: true, isTruncated: false)
    if index < count, bytes[index] == UInt8(ascii: "."), fault == nil {
      index += 1
      let fractionStart = index
      accumulateDigits(bytes, at: &index, into: &significand)
      number.exponent = fractionStart - index
      if index == fractionStart { fault = .noFractionDigit }
      digits -= number.exponent
      number.isInteger = false
    }
    number.significand = significand
    if digits > 19 { recount(&number, bytes, from: start) }
    if index < count, bytes[index] | 0x20 == UInt8(ascii: "e"), fault == nil {
      number.exponent += scanExponent(bytes, at: &index, fault: &fault)
      number.isInteger = false
    }
    return number
  }

  /// Appends the digits at `index` to a significand, which may overflow: `recount` mends that.
  @inline(__always)
  private static func accumulateDigits(_ bytes: Span<UInt8>, at index: inout Int, into significand: inout UInt64) {
    let raw = bytes.bytes
    while index <= bytes.count - 8 {
      let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let digits = EightDigits(word)
      // A constant step lets the processor begin the next word before this one is done.
      guard digits.isFull else {
        significand = significand &* powersOfTen[digits.count] &+ digits.value
        index += digits.count
        return
      }
      significand = significand &* 100_000_000 &+ digits.fullValue
      index += 8
    }
    while index < bytes.count {
      let value = digit(bytes[index])
      if value > 9 { break }
      significand = significand &* 10 &+ UInt64(value)
      index += 1
    }
  }

  /// 1, 10 … 10^8, for as many digits as a word holds.
  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// Reads `e`, an optional sign and digits.
  @inline(never)
  private static func scanExponent(_ bytes: Span<UInt8>, at index: inout Int, fault: inout NumberFault?) -> Int {
    index += 1
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let start = index
    var exponent = 0
    while index < bytes.count, digit(bytes[index]) <= 9 {
      if exponent < exponentLimit { exponent = exponent * 10 + Int(digit(bytes[index])) }
      index += 1
    }
    if index == start { fault = .noExponentDigit }
    return isNegative ? -exponent : exponent
  }

  /// Takes the first 19 significant digits of a long number again, leading zeros not counted.
  @inline(never)
  private static func recount(_ number: inout ScannedNumber, _ bytes: Span<UInt8>, from start: Int) {
    var index = start
    var significand: UInt64 = 0
    var kept = 0
    var exponent = 0
    var pastPoint = false
    while index < bytes.count {
      let value = digit(bytes[index])
      if value <= 9 {
        if kept < 19 {
          significand = significand * 10 + UInt64(value)
          if significand != 0 { kept += 1 }
          if pastPoint { exponent -= 1 }
        } else {
          if !pastPoint { exponent += 1 }
          if value != 0 { number.isTruncated = true }
        }
      } else if bytes[index] == UInt8(ascii: "."), !pastPoint {
        pastPoint = true
      } else {
        break
      }
      index += 1
    }
    number.significand = significand
    number.exponent = exponent
  }
}
