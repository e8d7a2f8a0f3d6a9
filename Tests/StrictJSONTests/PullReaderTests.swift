import StrictJSON
import Testing

@Suite("Pull reader")
struct PullReaderTests {
  @Test("A foreign document is read value by value")
  func reads() throws {
    let text =
      #"{"name":"a\tb","\u0063ount":3,"times":[1,2.5,1e3],"big":18446744073709551615,"ok":true,"none":null,"skip":[{"x":[]}]}"#
    var reader = try JSONPullReader(Array(text.utf8))
    var name = ""
    var count = 0
    var times: [Double] = []
    var big: UInt64 = 0
    var others: [String] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "name") {
        name = try reader.readString()
      } else if reader.matches(key, "count") {
        count = try reader.readInteger()
      } else if reader.matches(key, "times") {
        times = try reader.readDoubles()
      } else if reader.matches(key, "big") {
        big = try reader.readInteger()
      } else {
        others.append(reader.string(key))
        switch try reader.nextKind() {
        case .boolean: #expect(try reader.readBool())
        case .null: #expect(try reader.readNull())
        default: try reader.skipValue()
        }
      }
    }
    try reader.finish()
    #expect(name == "a\tb" && count == 3 && times == [1, 2.5, 1000] && big == .max)
    #expect(others == ["ok", "none", "skip"])
  }

  @Test("The wrong kind of value is an error with its place")
  func mismatches() throws {
    func description(_ read: (inout JSONPullReader) throws -> Void) throws -> String? {
      var reader = try JSONPullReader(Array(#"{"a":[0, "x"]}"#.utf8))
      try reader.beginObject()
      _ = try reader.nextKey()
      try reader.beginArray()
      _ = try reader.nextElement()
      try reader.skipValue()
      _ = try reader.nextElement()
      return #expect(throws: JSONError.self) { try read(&reader) }?.description
    }
    #expect(try description { _ = try $0.readDouble() } == "1:10: a[1]: found a string, wanted a number")
    #expect(
      try description { _ = try $0.readInteger(as: Int.self) } == "1:10: a[1]: found a string, wanted a whole number")
    #expect(try description { _ = try $0.readBool() } == "1:10: a[1]: found a string, wanted true or false")
    #expect(try description { try $0.beginObject() } == "1:10: a[1]: found a string, wanted an object")
    #expect(try description { try $0.beginArray() } == "1:10: a[1]: found a string, wanted an array")
    #expect(try description { _ = try $0.readDoubles() } == "1:10: a[1]: found a string, wanted an array")
    #expect(try description { throw $0.failure(.invalidValue("own words")) } == "1:10: a[1]: own words")
  }

  @Test("Asking for null leaves any other value alone")
  func null() throws {
    var reader = try JSONPullReader(Array(#"["n"]"#.utf8))
    try reader.beginArray()
    #expect(try reader.nextElement())
    #expect(try !reader.readNull())
    #expect(try reader.readString() == "n")
    #expect(try !reader.nextElement())
    try reader.finish()
  }
}
