/// Bytes that grow at the end.
struct ByteBuffer {
  private var bytes: [UInt8] = []

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
    appendDigits(magnitude, count: decimalDigitCount(magnitude))
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
        appendDigits(decimal.digits, count: count)
        for _ in 0..<decimal.exponent { bytes.append(UInt8(ascii: "0")) }
      } else {
        appendDigits(decimal.digits, count: count, point: point)
      }
    } else if point > -6, point <= 0 {
      append("0.")
      for _ in 0..<(-point) { bytes.append(UInt8(ascii: "0")) }
      appendDigits(decimal.digits, count: count)
    } else {
      if count == 1 {
        appendDigits(decimal.digits, count: 1)
      } else {
        appendDigits(decimal.digits, count: count, point: 1)
      }
      bytes.append(UInt8(ascii: "e"))
      bytes.append(point > 0 ? UInt8(ascii: "+") : UInt8(ascii: "-"))
      appendInteger(magnitude: UInt64((point - 1).magnitude), isNegative: false)
    }
  }

  private mutating func appendDigits(_ value: UInt64, count: Int) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    var rest = value
    var index = start + count - 1
    while index >= start {
      bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      index -= 1
    }
  }

  private mutating func appendDigits(_ value: UInt64, count: Int, point: Int) {
    appendDigits(value, count: count)
    bytes.insert(UInt8(ascii: "."), at: bytes.count - count + point)
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

/// How many decimal digits a number has; zero has one.
private func decimalDigitCount(_ value: UInt64) -> Int {
  var count = 1
  var bound: UInt64 = 10
  while count < 20, value >= bound {
    count += 1
    bound = count < 20 ? bound * 10 : bound
  }
  return count
}
