/// Bytes that grow at the end.
struct ByteBuffer {
  /// The bytes written, and zeros behind them.
  private var bytes: [UInt8] = []
  private var count = 0
  /// The most bytes that one number writes to at once.
  private static let numberSize = 32

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == bytes.count { makeRoom(for: 1) }
    bytes[count] = byte
    count += 1
  }

  mutating func append(_ word: StaticString) {
    append(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    makeRoom(for: text.count)
    let start = count
    var room = bytes.mutableSpan
    for index in 0..<text.count { room[start + index] = text[index] }
    count += text.count
  }

  consuming func finish() -> [UInt8] {
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Zeros so many bytes behind the written ones, and some more so that this is seldom needed.
  @inline(__always)
  private mutating func makeRoom(for size: Int) {
    if bytes.count - count < size { extend(by: size) }
  }

  @inline(never)
  private mutating func extend(by size: Int) {
    let zeros = size + min(max(count, 64), 4096)
    if bytes.count + zeros > bytes.capacity {
      var larger = [UInt8].withRoom(for: 2 * (bytes.count + zeros))
      larger.append(contentsOf: bytes)
      bytes = larger
    }
    bytes.append(contentsOf: repeatElement(0, count: zeros))
  }

  /// Writes a whole number in decimal.
  mutating func appendInteger(magnitude: UInt64, isNegative: Bool) {
    makeRoom(for: Self.numberSize)
    if isNegative { append(UInt8(ascii: "-")) }
    appendDigits(magnitude)
  }

  /// Writes a finite double as the shortest decimal that gives it again.
  mutating func appendDouble(_ value: Double) {
    makeRoom(for: Self.numberSize)
    if value.sign == .minus { append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    if magnitude < 0x1p53, magnitude == magnitude.rounded(.towardZero) {
      appendDigits(UInt64(magnitude))
    } else {
      appendDecimal(ShortestDecimal(magnitude))
    }
  }

  /// ECMAScript's Number::toString: where the point falls decides between plain and exponent form.
  private mutating func appendDecimal(_ decimal: ShortestDecimal) {
    let digits = DecimalDigits(decimal.digits)
    let point = digits.count + decimal.exponent
    if point > 0, point < digits.count {
      append(digits, point: point)
    } else if point > 0, point <= 21 {
      appendDigits(decimal.digits)
      appendZeros(decimal.exponent)
    } else if point > -6, point <= 0 {
      append("0.")
      appendZeros(-point)
      appendDigits(decimal.digits)
    } else {
      append(digits, point: 1)
      append(UInt8(ascii: "e"))
      append(point > 0 ? UInt8(ascii: "+") : UInt8(ascii: "-"))
      appendDigits(UInt64((point - 1).magnitude))
    }
  }

  private mutating func appendZeros(_ number: Int) {
    for _ in 0..<number { append(UInt8(ascii: "0")) }
  }

  /// Writes digits with a point behind some of them, and without it if no digit is left to follow.
  @inline(__always)
  private mutating func append(_ digits: DecimalDigits, point: Int) {
    makeRoom(for: Self.numberSize)
    let start = count
    // All digits one place further on, then those before the point and the point itself over them.
    var room = bytes.mutableSpan
    var raw = room.mutableBytes
    raw.storeBytes(of: UInt8(truncatingIfNeeded: digits.first), toByteOffset: start + 1, as: UInt8.self)
    raw.storeBytes(of: digits.middle.littleEndian, toByteOffset: start + 2, as: UInt64.self)
    raw.storeBytes(of: digits.last.littleEndian, toByteOffset: start + 10, as: UInt64.self)
    if point < 8 {
      raw.storeBytes(of: digits.head(point: point).littleEndian, toByteOffset: start, as: UInt64.self)
    } else {
      for index in start..<start + point { bytes[index] = bytes[index + 1] }
      bytes[start + point] = UInt8(ascii: ".")
    }
    count += digits.count > point ? digits.count + 1 : point
  }

  /// Writes a whole number.
  private mutating func appendDigits(_ value: UInt64) {
    makeRoom(for: Self.numberSize)
    if value < 10 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    } else if value < 100_000_000 {
      let length = decimalDigitCount(value)
      store(eightWrittenDigits(value) >> UInt64(truncatingIfNeeded: 64 - 8 * length), at: count)
      count += length
    } else {
      appendDigits(value / 100_000_000)
      store(eightWrittenDigits(value % 100_000_000), at: count)
      count += 8
    }
  }

  /// Puts eight bytes at a place, the lowest one first.
  @inline(__always)
  private mutating func store(_ word: UInt64, at offset: Int) {
    var room = bytes.mutableSpan
    var raw = room.mutableBytes
    raw.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  /// Writes a string in quotes, escaping what JSON and ``HarmlessText`` demand and, if wanted, everything beyond ASCII.
  mutating func appendString(_ string: String, escapesNonASCII: Bool) {
    var string = string
    append(UInt8(ascii: "\""))
    string.withUTF8 { text in
      var start = 0
      for index in text.indices {
        let byte = text[index]
        if byte >= 0x80 { return appendScalars(text, from: start, escapesNonASCII: escapesNonASCII) }
        if HarmlessText.isPlain(byte) || !HarmlessText.isEscaped(text, at: index) { continue }
        append(text.extracting(start..<index))
        appendEscape(byte)
        start = index + 1
      }
      append(text.extracting(start...))
    }
    append(UInt8(ascii: "\""))
  }

  /// The rest of a text, scalar by scalar, with surrogate pairs where one beyond the basic plane is escaped.
  private mutating func appendScalars(_ text: UnsafeBufferPointer<UInt8>, from start: Int, escapesNonASCII: Bool) {
    var previous = start > 0 ? Unicode.Scalar(text[start - 1]) : nil
    var rest = String(decoding: text[start...], as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if HarmlessText.isEscaped(scalar, behind: previous, before: rest.first) || escapesNonASCII && !scalar.isASCII {
        if scalar.isASCII {
          appendEscape(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          for unit in scalar.utf16 { appendHexadecimal(unit) }
        }
      } else {
        for byte in scalar.utf8 { append(byte) }
      }
      previous = scalar
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
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
