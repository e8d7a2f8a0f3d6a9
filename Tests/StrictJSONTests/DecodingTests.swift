import StrictJSON
import Testing

@Suite("Decoding types")
struct DecodingTests {
  struct Sample: Codable, Equatable {
    let metric: String
    let iterations: [Int]
    let values: [[Double]]
    var unit: String?
  }

  struct Run: Codable, Equatable {
    let schema: String
    let version: Int
    let results: [Sample]
  }

  struct Header: Decodable, Equatable {
    let schema: String
    let version: Int
  }

  static let run = """
    {
      "results": [
        {"metric": "time", "values": [[1, 2.5], [], [3]], "iterations": [7, 8e0]},
        {"unit": null, "iterations": [], "values": [], "metric": "\\u0062ytes", "more": {"a": [1, "x", null]}}
      ],
      "schema": "run",
      "version": 3
    }
    """

  static func decode<Value: Decodable>(
    _ type: Value.Type, _ text: String, _ options: JSONReadingOptions = JSONReadingOptions()
  ) throws(JSONError) -> Value {
    try StrictJSONDecoder(options: options).decode(type, from: Array(text.utf8))
  }

  @Test("A model is read whatever the order of its keys")
  func model() throws {
    let run = try Self.decode(Run.self, Self.run)
    #expect(run.results[0] == Sample(metric: "time", iterations: [7, 8], values: [[1, 2.5], [], [3]]))
    #expect(run.results[1] == Sample(metric: "bytes", iterations: [], values: []))
    #expect(run.version == 3)
  }

  @Test("A header and the whole come from one reading")
  func header() throws {
    let document = try JSONDocument(Array(Self.run.utf8))
    #expect(try document.decode(Header.self) == Header(schema: "run", version: 3))
    #expect(try document.decode(Run.self).results.count == 2)
  }

  @Test("What a type does not ask for is checked all the same")
  func checksUnaskedValues() {
    #expect(throws: JSONError.self) { try Self.decode(Header.self, #"{"schema":"a","version":1,"x":[01]}"#) }
    #expect(throws: JSONError.self) { try Self.decode(Header.self, #"{"schema":"a","version":1,"x":{"y":1,"y":2}}"#) }
  }

