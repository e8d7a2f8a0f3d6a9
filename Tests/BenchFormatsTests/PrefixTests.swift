import Testing

@testable import BenchFormats

@Suite("Files that end too early")
struct PrefixTests {
  /// Files that are one JSON document: nothing shorter is one.
  static let documents = Fixture.files.filter { name in
    guard let bytes = try? Fixture.bytes(name), let last = bytes.last(where: { !" \n\r\t".utf8.contains($0) }) else {
      return false
    }
    // Lines of JSON may end after any of them.
    let isOfLines = bytes.split(separator: UInt8(ascii: "\n")).count { $0.first == UInt8(ascii: "{") } > 1
    return name.hasSuffix(".json") && bytes.first == UInt8(ascii: "{") && last == UInt8(ascii: "}") && !isOfLines
  }

  @Test("There are enough of them")
  func count() {
    #expect(Self.documents.count >= 10, "\(Self.documents)")
  }

  @Test("Every proper prefix of a file of one JSON document is refused", arguments: documents)
  func prefixes(name: String) throws {
    let whole = try Fixture.bytes(name)
    let end = try #require(whole.lastIndex(of: UInt8(ascii: "}")))
    #expect(refusal(of: whole) == nil)
    let stride = max(1, end / LongForm.count(60, end))
    for length in Swift.stride(from: 0, through: end, by: stride) {
      #expect(refusal(of: Array(whole[..<length])) != nil, "\(length) of \(end) bytes")
    }
  }
}
