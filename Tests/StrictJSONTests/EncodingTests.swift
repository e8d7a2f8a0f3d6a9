import StrictJSON
import Testing

@Suite("Writing JSON")
struct EncodingTests {
  struct Sample: Codable, Equatable {
    var metric = "time"
    var process = [0, 1]
    var values: [[Double]] = [[1.5, 2], [], [3]]
    var notes: [String] = []
    var flags = [true, false]
    var parameters: [String: String] = [:]
  }

  struct Run: Codable, Equatable {
    var schema = "run"
    var samples = [Sample(), Sample(parameters: ["b": "2", "a": "1", "B": "0", "é": "3"])]
    var mixed: [[Sample]] = [[]]
  }

  static func text<Value: Encodable>(
    _ value: Value, _ layout: JSONLayout = .compact, escapesNonASCII: Bool = false
  ) throws(JSONError) -> String {
    String(
      decoding: try StrictJSONEncoder(layout: layout, escapesNonASCII: escapesNonASCII).encode(value), as: UTF8.self)
  }

  @Test("The compact layout is one line with sorted keys")
  func compact() throws {
    let sample = #"{"flags":[true,false],"metric":"time","notes":[],"parameters":"#
    let rest = #","process":[0,1],"values":[[1.5,2],[],[3]]}"#
    let first = sample + "{}" + rest
    let second = sample + #"{"B":"0","a":"1","b":"2","é":"3"}"# + rest
    #expect(try Self.text(Run()) == #"{"mixed":[[]],"samples":[\#(first),\#(second)],"schema":"run"}"#)
  }

