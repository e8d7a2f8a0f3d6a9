import Testing

@testable import BenchFormats

@Suite("The suite file")
struct SuiteFileTests {
  private static let schema = #""schema": {"name": "bench-plan", "version": 1}"#

  private func read(_ text: String) throws(FormatError) -> SuiteFile {
    try SuiteFile.read(Array(text.utf8), source: "bench.json")
  }

  @Test("A worker with its arguments, or a suite by its name")
  func subjects() throws {
    #expect(try read("{\(Self.schema), \"suite\": \"stress\"} // beside").subject == .named("stress", built: nil))
    #expect(try read("{\(Self.schema), \"worker\": [\"a\", \"-b\", \"\"]}").subject == .worker(["a", "-b", ""]))
  }

  @Test("Whole commands, a build, and what is built of a suite")
  func more() throws {
    let file = try read(
      "{\(Self.schema), \"build\": [\"make\", \"-j\"], \"commands\": [{\"name\": \"a\", \"command\": [\"b\", \"c\"]}]}")
    #expect(file.build == ["make", "-j"])
    #expect(file.subject == .commands([SuiteFile.Command(name: "a", command: ["b", "c"])]))
    #expect(
      try read("{\(Self.schema), \"suite\": \"stress\", \"worker\": [\"w\"]}").subject
        == .named("stress", built: ["w"]))
  }

  @Test("An existing suite, with its harness and what says its format")
  func harness() throws {
    let start = "{\(Self.schema), \"harness\": {\"name\": \"go\", \"command\": [\"./p.test\", \"-v\"]"
    #expect(
      try read(start + "}}").subject == .harness(.init(name: "go", command: ["./p.test", "-v"], format: nil)))
    #expect(
      try read(start + ", \"format\": \"go\"}}").subject
        == .harness(.init(name: "go", command: ["./p.test", "-v"], format: "go")))
  }

  @Test("What a run of all benchmarks leaves, each file with its form or with that of its name")
  func outputs() throws {
    let file = try read(
      "{\(Self.schema), \"worker\": [\"a\"], \"outputs\": [{\"file\": \"r.json\"}, "
        + "{\"file\": \"s.json\", \"format\": \"go\"}]}")
    #expect(
      file.outputs == [.init(file: "r.json", format: nil), .init(file: "s.json", format: "go")])
    #expect(try read("{\(Self.schema), \"suite\": \"s\"}").outputs.isEmpty)
  }

  @Test("Instructions are counted where the file says so, and nowhere else")
  func counts() throws {
    #expect(try read("{\(Self.schema), \"worker\": [\"a\"], \"count\": true}").counts)
    #expect(try !read("{\(Self.schema), \"worker\": [\"a\"], \"count\": false}").counts)
    #expect(try !read("{\(Self.schema), \"worker\": [\"a\"]}").counts)
    #expect(throws: FormatError.self) { try read("{\(Self.schema), \"worker\": [\"a\"], \"count\": 1}") }
  }

  @Test("The example that users are shown is a suite file, on one line")
  func example() throws {
    #expect(try read(SuiteFile.example).subject == .worker([".build/release/MyBenchmarks"]))
    #expect(!SuiteFile.example.contains("\n"))
  }

  @Test(
    "What is wrong is said with its place",
    arguments: [
      (#""worker": ["b"], "commands": []"#, #"bench.json: it must name either a "worker""#),
      (
        #""worker": ["b"], "harness": {"name": "go", "command": ["a"]}"#, #"bench.json: it must name either a "worker""#
      ),
      (#""harness": {"name": "go", "command": [""]}"#, #"bench.json: the "command" of "harness" names no program"#),
      (#""worker": []"#, #"bench.json: "worker" and "build" name a program first"#),
      (#""worker": ["b"], "build": []"#, #"bench.json: "worker" and "build" name a program first"#),
      (#""build": ["make"]"#, #"bench.json: it must name either a "worker""#),
      (#""worker": ["b"], "outputs": [{"file": ""}]"#, #"bench.json: an output of "outputs" names a file"#),
      (#""worker": ["b"], "outputs": [{"file": "-"}]"#, #"bench.json: an output of "outputs" names a file"#),
      (
        #""worker": ["b"], "outputs": [{"file": "a", "form": "json"}]"#, "bench.json:2:45: outputs[0].form: unknown key"
      ),
      (#""commands": []"#, #"bench.json: "commands" is empty"#),
      (#""commands": [{"name": "a", "command": []}]"#, "bench.json: command 'a' names no program"),
      (
        #""commands": [{"name": "a", "command": ["b"]}, {"name": "a", "command": ["c"]}]"#,
        "bench.json: command 'a' occurs twice"
      ),
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
