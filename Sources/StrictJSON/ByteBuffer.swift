/// Bytes that grow at the end.
struct ByteBuffer {
  private var bytes: [UInt8] = []
  /// Room for the digits of one number and a point, filled from its end.
  private var scratch = [UInt8](repeating: 0, count: 32)

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ word: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  consuming func finish() -> [UInt8] {
    bytes
  }

  /// Writes a whole number in decimal.
  mutating func appendInteger(magnitude: UInt64, isNegative: Bool) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    if magnitude < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude))
    } else {
      appendDigits(magnitude)
    }
  }

  /// Writes a finite double as the shortest decimal that gives it again.
  mutating func appendDouble(_ value: Double) {
    if value.sign == .minus { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    if magnitude < 0x1p53, magnitude == magnitude.rounded(.towardZero) {
      appendInteger(magnitude: UInt64(magnitude), isNegative: false)
    } else {
      appendDecimal(ShortestDecimal(magnitude))
    }
  }

  /// ECMAScript's Number::toString: where the point falls decides between plain and exponent form.
  private mutating func appendDecimal(_ decimal: ShortestDecimal) {
    let count = decimalDigitCount(decimal.digits)
    let point = count + decimal.exponent
    if point > 0, point <= 21 {
      if decimal.exponent >= 0 {
        appendDigits(decimal.digits)
        for _ in 0..<decimal.exponent { bytes.append(UInt8(ascii: "0")) }
      } else {
        appendDigits(decimal.digits, fraction: count - point)
      }
    } else if point > -6, point <= 0 {
      append("0.")
      for _ in 0..<(-point) { bytes.append(UInt8(ascii: "0")) }
      appendDigits(decimal.digits)
    } else {
      if count == 1 {
        appendDigits(decimal.digits)
      } else {
        appendDigits(decimal.digits, fraction: count - 1)
      }
      bytes.append(UInt8(ascii: "e"))
      bytes.append(point > 0 ? UInt8(ascii: "+") : UInt8(ascii: "-"))
      appendInteger(magnitude: UInt64((point - 1).magnitude), isNegative: false)
    }
  }

  /// Writes digits, the last few of them behind a point.
  @inline(__always)
  private mutating func appendDigits(_ value: UInt64, fraction: Int = 0) {
    var rest = value
    var index = scratch.count
    if fraction > 0 {
      let point = index - fraction - 1
      while index > point + 2 { Self.putPair(&rest, in: &scratch, before: &index) }
      if index > point + 1 { Self.putDigit(&rest, in: &scratch, before: &index) }
      index = point
      scratch[point] = UInt8(ascii: ".")
    }
    while rest >= 10 { Self.putPair(&rest, in: &scratch, before: &index) }
    if rest > 0 { Self.putDigit(&rest, in: &scratch, before: &index) }
    bytes.append(contentsOf: scratch[index...])
  }

  @inline(__always)
  private static func putPair(_ rest: inout UInt64, in scratch: inout [UInt8], before index: inout Int) {
    let pair = UInt8(truncatingIfNeeded: rest % 100)
    rest /= 100
    index -= 2
    scratch[index] = UInt8(ascii: "0") + pair / 10
    scratch[index + 1] = UInt8(ascii: "0") + pair % 10
  }

  @inline(__always)
  private static func putDigit(_ rest: inout UInt64, in scratch: inout [UInt8], before index: inout Int) {
    index -= 1
    scratch[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
    rest /= 10
  }

  /// Writes a string in quotes, escaping what JSON demands and, if wanted, everything beyond ASCII.
  mutating func appendString(_ string: String, escapesNonASCII: Bool) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { text in
      var start = 0
      for index in text.indices {
        let byte = text[index]
        if byte >= 0x80 {
          if escapesNonASCII { return appendEscaped(text, from: start) }
        } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          bytes.append(contentsOf: text[start..<index])
          appendEscape(byte)
          start = index + 1
        }
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The rest of a text as ASCII, with surrogate pairs beyond the basic plane.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    for unit in String(decoding: text[start...], as: UTF8.self).utf16 {
      switch unit {
      case 0x80...: appendHexadecimal(unit)
      case 0..<0x20, 0x22, 0x5C: appendEscape(UInt8(truncatingIfNeeded: unit))
      default: bytes.append(UInt8(truncatingIfNeeded: unit))
      }
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(#"\""#)
    case UInt8(ascii: "\\"): append(#"\\"#)
    case 0x08: append(#"\b"#)
    case 0x09: append(#"\t"#)
    case 0x0A: append(#"\n"#)
    case 0x0C: append(#"\f"#)
    case 0x0D: append(#"\r"#)
    default: appendHexadecimal(UInt16(byte))
    }
  }

  private mutating func appendHexadecimal(_ unit: UInt16) {
    append(#"\u"#)
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

/// 10^0 … 10^19.
private let powersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
  1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
  100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]

/// How many decimal digits a number above zero has.
private func decimalDigitCount(_ value: UInt64) -> Int {
  // 1233 / 2^12 is log10(2): the count, or one too few.
  let estimate = ((64 - value.leadingZeroBitCount) * 1233) >> 12
  return estimate + (value >= powersOfTen[estimate] ? 1 : 0)
}
