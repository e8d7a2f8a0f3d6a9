import StrictJSON
import Testing

@Suite("JSON grammar")
struct GrammarTests {
  static let accepted: [String] = [
    "0", "-0", "1", "-1", "10", "0e1", "0E5", "0e+1", "0.0", "-0.0", "1e1", "1E+1", "1e-1", "1.5e10", "1e-400",
    "123e65",
    "100000000000000000000", "-123123123123123123123123123123", "0.000000000000000000000000000000000000000000000000001",
    "true", "false", "null", #""""#, #""a""#, "[]", "{}", "[ ]", "{ }", " [] ", "\t\r\n[1]\n", "[[]]", "[[],[]]",
    "[1,2,3]", "[1 , 2]", "[null,1,\"1\",{}]", #"{"a":1}"#, #"{"":0}"#, #"{"a":{"b":[]},"c":null}"#,
    #"{ "a" : 1 , "b" : 2 }"#,
    #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""\u00e9\u0301""#, #""\uD83D\uDE00""#, #""\ud834\udd1e x""#, "\"é€😀\u{7f}\"",
    "\"\u{2028}\u{2029}\u{FFFF}\u{10FFFF}\"", #"{"\u0061":1,"b":2}"#, #"["\uDBFF\uDFFF"]"#, #""/""#,
    "{\"\u{E9}\":1,\"e\u{301}\":2}",
  ]

  static let refused: [String] = [
    "", " ", "\n", "[", "]", "{", "}", "[1", "[1,", "[,", "[,1]", "[1,]", "[1,,2]", "[1 2]", "[1}", "{]", "[1]]",
    "[1]x", "1 2",
    "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{a:1}",
    "{1:1}", "{'a':1}",
    "{\"a\":1", "{\"a\"", "{\"a", "{null:1}", "'a'", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"",
    "\"\\u\"", "\"\\",
    "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud800\\ud800\"", "\"\\ud800x\"", "\"\n\"", "\"\t\"",
    "\"\u{0}\"", "\"\u{1f}\"",
    "01", "-01", "00", "-", "+1", ".1", "1.", "-.1", "1.e1", "1e", "1e+", "1e-", "1ee1", "1e1.5", "0x1", "1_000", "--1",
    "1,", "Inf", "1a",
    "NaN", "Infinity", "-Infinity", "nan", "-NaN", "tru", "truee", "True", "nul", "nulll", "fals", "undefined",
    "[1e999]", "-1e999",
    "1e9999999999999999999999", "// c\n1", "/* c */1", "1//", "1 /", "#1", "[\u{A0}]", "[\u{0C}1]", "\u{FEFF}1",
    "\u{2060}1",
    #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"{"a":{"b":1,"b":2}}"#, "[1]\u{0}", "<a>", "[\"a\",\n4\n,1,", "{}{}",
    "é",
  ]

  @Test("Every valid document is read", arguments: accepted)
  func accepts(document: String) throws {
    #expect(throws: Never.self) { try JSONDocument(Array(document.utf8)) }
    var reader = try JSONPullReader(Array(document.utf8))
    try reader.skipValue()
    try reader.finish()
  }

