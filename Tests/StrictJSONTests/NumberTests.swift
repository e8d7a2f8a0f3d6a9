import Glibc
import StrictJSON
import Testing

@Suite("JSON numbers")
struct NumberTests {
  static func parsed(_ text: String) throws -> Double {
    try StrictJSONDecoder().decode(Double.self, from: Array(text.utf8))
  }

  static let extremes: [Double] = [
    0, -0.0, 1, -1, 0.1, 0.3, 1.0 / 3, .pi, .greatestFiniteMagnitude, .leastNormalMagnitude, .leastNonzeroMagnitude,
    Double.leastNormalMagnitude.nextDown, Double(1 << 53), Double(1 << 53) + 2, 1e21, 1e22, 1e23,
    9.5e-7, 1e-6, 1e-7, 1.2345678901234568e20, 1.7976931348623157e308, 4.35, 0x1p-1074,
    0x1p1023, 0x1p-1022, 8.41e21, 9.007199254740993e15, 1e20, 0.000001, 1.5, 1e15, 1e17,
  ]

  @Test("200,000 seeded doubles are read back bit by bit, and read as strtod reads them")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 1)
    var values = Self.extremes
    while values.count < 200_000 {
      let bits = generator.next()
      switch values.count % 4 {
      case 0: values.append(Double(bitPattern: bits & (1 << 52 - 1)))  // subnormal
      case 1: values.append(Double(Int64(truncatingIfNeeded: bits) >> Int64(bits % 60)))
      case 2: values.append(Double(bits >> 11) * 0x1p-53 * 1000)
      default: values.append(Double(bitPattern: bits))
      }
    }
    values = values.filter(\.isFinite)
    let encoded = try StrictJSONEncoder().encode(values)
    let decoded = try StrictJSONDecoder().decode([Double].self, from: encoded)
    let differing = zip(decoded, values).count { $0.bitPattern != $1.bitPattern }
    #expect(decoded.count == values.count && differing == 0)
    let texts = String(decoding: encoded.dropFirst().dropLast(), as: UTF8.self).split(separator: ",")
    #expect(texts.count == values.count)
    let disputed = zip(texts, values).first { strtod(String($0), nil).bitPattern != $1.bitPattern }
    #expect(disputed == nil)
  }

  @Test("What is written is never longer in digits than the standard library's shortest form")
  func shortest() throws {
    var generator = SeededGenerator(seed: 2)
    func digits(_ text: String) -> String {
      let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
      return String(mantissa.reversed().drop { $0 == "0" }.reversed())
    }
    for _ in 0..<LongForm.count(20_000, 1_000_000) {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = String(decoding: try StrictJSONEncoder().encode(value), as: UTF8.self)
      #expect(digits(text) == digits(value.description), "\(value)")
    }
  }

  @Test("Decimals of every length and near every midpoint are read as strtod reads them")
  func oracle() throws {
    var generator = SeededGenerator(seed: 3)
    for round in 0..<LongForm.count(30_000, 1_000_000) {
      var text = ""
      if round % 3 == 0 {
        // Exactly between two doubles, or a little beside it: the hardest case there is.
        let value = Double(bitPattern: UInt64.random(in: 0x3F0 << 52..<0x450 << 52, using: &generator))
        text = String(Array(halfway(value, &generator)))
      } else {
        let length = Int.random(in: 1...30, using: &generator)
        text = String(Int.random(in: 1...9, using: &generator))
        for _ in 0..<length { text += String(Int.random(in: 0...9, using: &generator)) }
        if round % 2 == 0 { text.insert(".", at: text.index(text.startIndex, offsetBy: 1)) }
        text += "e\(Int.random(in: -345...270, using: &generator))"
      }
      #expect(try Self.parsed(text).bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }

  /// The decimal in the middle between a double and the next, sometimes with a digit more.
  private func halfway(_ value: Double, _ generator: inout SeededGenerator) -> String {
    var buffer = [CChar](repeating: 0, count: 1200)
    let middle = Float80(value) + (Float80(value.nextUp) - Float80(value)) / 2
    withVaList([middle]) { _ = vsnprintf(&buffer, buffer.count, "%.80Lf", $0) }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text + (Bool.random(using: &generator) ? "1" : "")
  }

  @Test(
    "Numbers have the value they state",
    arguments: [
      ("0e1", 0), ("0E5", 0), ("-0", -0.0), ("-0.0", -0.0), ("1e-400", 0), ("-1e-400", -0.0),
      ("1e-99999999999999999999", 0),
      ("0e99999999999999999999", 0), ("0.0000001e7", 1), ("10000000000000000000000e-22", 1),
      ("2.2250738585072012e-308", .leastNormalMagnitude), ("2.4703282292062328e-324", .leastNonzeroMagnitude),
      ("2.4703282292062327e-324", 0), ("1.7976931348623158e308", .greatestFiniteMagnitude),
      ("9007199254740993", 9_007_199_254_740_992), ("18446744073709551616", 18_446_744_073_709_551_616),
    ] as [(String, Double)])
  func values(text: String, value: Double) throws {
    #expect(try Self.parsed(text).bitPattern == value.bitPattern)
    #expect(
      try StrictJSONDecoder().decode([Double].self, from: Array("[\(text)]".utf8)).map(\.bitPattern) == [
        value.bitPattern
      ])
  }

  @Test("The smallest number beyond the doubles is refused")
  func overflow() {
    #expect(problem(of: Array("1.7976931348623159e308".utf8)) == .numberTooLarge)
    #expect(problem(of: Array((String(repeating: "9", count: 400)).utf8)) == .numberTooLarge)
    #expect(problem(of: Array("[1,-1e400]".utf8)) == .numberTooLarge)
  }

  @Test(
    "A whole number is one by its value, not by its spelling",
    arguments: [
      ("1.0", 1), ("1e2", 100), ("-1.50e1", -15), ("100e-2", 1), ("-0", 0), ("-0.0", 0), ("0e5", 0), ("0.00e-9", 0),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775807.0", Int.max),
      ("-9223372036854775808e0", Int.min), ("922337203685477580.7e1", Int.max),
      ("9007199254740993.0", 9_007_199_254_740_993),
    ])
  func wholeNumbers(text: String, value: Int) throws {
    #expect(try StrictJSONDecoder().decode(Int.self, from: Array(text.utf8)) == value)
    #expect(try StrictJSONDecoder().decode([Int].self, from: Array("[3, \(text)]".utf8)) == [3, value])
    var reader = try JSONPullReader(Array(text.utf8))
    #expect(try reader.readInteger(as: Int.self) == value)
  }

  @Test(
    "What an Int cannot hold exactly is refused",
    arguments: [
      "1.5", "1e30", "1e-1", "1e-400", "-1e-400", "1.00000000000000000000000001", "9223372036854775808", "1e19",
      "-9223372036854775809", "12345678901234567890123", "0.1", "9223372036854775807.5",
    ])
  func notWhole(text: String) throws {
    let refusal = JSONProblem.notRepresentable(number: text, type: "Int")
    for document in [text, "[\(text)]", "[0, \(text)]"] {
      let error = #expect(throws: JSONError.self) {
        if document.hasPrefix("[") {
          _ = try StrictJSONDecoder().decode([Int].self, from: Array(document.utf8))
        } else {
          _ = try StrictJSONDecoder().decode(Int.self, from: Array(document.utf8))
        }
      }
      #expect(error?.problem == refusal)
    }
  }

  @Test("Every width of integer refuses what is beyond its ends")
  func widths() throws {
    func check<Integer: FixedWidthInteger & Codable>(_ type: Integer.Type) throws {
      let decoder = StrictJSONDecoder()
      for value in [Integer.min, Integer.max] {
        let text = Array("[\(value)]".utf8)
        #expect(try decoder.decode([Integer].self, from: text) == [value])
        #expect(try StrictJSONEncoder().encode([value]) == text)
      }
      let beyond = "\(Integer.max)".dropLast() + "8.0"
      if Integer.isSigned {
        #expect(throws: JSONError.self) { try decoder.decode(Integer.self, from: Array(beyond.utf8)) }
      }
      #expect(throws: JSONError.self) { try decoder.decode(Integer.self, from: Array("\(Integer.max)0".utf8)) }
      #expect(throws: JSONError.self) { try decoder.decode(Integer.self, from: Array("-\(Integer.max)0".utf8)) }
    }
    try check(Int8.self)
    try check(Int16.self)
    try check(Int32.self)
    try check(Int64.self)
    try check(Int.self)
    try check(UInt8.self)
    try check(UInt16.self)
    try check(UInt32.self)
    try check(UInt64.self)
    try check(UInt.self)
    #expect(try StrictJSONDecoder().decode(UInt64.self, from: Array("18446744073709551615.0".utf8)) == .max)
    #expect(throws: JSONError.self) {
      try StrictJSONDecoder().decode(UInt64.self, from: Array("18446744073709551616".utf8))
    }
    #expect(throws: JSONError.self) { try StrictJSONDecoder().decode(Float.self, from: Array("1e39".utf8)) }
    #expect(try StrictJSONDecoder().decode(Float.self, from: Array("0.1".utf8)) == 0.1)
  }

  @Test(
    "Doubles are written in ECMAScript's form",
    arguments: [
      (3, "3"), (0, "0"), (-0.0, "-0"), (0.1, "0.1"), (-2.5, "-2.5"), (1e20, "100000000000000000000"), (1e21, "1e+21"),
      (1.2345678901234568e20, "123456789012345680000"), (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"),
      (1.5e300, "1.5e+300"), (.leastNonzeroMagnitude, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
      (9_007_199_254_740_992, "9007199254740992"), (9_007_199_254_740_994, "9007199254740994"), (1234.5, "1234.5"),
    ] as [(Double, String)])
  func writtenForm(value: Double, text: String) throws {
    #expect(String(decoding: try StrictJSONEncoder().encode(value), as: UTF8.self) == text)
  }
}
