/// The short way through arrays of numbers: no calls between elements, and no errors.
///
/// Whatever is unusual (another value, a comment, an error, a cap reached) ends the short way; the reader then stands
/// where it stood, and the ordinary way finds out what it was.
extension JSONPullReader {
  /// Reads the array of numbers that comes next, if it is one; whether all of them are whole and within `Int64`.
  ///
  /// Whole numbers are stored as the bits of `Int64`; once a double comes, everything becomes the bits of `Double`.
  /// Without success nothing is appended.
  mutating func readNumbers(into words: inout NumberWords) -> Bool? {
    let first = words.count
    guard let (end, isWhole) = scanNumbers(into: &words) else { return nil }
    guard pass(words.count - first, end) else {
      words.count = first
      return nil
    }
    return isWhole
  }

  /// Appends the numbers of the array that starts here; where it ends and whether all are whole, or nil, and nothing
  /// appended, if it holds anything else.
  private func scanNumbers(into words: inout NumberWords) -> (end: Int, isWhole: Bool)? {
    guard depth < JSONReadingOptions.maximumDepth else { return nil }
    let bytes = bytes.span
    let first = words.count
    var next = first
    var isWhole = true
    var index = offset + 1
    while true {
      if next == words.storage.count { words.makeRoom() }
      var room = words.storage.mutableSpan
      while next < room.count {
        skipSpace(bytes, at: &index)
        let start = index
        var fault: NumberFault?
        let number = NumberScanner.scan(bytes, at: &index, fault: &fault)
        guard fault == nil else { return nil }
        if isWhole, let value = number.wholeValue {
          room[next] = UInt64(bitPattern: value)
        } else {
          let value = number.nearestDouble ?? nearestDouble(from: start, to: index)
          guard value.isFinite else { return nil }
          if isWhole {
            for index in first..<next { room[index] = Double(Int64(bitPattern: room[index])).bitPattern }
            isWhole = false
          }
          room[next] = value.bitPattern
        }
        next += 1
        switch passEnding(bytes, at: &index) {
        case .comma: continue
        case .bracket:
          words.count = next
          return (index, isWhole)
        case .other: return nil
        }
      }
    }
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
      switch passEnding(bytes, at: &index) {
      case .comma: continue
      case .bracket: return index
      case .other: return nil
      }
    }
  }

  /// What follows an element.
  private enum ElementEnding {
    case comma
    case bracket
    case other
  }

  /// Passes what follows an element.
  @inline(__always)
  private func passEnding(_ bytes: Span<UInt8>, at index: inout Int) -> ElementEnding {
    skipSpace(bytes, at: &index)
    guard index < bytes.count else { return .other }
    let byte = bytes[index]
    index += 1
    return byte == UInt8(ascii: ",") ? .comma : byte == UInt8(ascii: "]") ? .bracket : .other
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