  @Test("Every invalid document is refused by both readers", arguments: refused)
  func refuses(document: String) {
    #expect(throws: JSONError.self) { try JSONDocument(Array(document.utf8)) }
    #expect(throws: JSONError.self) {
      var reader = try JSONPullReader(Array(document.utf8))
      try reader.skipValue()
      try reader.finish()
    }
  }

  @Test(
    "Bytes that are no UTF-8 are refused",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3],
      [0xC3, 0x28],
    ] as [[UInt8]])
  func refusesInvalidUTF8(content: [UInt8]) {
    let document = [UInt8(ascii: "\"")] + content + [UInt8(ascii: "\"")]
    #expect(problem(of: document) == .invalidUTF8)
  }

  @Test("Every well-formed UTF-8 sequence of the boundaries is kept")
  func keepsUTF8() throws {
    for value in [0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32] {
      let text = String(try #require(Unicode.Scalar(value)))
      #expect(try StrictJSONDecoder().decode(String.self, from: Array("\"\(text)\"".utf8)) == text)
    }
  }

  @Test("Other encodings are named")
  func namesEncodings() {
    let ascii = Array("[1]".utf8)
    #expect(problem(of: [0xFE, 0xFF] + ascii.flatMap { [0, $0] }) == .wrongEncoding("UTF-16"))
    #expect(problem(of: ascii.flatMap { [$0, 0] }) == .wrongEncoding("UTF-16"))
    #expect(problem(of: ascii.flatMap { [0, $0] }) == .wrongEncoding("UTF-16"))
    #expect(problem(of: ascii.flatMap { [$0, 0, 0, 0] }) == .wrongEncoding("UTF-32"))
    #expect(problem(of: ascii.flatMap { [0, 0, 0, $0] }) == .wrongEncoding("UTF-32"))
    #expect(problem(of: [0xEF, 0xBB, 0xBF] + ascii) == .byteOrderMark)
  }

  @Test("Nesting is read to 64 levels and refused beyond, however deep", arguments: [("[", "]"), (#"{"a":"#, "}")])
  func limitsDepth(open: String, close: String) {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
    }
    #expect(problem(of: nested(64)) == nil)
    #expect(problem(of: nested(65)) == .tooDeep(limit: 64))
    #expect(problem(of: Array(String(repeating: open, count: 100_000).utf8)) == .tooDeep(limit: 64))
  }

  @Test("Caps on size, strings and values hold to the last byte")
  func caps() {
    let document = Array(#"["abc",{"de":1}]"#.utf8)
    #expect(problem(of: document, JSONReadingOptions(maximumBytes: 16)) == nil)
    #expect(problem(of: document, JSONReadingOptions(maximumBytes: 15)) == .documentTooLarge(bytes: 16, limit: 15))
    #expect(problem(of: document, JSONReadingOptions(maximumStringBytes: 3)) == nil)
    #expect(problem(of: document, JSONReadingOptions(maximumStringBytes: 2)) == .stringTooLong(limit: 2))
    #expect(problem(of: document, JSONReadingOptions(maximumStringBytes: 1)) == .stringTooLong(limit: 1))
    #expect(problem(of: document, JSONReadingOptions(maximumValues: 4)) == nil)
    #expect(problem(of: document, JSONReadingOptions(maximumValues: 3)) == .tooManyValues(limit: 3))
    #expect(problem(of: Array("[1,2,3]".utf8), JSONReadingOptions(maximumValues: 4)) == nil)
    #expect(problem(of: Array("[1,2,[]]".utf8), JSONReadingOptions(maximumValues: 4)) == nil)
    #expect(problem(of: Array("[1,2,3]".utf8), JSONReadingOptions(maximumValues: 3)) == .tooManyValues(limit: 3))
  }

  @Test("Extensions are read when they are named")
  func extensions() throws {
    let marked = JSONReadingOptions(toleratesByteOrderMark: true)
    #expect(problem(of: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8), marked) == nil)
    let commented = JSONReadingOptions(allowsComments: true)
    let text = "// first\n{/* é */\"a\" : /**/ [1, // one\n2 /* two */], \"b\"/***/:3}//"
    #expect(problem(of: Array(text.utf8), commented) == nil)
    #expect(problem(of: Array("1 /* open".utf8), commented) == .unterminatedComment)
    #expect(problem(of: Array("1 /*/".utf8), commented) == .unterminatedComment)
    #expect(problem(of: Array("1 //".utf8) + [0xFF], commented) == .invalidUTF8)
    let open = StrictJSONDecoder(options: JSONReadingOptions(allowsNonFiniteNumbers: true))
    let values = try open.decode([Double].self, from: Array("[1,NaN,Infinity,-Infinity]".utf8))
    #expect(values[0] == 1 && values[1].isNaN && values[2] == .infinity && values[3] == -.infinity)
    #expect(throws: JSONError.self) { try open.decode([Double].self, from: Array("[1e999]".utf8)) }
    for text in ["-NaN", "Inf", "NaNs", "-", "nan"] {
      #expect(throws: JSONError.self) { try open.decode(Double.self, from: Array(text.utf8)) }
    }
  }

  @Test("Duplicate keys are found in small and large objects, by bytes")
  func duplicates() {
    for count in [2, 15, 16, 17, 18, 1000] {
      let keys = (1..<count).map { "k\($0)" }
      for repeated in [keys[0], keys[keys.count / 2], keys[keys.count - 1]] {
        let text = "{" + (keys + [repeated]).map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(problem(of: Array(text.utf8)) == .duplicateKey(repeated))
      }
      let distinct = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
      #expect(problem(of: Array(distinct.utf8)) == nil)
    }
  }

  @Test("Every proper prefix of a document is refused")
  func prefixes() {
    let text = #"{"a":[1,-2.5e3,[]],"b":{"c\u00e9":"d\"","é":true},"e":[null,false,"x"],"f":[[1],[2.5]]}"#
    let document = Array(text.utf8)
    #expect(problem(of: document) == nil)
    for length in 0..<document.count {
      #expect(problem(of: Array(document[..<length])) != nil, "\(length) bytes")
    }
  }
}

/// What is wrong with a document, or nil if nothing is.
func problem(of document: [UInt8], _ options: JSONReadingOptions = JSONReadingOptions()) -> JSONProblem? {
  do {
    _ = try JSONDocument(document, options: options)
    return nil
  } catch {
    return error.problem
  }
}
