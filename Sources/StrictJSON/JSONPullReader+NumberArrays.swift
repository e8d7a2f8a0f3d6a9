/// The short way through arrays of numbers: no calls between elements, and no errors.
///
/// Whatever is unusual (another value, a comment, an error, a cap reached) ends the short way; the reader then stands
/// where it stood, and the ordinary way finds out what it was.
extension JSONPullReader {
  /// Reads the array of numbers that comes next, if it is one; whether all of them are whole and within `Int64`.
  ///
  /// Whole numbers are stored as the bits of `Int64`; once a double comes, everything becomes the bits of `Double`.
  /// Without success some words may have been appended.
  mutating func readNumbers(into words: inout [UInt64]) -> Bool? {
    let first = words.count
    var isWhole = true
    let end = scanNumbers { number, start, end in
      if let value = number.wholeValue {
        words.append(isWhole ? UInt64(bitPattern: value) : Double(value).bitPattern)
        return true
      }
      let value = number.nearestDouble ?? nearestDouble(from: start, to: end)
      guard value.isFinite else { return false }
      if isWhole {
        for index in first..<words.count { words[index] = Double(Int64(bitPattern: words[index])).bitPattern }
        isWhole = false
      }
      words.append(value.bitPattern)
      return true
    }
    guard let end, pass(words.count - first, end) else { return nil }
    return isWhole
  }

  /// Passes over the array of numbers that comes next, if it is one.
  mutating func skipNumbers() -> Bool {
    var count = 0
    let end = scanNumbers { number, _, _ in
      count += 1
      // Below this exponent no number that the scanner has counted out can overflow.
      return number.exponent < 280
    }
    guard let end else { return false }
    return pass(count, end)
  }

  /// Reads the array of numbers that comes next as doubles, if it is one.
  mutating func readNumbers(into values: inout [Double]) -> Bool {
    var read: [Double] = []
    let end = scanNumbers { number, start, end in
      let value = number.nearestDouble ?? nearestDouble(from: start, to: end)
      read.append(value)
      return value.isFinite
    }
    guard let end, pass(read.count, end) else { return false }
    values = read
    return true
  }

  /// Goes on behind an array, if its elements and itself stay within the cap on values.
  private mutating func pass(_ count: Int, _ end: Int) -> Bool {
    guard valueCount + count + 1 <= options.maximumValues else { return false }
    valueCount += count + 1
    offset = end
    return true
  }

  /// Calls `element` with each number of the array that starts here and its range; where the array ends, or nil.
  @inline(__always)
  private func scanNumbers(_ element: (ScannedNumber, Int, Int) -> Bool) -> Int? {
    guard depth < JSONReadingOptions.maximumDepth else { return nil }
    let bytes = bytes.span
    var index = offset + 1
    while true {
      skipSpace(bytes, at: &index)
      let start = index
      var fault: NumberFault?
      let number = NumberScanner.scan(bytes, at: &index, fault: &fault)
      guard fault == nil, element(number, start, index) else { return nil }
      skipSpace(bytes, at: &index)
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "]") { return index + 1 }
      guard bytes[index] == UInt8(ascii: ",") else { return nil }
      index += 1
    }
  }

  @inline(__always)
  private func skipSpace(_ bytes: Span<UInt8>, at index: inout Int) {
    while index < bytes.count, bytes[index] <= UInt8(ascii: " ") {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
      default: return
      }
    }
  }
}

extension ScannedNumber {
  /// The value if it is written as a whole number within `Int64`; not for -0, whose sign only a double keeps.
  @inline(__always)
  var wholeValue: Int64? {
    guard isInteger, exponent == 0, significand <= UInt64(Int64.max), !(isNegative && significand == 0) else {
      return nil
    }
    let magnitude = Int64(truncatingIfNeeded: significand)
    return isNegative ? -magnitude : magnitude
  }
}
