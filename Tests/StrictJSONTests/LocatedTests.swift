import StrictJSON
import Testing

@Suite("Located values")
struct LocatedTests {
  struct Rule: Codable, Equatable {
    let tolerance: Located<String>
    let limits: Located<[Located<Double>]>
    let note: Located<String>?
  }

  @Test("A located value knows where it stood")
  func positions() throws {
    let text = """
      [
        {"tolerance": "3%", "limits": [1, 2.5,
          7], "note": null},
        {"limits": [], "tolerance":
           "é", "note": "x"}
      ]
      """
    let rules = try StrictJSONDecoder().decode([Rule].self, from: Array(text.utf8))
    #expect(rules[0].tolerance.position?.description == "2:17")
    #expect(rules[0].limits.position?.description == "2:33")
    #expect(rules[0].limits.value.map { $0.position?.description } == ["2:34", "2:37", "3:5"])
    #expect(rules[0].note == nil)
    #expect(rules[1].tolerance.position?.description == "5:6")
    #expect(rules[1].note?.position?.description == "5:19")
    #expect(rules[1].note?.position?.line == 5)
  }

  @Test("Places count neither for equality nor for writing")
  func equality() throws {
    let text = Array(#"[ "a", "a" ]"#.utf8)
    let values = try StrictJSONDecoder().decode([Located<String>].self, from: text)
    #expect(values[0] == values[1] && values[0] == Located("a") && values[0] != Located("b"))
    #expect(Set(values).count == 1)
    #expect(try StrictJSONEncoder().encode(values) == Array(#"["a","a"]"#.utf8))
  }

  @Test("Errors inside a located value keep their own place")
  func errors() {
    let error = #expect(throws: JSONError.self) {
      try StrictJSONDecoder().decode([Located<Int>].self, from: Array("[1,\n \"x\"]".utf8))
    }
    #expect(error?.description == "2:2: [1]: found a string, wanted a whole number")
  }

  @Test("A byte-order mark takes no column")
  func byteOrderMark() throws {
    let decoder = StrictJSONDecoder(options: JSONReadingOptions(toleratesByteOrderMark: true))
    let value = try decoder.decode([Located<Int>].self, from: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8))
    #expect(value[0].position?.description == "1:2")
  }
}