  @Test(
    "A refusal names line, column, key path and reason",
    arguments: [
      (#"{"schema": 1, "version": 1, "results": []}"#, "1:12: schema: found a number, wanted a string"),
      (#"{"schema": "a", "results": []}"#, #"1:1: key "version" is missing in this object"#),
      ("{\"schema\": \"a\", \"version\": 1,\n \"results\": [null]}", "2:14: results[0]: found null, wanted an object"),
      ("{\"schema\": \"a\", \"version\":\n\n1.5, \"results\": []}", "3:1: version: 1.5 cannot be held exactly by Int"),
      (#"{"schema": "a", "version": 1e30, "results": []}"#, "1:28: version: 1e30 cannot be held exactly by Int"),
      (#"{"schema": "a", "version": "1", "results": []}"#, "1:28: version: found a string, wanted a whole number"),
      (#"{"schema": "a", "version": null, "results": []}"#, "1:28: version: found null, wanted a whole number"),
      (#"{"schema": "a", "version": 1, "results": {}}"#, "1:42: results: found an object, wanted an array"),
      (
        #"{"schema":"a","version":1,"results":[{"metric":"é","values":[[1],[2,"x"]],"iterations":[]}]}"#,
        "1:69: results[0].values[1][1]: found a string, wanted a number"
      ),
      (
        #"{"schema":"a","version":1,"results":[{"metric":"m","values":[[1],2],"iterations":[]}]}"#,
        "1:66: results[0].values[1]: found a number, wanted an array"
      ),
      (
        #"{"schema":"a","version":1,"results":[{"metric":"m","values":[],"iterations":[ 1, 2 ,3.25, 4]}]}"#,
        "1:85: results[0].iterations[2]: 3.25 cannot be held exactly by Int"
      ),
      (
        #"{"schema":"a","version":1,"results":[{"metric":"m","values":[]}]}"#,
        #"1:38: results[0]: key "iterations" is missing in this object"#
      ),
      ("[]", "1:1: found an array, wanted an object"),
      ("{\"schema\":\"a\",\n\"schema\":\"b\"}", #"2:1: schema: duplicate key "schema""#),
      ("{\"a\":1,\n \"b c\":[1,{\"d\":tru}]}", #"2:16: ["b c"][1].d: found "tru", expected a value"#),
      (#"{"a":[1,2,]}"#, "1:10: a[1]: a comma may not follow the last member; remove it"),
      (#"{"a":1,}"#, "1:7: a: a comma may not follow the last member; remove it"),
      (#"{"\#u{1B}":1}"#, #"1:3: control character \u001b inside a string; write it as an escape"#),
      (#"{"\u001b[1m":x}"#, #"1:14: ["\u{1b}[1m"]: found "x", expected a value"#),
      (#"{"a":1e999}"#, "1:6: a: this number is too large for a double"),
      (#"{"a":-Infinity}"#, "1:6: a: -Infinity is not a JSON number"),
      (#"{"a":"é\ud800"}"#, "1:8: a: half of a surrogate pair stands alone; it is no character"),
      ("{} {}", "1:4: something follows the end of the document"),
      ("", "1:1: the document is empty; one JSON value was expected"),
      ("[1,2", #"1:5: [1]: the document ends here; expected "," or "]""#),
      (#"{"a":01}"#, "1:6: a: a number may not start with a superfluous zero"),
      (#"{"a":1.}"#, "1:8: a: a digit must follow the decimal point"),
    ])
  func refusals(document: String, description: String) {
    let error = #expect(throws: JSONError.self) { try Self.decode(Run.self, document) }
    #expect(error?.description == description)
  }

  @Test("Null and a missing key are both nil for an optional, and only there")
  func optionals() throws {
    struct Optionals: Codable, Equatable {
      var text: String?
      var number: Double?
      var flag: Bool?
      var list: [Double?]?
    }
    #expect(try Self.decode(Optionals.self, "{}") == Optionals())
    #expect(try Self.decode(Optionals.self, #"{"text":null,"number":null,"flag":null,"list":null}"#) == Optionals())
    let filled = Optionals(text: "a", number: 1, flag: false, list: [1, nil, 2])
    #expect(try Self.decode(Optionals.self, #"{"text":"a","number":1,"flag":false,"list":[1,null,2]}"#) == filled)
    #expect(
      try StrictJSONEncoder().encode(filled) == Array(#"{"flag":false,"list":[1,null,2],"number":1,"text":"a"}"#.utf8))
    #expect(try Self.decode([String?].self, #"[null,"a"]"#) == [nil, "a"])
    #expect(try Self.decode(Int?.self, "null") == nil)
    #expect(throws: JSONError.self) { try Self.decode([Double].self, "[1,null]") }
  }

  @Test("Unknown keys are refused with their place, and with the key that was probably meant")
  func unknownKeys() throws {
    let strict = JSONReadingOptions(refusesUnknownKeys: true)
    let text = #"{"schema":"a","version":1,"results":[{"metric":"m","values":[],"iterations":[],"%":1}]}"#
    func description(_ key: String) -> String? {
      let document = text.replacing("%", with: key)
      return #expect(throws: JSONError.self) { try Self.decode(Run.self, document, strict) }?.description
    }
    #expect(description("units") == #"1:80: results[0].units: unknown key "units"; did you mean "unit"?"#)
    #expect(description("Unit") == #"1:80: results[0].Unit: unknown key "Unit"; did you mean "unit"?"#)
    #expect(description("colour") == #"1:80: results[0].colour: unknown key "colour""#)
    #expect(
      try Self.decode(Run.self, text.replacing("%", with: "unit").replacing(":1}", with: ":null}"), strict).version == 1
    )
    #expect(try Self.decode([String: Int].self, #"{"a":1,"b":2}"#, strict) == ["a": 1, "b": 2])
    #expect(throws: JSONError.self) { try Self.decode(Header.self, Self.run, strict) }
  }

  @Test("Keys that differ only in normalisation are two keys; a dictionary refuses to lose one")
  func normalisation() throws {
    struct Twins: Decodable {
      let keys: [[UInt8]]
      struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        keys = try container.allKeys.sorted {
          try container.decode(Int.self, forKey: $0) < container.decode(Int.self, forKey: $1)
        }
        .map { Array($0.stringValue.utf8) }
      }
    }
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    #expect(try Self.decode(Twins.self, text).keys == [Array("\u{E9}".utf8), Array("e\u{301}".utf8)])
    let error = #expect(throws: JSONError.self) { try Self.decode([String: Int].self, text) }
    #expect(error?.problem == .equivalentKeys("e\u{301}"))
    #expect(error?.position?.description == "1:8")
  }

  @Test("Errors of a type's own get the place their path names")
  func ownErrors() {
    enum Direction: String, Decodable { case smaller, larger }
    struct Metric: Decodable { let direction: Direction }
    struct Positive: Decodable {
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer().decode(Int.self)
        guard value > 0 else {
          throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "must be positive"))
        }
      }
    }
    let direction = #expect(throws: JSONError.self) {
      try Self.decode([Metric].self, "[{\"direction\": \"smaller\"},\n {\"direction\": \"up\"}]")
    }
    #expect(direction?.description.hasPrefix("2:16: [1].direction: ") == true)
    let positive = #expect(throws: JSONError.self) {
      try Self.decode([String: [Positive]].self, "{\"a\": [1, 2,\n 0]}")
    }
    #expect(positive?.description == "2:2: a[2]: must be positive")
  }

  @Test("Containers, superclasses and nested containers work as the protocols say")
  func containers() throws {
    struct Tree: Codable, Equatable {
      let label: String
      var children: [Tree] = []
    }
    let tree = Tree(label: "a", children: [Tree(label: "b", children: [Tree(label: "c")]), Tree(label: "d")])
    #expect(try StrictJSONDecoder().decode(Tree.self, from: StrictJSONEncoder().encode(tree)) == tree)
    let error = #expect(throws: JSONError.self) { try Self.decode(Pair.self, "[1]") }
    #expect(error?.description == "1:1: this array has only 1 elements; more were wanted")
    let pair = Pair(first: 1, second: ["x": [1, 2]])
    let bytes = try StrictJSONEncoder().encode(pair)
    #expect(bytes == Array(#"[1,{"x":[1,2]}]"#.utf8))
    #expect(try StrictJSONDecoder().decode(Pair.self, from: bytes) == pair)
    let derived = Derived()
    derived.base = 5
    derived.own = "é"
    let text = try StrictJSONEncoder().encode(derived)
    #expect(text == Array(#"{"own":"é","super":{"base":5}}"#.utf8))
    let decoded = try StrictJSONDecoder().decode(Derived.self, from: text)
    #expect(decoded.base == 5 && decoded.own == "é")
  }

  @Test("Large arrays of every number type are read in linear time, spelled either way")
  func wideArrays() throws {
    let count = 20_000
    let text = "[" + (0..<count).map { "\($0 % 100).0" }.joined(separator: ", ") + "]"
    let expected = (0..<count).map { $0 % 100 }
    #expect(try Self.decode([Int8].self, text).map(Int.init) == expected)
    #expect(try Self.decode([Int].self, text) == expected)
    #expect(try Self.decode([UInt64].self, text).map(Int.init) == expected)
    #expect(try Self.decode([Float].self, text).map(Int.init) == expected)
    #expect(try Self.decode([Located<Int>].self, text).map(\.value) == expected)
  }
}

/// Two values in an unkeyed container, the second in a nested one.
private struct Pair: Codable, Equatable {
  var first: Int
  var second: [String: [Int]]

  init(first: Int, second: [String: [Int]]) {
    (self.first, self.second) = (first, second)
  }

  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    first = try container.decode(Int.self)
    second = try container.decode([String: [Int]].self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(first)
    try container.encode(second)
  }
}

/// A class whose part a subclass keeps under its own key.
private class Base: Codable {
  var base = 0
}

/// A subclass with a synthesized-like coding through super coders.
private final class Derived: Base {
  var own = ""

  override init() { super.init() }

  enum CodingKeys: CodingKey { case own }

  required init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    own = try container.decode(String.self, forKey: .own)
    try super.init(from: container.superDecoder())
  }

  override func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(own, forKey: .own)
    try super.encode(to: container.superEncoder())
  }
}
