/// A number that was read: whole numbers within 64 bits stay exact, everything else is the nearest double.
package enum JSONNumber: Sendable {
  /// Written as a whole number.
  case integer(Int64)
  /// Anything else.
  case double(Double)

  /// The number as a double.
  package var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    }
  }
}

extension JSONPullReader {
  /// Reads the number that comes next, as `nextKind()` has said.
  @inline(__always)
  package mutating func readNumber() throws(JSONError) -> JSONNumber {
    try countValue()
    let start = offset
    var index = offset
    var fault: NumberFault?
    let number = NumberScanner.scan(bytes.span, at: &index, fault: &fault)
    if let fault { return .double(try nonFiniteNumber(or: fault, at: index)) }
    offset = index
    if let value = number.wholeValue { return .integer(value) }
    return .double(try double(of: number, from: start))
  }

  /// The double for a scanned number that starts at a place and ends here.
  @inline(__always)
  private func double(of number: ScannedNumber, from start: Int) throws(JSONError) -> Double {
    let value = number.nearestDouble ?? nearestDouble(from: start, to: offset)
    if !value.isFinite { throw failure(.numberTooLarge, at: start) }
    return value
  }

  /// The slow and always right way, for the few numbers of more than 19 digits that lie near the middle of two doubles.
  @inline(never)
  func nearestDouble(from start: Int, to end: Int) -> Double {
    Double(String(decoding: bytes[start..<end], as: UTF8.self)) ?? .infinity
  }

  /// A bare NaN or infinity where there is no number, if allowed.
  @inline(never)
  private mutating func nonFiniteNumber(or fault: NumberFault, at index: Int) throws(JSONError) -> Double {
    let letters = word(at: index)
    let start = offset
    let isToken = letters == "Infinity" || letters == "NaN" && index == start
    guard case .noDigit = fault, isToken else {
      if index >= bytes.count { throw failure(.unexpectedEnd(expected: "a digit"), at: bytes.count) }
      if case .noDigit = fault, index == start { throw unexpected(expected: "a value") }
      throw failure(fault.problem, at: index)
    }
    let token = String(decoding: bytes[start..<index + letters.utf8.count], as: UTF8.self)
    guard options.allowsNonFiniteNumbers else { throw failure(.nonFiniteToken(token), at: start) }
    offset = index + letters.utf8.count
    return letters == "NaN" ? .nan : index > start ? -.infinity : .infinity
  }

  /// The number at a place the way it is written, for messages.
  func writtenNumber(at start: Int) -> String {
    JSONLocator(bytes: bytes).writtenNumber(at: start)
  }
}
