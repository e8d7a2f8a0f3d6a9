import BenchModel
import Testing

@testable import BenchFormats

@Suite("Recognising a file")
struct RunReaderTests {
  @Test(
    "A file of no known format is refused with every format that was tried and why",
    arguments: [
      (
        #"{"benchmarks": [], "context": {}, "d": 1, "e": 2}"#,
        #"stress suite results: it has keys that are no group of that suite (["benchmarks", "context", "d"])"#
      ),
      (
        #"{"type_system": [], "Type_system": []}"#,
        #"stress suite results: it has keys that are no group of that suite (["Type_system"])"#
      ),
      ("{}", "stress suite results: it has no groups: it is an empty object"),
      ("[]", "stress suite results: it has no groups: it is not an object"),
      ("[{\"name\": \"a\"}]", "stress suite results: it has no groups: it is not an object"),
      ("17", "stress suite results: it has no groups: it is not an object"),
      ("null", "stress suite results: it has no groups: it is not an object"),
      (#""text""#, "stress suite results: it has no groups: it is not an object"),
    ])
  func unknown(text: String, reason: String) {
    #expect(
      refusal(of: Array(text.utf8))
        == #"x.json: the file is of no format known here (not bench-run results: it has no key "schema"; not \#(reason))"#
    )
  }

  @Test(
    "What is no JSON says where and what",
    arguments: [
      ([], "x.json:1:1: the document is empty; one JSON value was expected"),
      (Array("name,mean\na,1\n".utf8), "x.json:1:1: found \"name\", expected a value"),
      (Array("{\"schema\": 1,}".utf8), "x.json:1:13: schema: a comma may not follow the last member; remove it"),
      ([0xEF, 0xBB, 0xBF] + Array("{}".utf8), "starts with a byte-order mark; save it as UTF-8 without one"),
      ([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], "save it as UTF-8"),
      (Array(#"{"schema": 1, "schema": 2}"#.utf8), #"duplicate key "schema""#),
      ([UInt8](repeating: UInt8(ascii: "["), count: 100_000), "nested deeper than 64"),
      ([0, 1, 2], "x.json:1:1: "),
    ] as [([UInt8], String)])
  func notJSON(bytes: [UInt8], message: String) throws {
    let found = try #require(refusal(of: bytes))
    #expect(found.hasPrefix("x.json:1:") && found.contains(message), "\(found)")
  }

  @Test(
    "A file that ends too early is refused wherever it ends", arguments: ["own/full.json", "stress-suite/results.json"])
  func truncated(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let end = (bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0)
    let read = (0...end).filter { refusal(of: Array(bytes[..<$0])) == nil }
    #expect(read.isEmpty)
    #expect(refusal(of: Array(bytes[...end])) == nil)
  }
}
