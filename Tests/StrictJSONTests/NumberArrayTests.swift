import StrictJSON
import Testing

@Suite("Arrays of numbers")
struct NumberArrayTests {
  /// Documents of rows of all lengths, also beyond the room that is made at a time, with what is unusual in between.
  private static func document(_ generator: inout SeededGenerator, rows: Int) -> String {
    let unusual = ["-0", "1e2", "1E-7", "12345678901234567890", "0.1e1", "9223372036854775808", "-9223372036854775808"]
    var texts: [String] = []
    for row in 0..<rows {
      let length =
        row % 7 == 3 ? Int.random(in: 2040...5000, using: &generator) : Int.random(in: 0...20, using: &generator)
      let firstFraction = row % 3 == 0 ? 0 : row % 3 == 1 ? length : Int.random(in: 0...length, using: &generator)
      let numbers = (0..<length).map { index in
        if Int.random(in: 0..<40, using: &generator) == 0 { return unusual.randomElement(using: &generator) ?? "0" }
        if index < firstFraction { return "\(Int.random(in: -1000...100_000_000_000, using: &generator))" }
        return "\(Double.random(in: -1000...1000, using: &generator))"
      }
      texts.append("[" + numbers.joined(separator: row % 2 == 0 ? "," : " ,\n ") + "]")
    }
    return "[" + texts.joined(separator: ",") + "]"
  }

  @Test("A document decodes as what the pull reader reads number by number", arguments: 0..<6)
  func decodesAsPulled(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let bytes = Array(Self.document(&generator, rows: seed == 0 ? 0 : 4 * seed).utf8)
    var reader = try JSONPullReader(bytes)
    var expected: [[Double]] = []
    try reader.beginArray()
    while try reader.nextElement() {
      var row: [Double] = []
      try reader.beginArray()
      while try reader.nextElement() { row.append(try reader.readDouble()) }
      expected.append(row)
    }
    try reader.finish()
    let document = try JSONDocument(bytes)
    let bits = expected.map { $0.map(\.bitPattern) }
    #expect(try document.decode([[Double]].self).map { $0.map(\.bitPattern) } == bits)
    #expect(try document.decode([[OneByOne<Double>]].self).map { $0.map(\.value.bitPattern) } == bits)
    let encoded = try StrictJSONEncoder().encode(expected)
    #expect(try StrictJSONDecoder().decode([[Double]].self, from: encoded) == expected)
  }

  @Test("Whole numbers decode alike as a whole and one by one, and so does the refusal", arguments: 0..<12)
  func decodesIntegers(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var numbers = (0..<Int.random(in: 0...3000, using: &generator)).map { _ in
      "\(Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 0..<64, using: &generator))"
    }
    if seed % 3 == 1 { numbers.append("2.5") }
    if seed % 3 == 2 { numbers.append("1e3") }
    let document = try JSONDocument(Array("[\(numbers.joined(separator: ","))]".utf8))
    func result<Value: Decodable>(_ type: Value.Type) -> Result<Value, JSONError> {
      Result { () throws(JSONError) in try document.decode(type) }
    }
    #expect(result([Int].self).description == result([OneByOne<Int>].self).map { $0.map(\.value) }.description)
    #expect(result([Int64].self).description == result([OneByOne<Int64>].self).map { $0.map(\.value) }.description)
    #expect(result([UInt64].self).description == result([OneByOne<UInt64>].self).map { $0.map(\.value) }.description)
  }

  @Test("An array that ends wrongly is refused like any other, wherever it ends", arguments: [1, 2047, 2048, 2049])
  func refuses(count: Int) throws {
    for (ending, reason) in [
      ("", #"expected "," or "]""#), (",]", "a comma may not follow"), (",x]", "a value"), (",1e999]", "too large"),
      (",01]", "superfluous zero"), (",1", #"expected "," or "]""#),
    ] {
      let bytes = Array(("[" + String(repeating: "1,", count: count - 1) + "1" + ending).utf8)
      let whole = #expect(throws: JSONError.self) { try StrictJSONDecoder().decode([Double].self, from: bytes) }
      let pulled = #expect(throws: JSONError.self) {
        var reader = try JSONPullReader(bytes)
        try reader.beginArray()
        while try reader.nextElement() { _ = try reader.readDouble() }
        try reader.finish()
      }
      #expect(whole?.description == pulled?.description)
      #expect(whole?.description.contains(reason) == true, "\(whole?.description ?? "")")
    }
  }

  @Test("Numbers are written as the standard library's digits with the point where ECMAScript has it")
  func writes() throws {
    var generator = SeededGenerator(seed: 7)
    for exponent in -12...24 {
      for digits in 1...17 {
        let limit = UInt64(("1" + String(repeating: "0", count: digits))) ?? 10
        let significand = UInt64.random(in: 1..<limit, using: &generator)
        let value = try #require(Double("\(significand)e\(exponent - digits)"))
        let text = String(decoding: try StrictJSONEncoder().encode(value), as: UTF8.self)
        #expect(text == Self.ecmaScript(value))
      }
    }
    for shift in 0..<64 {
      let value = UInt64.max >> UInt64(shift)
      #expect(String(decoding: try StrictJSONEncoder().encode(value), as: UTF8.self) == "\(value)")
    }
  }

  /// Number::toString of ECMAScript for a positive number, put together from the digits of `description`.
  private static func ecmaScript(_ value: Double) -> String {
    let parts = value.description.split(separator: "e")
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = halves.count > 1 ? halves[1] : ""
    let all = String(halves[0]) + fraction
    var point = halves[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let leading = all.prefix { $0 == "0" }.count
    point -= leading
    var digits = String(all.dropFirst(leading))
    while digits.hasSuffix("0") { digits.removeLast() }
    if point >= digits.count, point <= 21 { return digits + String(repeating: "0", count: point - digits.count) }
    if point > 0, point <= 21 { return "\(digits.prefix(point)).\(digits.dropFirst(point))" }
    if point > -6, point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    let rest = digits.count > 1 ? "." + digits.dropFirst() : ""
    return "\(digits.prefix(1))\(rest)e\(point > 0 ? "+" : "-")\(abs(point - 1))"
  }
}

/// A number that its array cannot be asked for as a whole.
private struct OneByOne<Value: Decodable>: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Value.self)
  }
}

extension Result where Failure == JSONError {
  /// The value or the message.
  fileprivate var description: String {
    switch self {
    case .success(let value): "\(value)"
    case .failure(let error): error.description
    }
  }
}
