import Testing

@testable import StrictJSON

@Suite("Documents that come in blocks")
struct BlockReadingTests {
  /// Every kind of value, keys and strings with what ends windows elsewhere, and numbers of every form.
  private static let document = #"""
    {"a,b" : [1, 2.5,-3e2 ,[], {} ],
     "\"," : "x\\", "ü": {"k,": ["\",", "\\\",", null , true,false]},
     "numbers":[ 0.1,0.2 , 123456789012345678901234567890, 7
     ,8,9], "last": 1 }
    """#

  /// A reader whose blocks have so many bytes.
  private static func reader(
    _ text: String, blocks size: Int, _ options: JSONReadingOptions = JSONReadingOptions()
  ) throws -> JSONPullReader {
    var rest = Array(text.utf8)[...]
    return try JSONPullReader(
      blocks: {
        let block = rest.prefix(size)
        rest = rest.dropFirst(size)
        return block.isEmpty ? nil : Array(block)
      }, options: options)
  }

  /// Everything that a reader says of a document, in order.
  private static func told(_ reader: inout JSONPullReader) throws -> [String] {
    var told: [String] = []
    try tell(&reader, into: &told)
    try reader.finish()
    return told
  }

  private static func tell(_ reader: inout JSONPullReader, into told: inout [String]) throws {
    switch try reader.nextKind() {
    case .object:
      try reader.beginObject()
      while let key = try reader.nextKey() {
        told.append("key " + reader.string(key))
        try tell(&reader, into: &told)
      }
      told.append("}")
    case .array:
      try reader.beginArray()
      while try reader.nextElement() { try tell(&reader, into: &told) }
      told.append("]")
    case .string: told.append("string " + (try reader.readString()))
    case .number: told.append("\(try reader.readDouble())")
    case .boolean: told.append("\(try reader.readBool())")
    case .null: told.append("null \(try reader.readNull())")
    }
  }

  @Test("Blocks of any size give what the whole document gives")
  func sizes() throws {
    var whole = try JSONPullReader(Array(Self.document.utf8))
    let wanted = try Self.told(&whole)
    for size in 1...Self.document.utf8.count {
      var reader = try Self.reader(Self.document, blocks: size)
      #expect(try Self.told(&reader) == wanted, "blocks of \(size)")
    }
  }

  @Test("Arrays of numbers and values that are passed over may end in a later block")
  func arrays() throws {
    let text = #"{"skipped": [1,2,3,[4,{"x":[5,6]}],7], "read": [1,2,3,4,5,6,7,8,9]}"#
    for size in 1...40 {
      var reader = try Self.reader(text, blocks: size)
      try reader.beginObject()
      _ = try reader.nextKey()
      try reader.skipValue()
      let key = try #require(try reader.nextKey())
      #expect(reader.matches(key, "read"))
      #expect(try reader.readDoubles() == [1, 2, 3, 4, 5, 6, 7, 8, 9])
      #expect(try reader.nextKey() == nil)
      try reader.finish()
    }
  }

  @Test(
    "An error has the place that it has in the whole document",
    arguments: [
      "[1,2,\n 3,4,x]", "[1,2,\n\n3 4]", "[\"é\",\"ü\",1,2,tru]", "[1,2,3,]", "{\"a\":1,\"b\":2,\n\"a\":3}",
      "[1,[2,[3,4", "[1,2,3]]", "[1,2,3],", "{\"a\":1,\"b\" 2}", "{\"a\",1}", "[1,2,01]", "[1,\"\\q\",2]", "", " ",
      "\u{FEFF}[1,2,3,nul]", "[1,1e999,2]",
    ])
  func errors(text: String) throws {
    let options = JSONReadingOptions(toleratesByteOrderMark: true)
    let wanted = #expect(throws: JSONError.self) {
      var whole = try JSONPullReader(Array(text.utf8), options: options)
      _ = try Self.told(&whole)
    }
    for size in 1...8 {
      let error = #expect(throws: JSONError.self) {
        var reader = try Self.reader(text, blocks: size, options)
        _ = try Self.told(&reader)
      }
      #expect(
        error?.problem == wanted?.problem && error?.line == wanted?.line,
        "blocks of \(size): \(String(describing: error))")
      // The comma before an end may have gone with the window it stood in; then the end is the place.
      if error?.problem != .trailingComma { #expect(error?.position == wanted?.position) }
    }
  }

  @Test("A duplicate key is found however far away the first one is, among few keys and among many")
  func duplicates() throws {
    for count in [3, 40] {
      let keys = (0..<count).map { #""k\#($0)":[1,2,{"k0":1}]"# }.joined(separator: ",")
      for size in [1, 7, 64, 10_000] {
        var unique = try Self.reader("{\(keys)}", blocks: size)
        _ = try Self.told(&unique)
        let error = #expect(throws: JSONError.self) {
          var reader = try Self.reader("{\(keys),\"\\u006b1\":1}", blocks: size)
          _ = try Self.told(&reader)
        }
        #expect(error?.problem == .duplicateKey("k1"), "\(count) keys, blocks of \(size)")
      }
    }
  }

  @Test("No more than a few blocks are held, however long the document is")
  func memory() throws {
    let block = Array(String(repeating: #"{"name":"x","values":[0.123456789,2,3]},"#, count: 100).utf8)
    var (given, largest) = (0, 0)
    var reader = try JSONPullReader(blocks: {
      given += 1
      return given == 1 ? [UInt8(ascii: "[")] + block : given < 1000 ? block : given == 1000 ? Array("0]".utf8) : nil
    })
    try reader.beginArray()
    while try reader.nextElement() {
      try reader.skipValue()
      largest = max(largest, reader.bytes.count)
    }
    try reader.finish()
    #expect(given > 1000 && largest <= 2 * block.count + 1)
  }

  @Test("A document in blocks is held against the largest one too")
  func limit() throws {
    let text = "[" + String(repeating: "1,", count: 500) + "1]"
    let error = #expect(throws: JSONError.self) {
      var reader = try Self.reader(text, blocks: 64, JSONReadingOptions(maximumBytes: 512))
      _ = try Self.told(&reader)
    }
    guard case .documentTooLarge(_, limit: 512) = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
