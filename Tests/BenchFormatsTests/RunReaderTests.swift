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
        #"no group of that suite (["benchmarks", "context", "d"])"#
      ),
      (
        #"{"benchmarks": [], "context": {}, "d": 1}"#,
        #"not Google Benchmark JSON: it has no "real_time" in a benchmark"#
      ),
      (#"{"benchmarks": [], "context": {}, "d": 1}"#, #"not pyperf JSON: it has no key "version""#),
      (#"{"type_system": [], "Type_system": []}"#, #"no group of that suite (["Type_system"])"#),
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
    for name in RunReader.names { #expect(found.contains(name)) }
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

  @Test(
    "A file that ends too early is refused wherever it ends",
    arguments: [
      "own/full.json", "stress-suite/results.json", "google-benchmark/aggregates.json",
      "google-benchmark/repetitions.json", "pyperf/suite.json", "pyperf/memory.json", "hyperfine/parameters.json",
      "hyperfine/failing.json", "pytest-benchmark/data.json", "pytest-benchmark/figures.json", "jmh/results.json",
      "benchmarkdotnet/full.json", "benchmarkdotnet/brief.json", "github-action-benchmark/custom.json",
      "github-action-benchmark/data.js",
      "package-benchmark/results.json", "swift-benchmark/columns.json", "swift-collections-benchmark/results.json",
      "junit/suites.xml", "catch2-xml/results.xml", "critcmp/export.json", "vitest/bench.json", "vitest/report.json",
      "tinybench/tasks.json", "k6/export.json", "k6/summary.json", "k6/versioned.json", "gungraun/one.json",
      "julia/trials.json", "asv/results.json", "oha/results.json", "artillery/report.json", "bencher/bmf.json",
    ])
  func truncated(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let end = bytes.lastIndex { "}]>".utf8.contains($0) } ?? 0
    // Every place of a small file, and of a larger one as many, at a step that meets all kinds of places.
    let step = 1 + end / 150
    let places = Array(stride(from: 0, through: end, by: step)) + Array(max(0, end - 40)...end)
    let read = places.filter { refusal(of: Array(bytes[..<$0])) == nil }
    #expect(read.isEmpty)
    #expect(refusal(of: Array(bytes[...end])) == nil)
  }

  @Test(
    "Text that ends too early is refused, or read as far as whole lines go",
    arguments: [
      "go/bench.txt", "go/events.json", "hyperfine-csv/parameters.csv", "cargo-criterion/messages.jsonl",
      "catch2/console.txt", "criterion-text/console.txt", "libtest/bench.txt", "libtest/events.jsonl",
      "benchmarkjs/console.txt", "k6-points/points.jsonl", "gungraun/lines.txt", "iai/console.txt",
      "wrk/console.txt", "csv/long.csv", "csv/short.csv", "jsonl/long.jsonl",
    ])
  func truncatedLines(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let whole = try readFixture(name)
    // As many places as in documents above, and everywhere near the end.
    let places =
      Array(stride(from: 0, to: bytes.count, by: 1 + bytes.count / 250)) + Array(max(0, bytes.count - 40)..<bytes.count)
    for end in places {
      guard let run = try? RunReader.read(Array(bytes[..<end]), source: "x", identity: "content:1").run else {
        continue
      }
      for result in run.results where result.status == .measured {
        // A benchmark may have failed later; what was measured of one before is a beginning of what the whole file holds.
        guard let all = whole.results.first(where: { $0.id == result.id }), all.status == .measured else { continue }
        for sample in result.samples where sample.published == nil {
          let values = all.samples.first { $0.metric == sample.metric }?.values.flatMap(\.self) ?? []
          #expect(values.starts(with: sample.values.flatMap(\.self)), "\(end): \(result.id)")
        }
      }
      #expect(run.results.count <= whole.results.count)
    }
  }
}
