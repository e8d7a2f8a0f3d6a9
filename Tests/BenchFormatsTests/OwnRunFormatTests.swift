import BenchModel
import StrictJSON
import Testing

@testable import BenchFormats

@Suite("Files of bench-run")
struct OwnRunFormatTests {
  @Test("What is written is what the kept file holds, byte by byte")
  func golden() throws {
    try Fixture.expect(OwnRunFormat.bytes(of: FullRun.run), equal: "bench-run/full.json")
  }

  @Test("What is read is what was written, and writing it again gives the same bytes")
  func roundTrip() throws {
    let bytes = try OwnRunFormat.bytes(of: FullRun.run)
    let reading = try RunReader.read(bytes, source: "x.json", identity: "content:1")
    #expect(reading.run == FullRun.run)
    #expect(reading.format == "bench-run results")
    #expect(try OwnRunFormat.bytes(of: reading.run) == bytes)
  }

  @Test("Keys that a later version of the same shape may add are passed over")
  func unknownKeys() throws {
    let text = String(decoding: try OwnRunFormat.bytes(of: FullRun.run), as: UTF8.self)
    let extended = text.replacing("\"suite\"", with: "\"added later\": [1, {\"x\": null}],\n  \"suite\"")
    #expect(extended != text)
    #expect(try read(extended) == FullRun.run)
  }

  @Test(
    "Another kind or version, or none, is one clear error with its place",
    arguments: [
      (
        #"{"schema": {"name": "bench-run", "version": 2}}"#,
        "x.json:1:12: schema: bench-run of version 2; this tool reads version 1"
      ),
      (
        #"{"schema": {"name": "bench-run", "version": 0}}"#,
        "x.json:1:12: schema: bench-run of version 0; this tool reads version 1"
      ),
      (
        #"{"schema": {"name": "bench-comparison", "version": 1}}"#,
        "x.json:1:12: schema: a document of kind 'bench-comparison' where 'bench-run' is wanted"
      ),
      (
        #"{"schema": {"name": "bench-policy", "version": 1}, "tolerances": []}"#,
        "x.json:1:12: schema: a document of kind 'bench-policy' where 'bench-run' is wanted"
      ),
      (#"{"schema": {"version": 1}}"#, #"x.json:1:12: schema: key "name" is missing in this object"#),
      (#"{"schema": "bench-run"}"#, "x.json:1:12: schema: found a string, wanted an object"),
      (#"{"schema": null}"#, "x.json:1:12: schema: found null, wanted an object"),
      (
        #"{"schema": {"name": "bench-run", "version": 1.5}}"#,
        "x.json:1:45: schema.version: 1.5 cannot be held exactly by Int"
      ),
    ])
  func otherSchema(text: String, message: String) {
    #expect(refusal(of: Array(text.utf8)) == message)
  }

  @Test("A header alone is no run: what is missing is named")
  func headerAlone() throws {
    let message = try #require(refusal(of: Array(#"{"schema": {"name": "bench-run", "version": 1}}"#.utf8)))
    #expect(message.contains("is missing in this object"))
  }
}