  @Test("The pretty layout has one key a line and arrays of scalars on one")
  func pretty() throws {
    #expect(
      try Self.text(Run(samples: [Sample(parameters: ["b": "2", "a": "1"])]), .pretty) == """
        {
          "mixed": [
            []
          ],
          "samples": [
            {
              "flags": [true, false],
              "metric": "time",
              "notes": [],
              "parameters": {
                "a": "1",
                "b": "2"
              },
              "process": [0, 1],
              "values": [
                [1.5, 2],
                [],
                [3]
              ]
            }
          ],
          "schema": "run"
        }

        """)
    #expect(try Self.text([String: Int](), .pretty) == "{}\n")
    #expect(try Self.text([[Double]](), .pretty) == "[]\n")
    #expect(try Self.text("a", .pretty) == "\"a\"\n")
  }

  @Test("Both layouts are read back as the same value")
  func roundTrip() throws {
    for layout in [JSONLayout.compact, .pretty] {
      for escapes in [false, true] {
        let bytes = try StrictJSONEncoder(layout: layout, escapesNonASCII: escapes).encode(Run())
        #expect(try StrictJSONDecoder().decode(Run.self, from: bytes) == Run())
      }
    }
  }

  @Test(
    "Strings are escaped where JSON or harmlessness demands it, or down to ASCII",
    arguments: [
      ("a/b", #""a/b""#, #""a/b""#), ("\"\\", #""\"\\""#, #""\"\\""#),
      ("\u{8}\t\n\u{C}\r\u{0}\u{1F}", #""\b\t\n\f\r\u0000\u001f""#, #""\b\t\n\f\r\u0000\u001f""#),
      ("\u{7F}", #""\u007f""#, #""\u007f""#), ("é", #""é""#, #""\u00e9""#),
      ("a\n😀\"z", #""a\n😀\"z""#, #""a\n\ud83d\ude00\"z""#),
      ("\u{2028}\u{FFFF}", "\"\\u2028\u{FFFF}\"", #""\u2028\uffff""#), ("", #""""#, #""""#),
    ])
  func escapes(text: String, minimal: String, ascii: String) throws {
    #expect(try Self.text(text) == minimal)
    #expect(try Self.text(text, escapesNonASCII: true) == ascii)
    #expect(try DecodingTests.decode(String.self, minimal) == text)
    #expect(try DecodingTests.decode(String.self, ascii).utf8.elementsEqual(text.utf8))
    #expect(try Self.text([text: 1], escapesNonASCII: true) == "{\(ascii):1}")
  }

  @Test(
    "Nothing in a written string is a command to a build server or steers a terminal",
    arguments: [
      ("##vso[task.complete]", ##""#\u0023vso[task.complete]""##), ("é##[group]", ##""é#\u0023[group]""##),
      ("a##teamcity[x", ##""a#\u0023teamcity[x""##), ("###", ###""#\u0023\u0023""###), ("#1 #2", ##""#1 #2""##),
      ("::error::x", #""\u003a:error::x""#), ("a ::b", #""a \u003a:b""#), ("a\n::b", #""a\n\u003a:b""#),
      ("é\n::b", #""é\n\u003a:b""#), ("\u{3000}::b", "\"\u{3000}\\u003a:b\""), (":::", #""\u003a::""#),
      ("std::vector", #""std::vector""#), (":a: b:", #"":a: b:""#),
      ("\u{9B}31m\u{90}", #""\u009b31m\u0090""#), ("\u{202E}\u{2066}\u{61C}", #""\u202e\u2066\u061c""#),
      ("a\u{200B}b\u{FEFF}", #""a\u200bb\ufeff""#), ("\u{E0041}", #""\udb40\udc41""#),
    ])
  func harmless(text: String, written: String) throws {
    #expect(try Self.text(text).utf8.elementsEqual(written.utf8))
    #expect(try DecodingTests.decode(String.self, written).utf8.elementsEqual(text.utf8))
    let ascii = try Self.text(text, escapesNonASCII: true)
    #expect(ascii.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !ascii.contains("##"))
    #expect(try DecodingTests.decode(String.self, ascii).utf8.elementsEqual(text.utf8))
    #expect(try DecodingTests.decode([String: Int].self, try Self.text([text: 1])).keys.first == text)
  }

  @Test("A number that is not finite is an error with its path")
  func nonFinite() {
    var run = Run()
    run.samples[1].values[2] = [1, 2, .nan]
    let inRow = #expect(throws: JSONError.self) { try Self.text(run) }
    #expect(inRow?.description == "samples[1].values[2][2]: nan cannot be written as JSON")
    let alone = #expect(throws: JSONError.self) { try Self.text(["a b": -Double.infinity]) }
    #expect(alone?.description == #"["a b"]: -inf cannot be written as JSON"#)
    #expect(throws: JSONError.self) { try Self.text(Float.nan) }
  }

  @Test("A type's own error gets the path it was thrown at")
  func ownErrors() {
    struct Failing: Encodable {
      func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(1, .init(codingPath: [], debugDescription: "cannot be kept"))
      }
    }
    let error = #expect(throws: JSONError.self) { try Self.text(["a": [Failing()]]) }
    #expect(error?.description == "a[0]: cannot be kept")
  }

  @Test("A key that is encoded twice is an error")
  func duplicateKey() {
    struct Twice: Encodable {
      enum CodingKeys: CodingKey { case a }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .a)
        try container.encode(2, forKey: .a)
      }
    }
    let error = #expect(throws: JSONError.self) { try Self.text([Twice()]) }
    #expect(error?.description == #"[0].a: duplicate key "a""#)
  }

  @Test("Nothing encoded is an empty object, and every scalar may stand alone")
  func scalars() throws {
    struct Empty: Encodable {}
    #expect(try Self.text(Empty()) == "{}")
    #expect(try Self.text(Int?.none) == "null")
    #expect(try Self.text(UInt64.max) == "18446744073709551615")
    #expect(try Self.text(Int.min) == "-9223372036854775808")
    #expect(try Self.text([Int.min, 0, Int.max]) == "[-9223372036854775808,0,9223372036854775807]")
    #expect(try Self.text(Float(0.1)) == "0.1")
    #expect(try Self.text([Float(16_777_216), 1.1]) == "[16777216,1.1]")
  }
}
