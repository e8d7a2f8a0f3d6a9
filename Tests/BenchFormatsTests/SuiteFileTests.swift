import Testing

@testable import BenchFormats

@Suite("The suite file")
struct SuiteFileTests {
  private static let schema = #""schema": {"name": "bench-plan", "version": 1}"#

  private func read(_ text: String) throws(FormatError) -> SuiteFile {
    try SuiteFile.read(Array(text.utf8), source: "bench.json")
  }

  @Test("A worker with its arguments, or a bundled suite")
  func subjects() throws {
    #expect(try read("{\(Self.schema), \"suite\": \"stress\"} // bundled").subject == .bundled("stress"))
    #expect(try read("{\(Self.schema), \"worker\": [\"a\", \"-b\", \"\"]}").subject == .worker(["a", "-b", ""]))
  }

  @Test("The example that users are shown is a suite file, on one line")
  func example() throws {
    #expect(try read(SuiteFile.example).subject == .worker([".build/release/MyBenchmarks"]))
    #expect(!SuiteFile.example.contains("\n"))
  }

  @Test(
    "What is wrong is said with its place",
    arguments: [
      (#""suite": "a", "worker": ["b"]"#, #"bench.json: it must name either a bundled "suite" or a "worker""#),
      (#""worker": []"#, #"bench.json: it must name either a bundled "suite" or a "worker""#),
      (#""worker": "a""#, "bench.json:2:12: worker: found a string, wanted an array"),
      (#""worker": ["a", 1]"#, "bench.json:2:18: worker[1]: found a number, wanted a string"),
      (#""workers": ["a"]"#, #"bench.json:2:2: workers: unknown key "workers"; did you mean "worker"?"#),
      (#""Suite": "a""#, #"bench.json:2:2: Suite: unknown key "Suite"; did you mean "suite"?"#),
    ])
  func faults(text: String, message: String) {
    #expect(refusal(of: "{\(Self.schema),\n \(text)}")?.hasPrefix(message) == true, "\(text)")
  }

  @Test("Neither subject, and another document")
  func others() {
    #expect(refusal(of: "{\(Self.schema)}")?.contains("it must name either") == true)
    #expect(
      refusal(of: #"{"schema": {"name": "bench-policy", "version": 1}}"#)
        == "bench.json:1:12: schema: a document of kind 'bench-policy' where 'bench-plan' is wanted")
  }

  private func refusal(of text: String) -> String? {
    do throws(FormatError) {
      _ = try read(text)
      return nil
    } catch {
      return error.description
    }
  }
}
