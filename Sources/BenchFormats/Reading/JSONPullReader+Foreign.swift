import StrictJSON

/// What readers of foreign documents ask for: members that may be absent, and facts of any kind.
extension JSONPullReader {
  /// Reads a string, or nothing.
  mutating func readOptionalString() throws(JSONError) -> String? {
    try readNull() ? nil : try readString()
  }

  /// Reads a whole number, or nothing.
  mutating func readOptionalInteger() throws(JSONError) -> Int? {
    try readNull() ? nil : try readInteger()
  }

  /// Reads a number, or nothing.
  mutating func readOptionalDouble() throws(JSONError) -> Double? {
    try readNull() ? nil : try readDouble()
  }

  /// Reads an array of numbers, or nothing.
  mutating func readOptionalDoubles() throws(JSONError) -> [Double]? {
    try readNull() ? nil : try readDoubles()
  }

  /// Reads an object of facts; those that have no text are left out, and so is everything where there is nothing.
  mutating func readFacts() throws(JSONError) -> [String: FactText] {
    var facts: [String: FactText] = [:]
    if try readNull() { return facts }
    try beginObject()
    while let key = try nextKey() {
      let name = string(key)
      facts[name] = try readFact()
    }
    return facts
  }

  private mutating func readFact() throws(JSONError) -> FactText? {
    switch try nextKind() {
    case .string: return FactText(text: try readString())
    case .boolean: return FactText(text: try readBool() ? "true" : "false")
    case .number:
      let number = try readNumber()
      if case .integer(let whole) = number { return FactText(text: "\(whole)") }
      return FactText(text: Int(exactly: number.double).map { "\($0)" } ?? "\(number.double)")
    case .null, .array, .object:
      try skipValue()
      return nil
    }
  }
}
