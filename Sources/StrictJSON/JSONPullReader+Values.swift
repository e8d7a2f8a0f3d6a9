extension JSONPullReader {
  /// The kind of the value that comes next.
  package mutating func nextKind() throws(JSONError) -> JSONKind {
    try skipWhitespace()
    guard offset < bytes.count else { throw unexpected(expected: "a value") }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "N"), UInt8(ascii: "I"): return .number
    default: throw unexpected(expected: "a value")
    }
  }

  /// Reads a string.
  package mutating func readString() throws(JSONError) -> String {
    string(try readText())
  }

  /// Reads a string without making its content.
  package mutating func readText() throws(JSONError) -> JSONText {
    try expect(UInt8(ascii: "\""), wanted: "a string")
    return try scanString()
  }

  /// Reads `true` or `false`.
  package mutating func readBool() throws(JSONError) -> Bool {
    guard try nextKind() == .boolean else { throw try mismatch(wanted: "true or false") }
    try countValue()
    let value = bytes[offset] == UInt8(ascii: "t")
    try scanLiteral(value ? "true" : "false")
    return value
  }

  /// Reads `null` if it comes next, and says whether it did.
  package mutating func readNull() throws(JSONError) -> Bool {
    guard try nextKind() == .null else { return false }
    try countValue()
    try scanLiteral("null")
    return true
  }

  /// Reads a number as the nearest double; numbers too small for one become zero.
  package mutating func readDouble() throws(JSONError) -> Double {
    guard try nextKind() == .number else { throw try mismatch(wanted: "a number") }
    return try readNumber().double
  }

  /// Reads a whole number exactly; `1.0` and `1e2` are whole numbers, `1.5` is refused.
  package mutating func readInteger<Integer: FixedWidthInteger>(
    as type: Integer.Type = Integer.self
  ) throws(JSONError) -> Integer {
    guard try nextKind() == .number else { throw try mismatch(wanted: "a whole number") }
    let start = offset
    let number = try readNumber()
    if case .integer(let value) = number, let exact = Integer(exactly: value) { return exact }
    if let exact = ExactInteger(bytes.span, at: start)?.value(as: type) { return exact }
    throw failure(.notRepresentable(number: writtenNumber(at: start), type: "\(type)"), at: start)
  }

  /// Reads an array of numbers.
  package mutating func readDoubles() throws(JSONError) -> [Double] {
    var values: [Double] = []
    if try nextKind() == .array, readNumbers(into: &values) { return values }
    try beginArray()
    while try nextElement() { values.append(try readDouble()) }
    return values
  }

  /// Passes over a value, checking it as strictly as if it were read.
  package mutating func skipValue() throws(JSONError) {
    switch try nextKind() {
    case .object:
      try beginObject()
      while try nextKey() != nil { try skipValue() }
    case .array:
      if skipNumbers() { return }
      try beginArray()
      while try nextElement() { try skipValue() }
    case .string: _ = try readText()
    case .number: _ = try readNumber()
    case .boolean: _ = try readBool()
    case .null: _ = try readNull()
    }
  }

  /// Makes sure that a value starts with a byte, and counts the value.
  mutating func expect(_ byte: UInt8, wanted: String) throws(JSONError) {
    try skipWhitespace()
    guard offset < bytes.count, bytes[offset] == byte else { throw try mismatch(wanted: wanted) }
    try countValue()
  }

  /// The error for a value of another kind; a value that is no JSON at all is the worse error.
  mutating func mismatch(wanted: String) throws(JSONError) -> JSONError {
    let kind = try nextKind()
    return failure(.mismatch(found: kind.description, wanted: wanted), at: offset)
  }

  @inline(__always)
  mutating func countValue() throws(JSONError) {
    valueCount += 1
    if valueCount > options.maximumValues { throw failure(.tooManyValues(limit: options.maximumValues), at: offset) }
  }
}
