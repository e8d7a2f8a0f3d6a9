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
        #"not stress suite results: it has no list of benchmarks under "context""#
      ),
      (
        #"{"benchmarks": [], "context": {}, "d": 1}"#,
        #"not Google Benchmark JSON: it has no "real_time" in a benchmark"#
      ),
      (#"{"benchmarks": [], "context": {}, "d": 1}"#, #"not pyperf JSON: it has no key "version""#),
      (#"{"a": [], "b": [{"name": "x"}]}"#, #"it has no "mean_ns" and no "ops_per_sec" in a list"#),
      (
        "{}",
        #"not bench-run results: it has no key "schema"; not stress suite results: it has no groups: it is an empty"#
      ),
      ("[]", "it has no outermost object"),
      ("[{\"name\": \"a\"}]", "it has no outermost object"),
      ("17", "it has no JSON"),
      ("name,mean\na,1\n", #"not Go benchmark text: it has no line such as "BenchmarkName 1000 52.7 ns/op""#),
      ("{\"a\": 1}\n{\"a\": 2}\n", "it has a document a line"),
    ])
  func unknown(text: String, reason: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.hasPrefix("x.json: the file is of no format known here (not bench-run results"), "\(found)")
    #expect(found.contains(reason), "\(found)")
    for name in RunReader.fileFormats.map({ $0.name }) { #expect(found.contains(name)) }
  }

  @Test(
    "What is no sound JSON says where and what",
    arguments: [
      (Array("{\"schema\": 1,}".utf8), "x.json:1:13: schema: a comma may not follow the last member; remove it"),
      (
        [0xEF, 0xBB, 0xBF] + Array(#"{"schema": 1}"#.utf8),
        "starts with a byte-order mark; save it as UTF-8 without one"
      ),
      (Array(#"{"schema": NaN}"#.utf8), "x.json:1:12: schema: NaN is not a JSON number"),
      (Array(#"{"schema": 1, "schema": 2}"#.utf8), #"duplicate key "schema""#),
      ([UInt8](repeating: UInt8(ascii: "["), count: 100_000), "nested deeper than 64"),
    ] as [([UInt8], String)])
  func notJSON(bytes: [UInt8], message: String) throws {
    let found = try #require(refusal(of: bytes))
    #expect(found.hasPrefix("x.json:1:") && found.contains(message), "\(found)")
  }

  @Test("An empty file and a packed one say so")
  func noContent() {
    #expect(refusal(of: []) == "x.json: the file is empty")
    #expect(
      refusal(of: [0x1F, 0x8B, 0x08, 0x00])
        == "x.json: the file is packed with gzip: unpack it into a pipe and read that, as in gzip -dc FILE | … -")
  }

  @Test("A foreign file may begin with a byte-order mark")
  func byteOrderMark() throws {
    let bytes = try Fixture.bytes("hyperfine/parameters.json")
    #expect(refusal(of: [0xEF, 0xBB, 0xBF] + bytes) == nil)
  }

  @Test("A named format is the only one that is tried")
  func named() throws {
    let bytes = try Fixture.bytes("hyperfine/parameters.json")
    let reading = try RunReader.read(bytes, source: "x.json", identity: "", as: "hyperfine")
    #expect(reading.format == "hyperfine JSON")
    for keyword in RunReader.keywords where keyword != "hyperfine" {
      #expect(throws: FormatError.self, "\(keyword)") {
        try RunReader.read(bytes, source: "x.json", identity: "", as: keyword)
      }
    }
    #expect(throws: FormatError.self) { try RunReader.read(bytes, source: "x.json", identity: "", as: "none") }
  }
}
