import BenchModel
import Testing

@testable import BenchFormats

@Suite("Recognising a file")
struct RunReaderTests {
  @Test(
    "A file of no known format is refused in one line, with the nearest format",
    arguments: [
      (
        #"{"benchmarks": [], "context": {}, "d": 1, "e": 2}"#,
        #"nearest is Google Benchmark JSON, but it has none of "real_time", "cpu_time", "run_type" in its "benchmarks""#
      ),
      (#"{"benchmarks": [], "version": "1"}"#, #"nearest is pyperf JSON, but it has no "runs" in its "benchmarks""#),
      (#"{"results": [{"command": "a"}]}"#, "nearest is hyperfine JSON, but it has none of"),
      ("[{\"name\": \"a\"}]", "nearest is github-action-benchmark, but it has no \"value\" in an element"),
      ("[{\"a\": 1}]", "nothing in it is that of a benchmark's result; --help lists the formats"),
      ("{}", "nothing in it is that of"),
      ("17", "no line and no document in it is that of"),
      ("name,mean\na,1\n", "no line and no document in it is that of"),
      ("{\"a\": 1}\n{\"a\": 2}\n", "no line and no document in it is that of"),
    ])
  func unknown(text: String, reason: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.hasPrefix("x.json: the file is of no format known here: ") && found.contains(reason), "\(found)")
    #expect(!found.contains("\n") && found.utf8.count < 240)
  }

  @Test(
    "What a tool prints for people, or keeps beside its results, is named with what to give instead",
    arguments: [
      ("Benchmark          (n)  Mode  Cnt   Score   Error  Units\nA.run  10  avgt  5  1.0 ± 0.1  us/op\n", "-rf json"),
      ("Method,Job,Mean,Error\nRun,Default,1 us,2 ns\n", "--exporters json"),
      ("\n| Method | Mean | Error |\n|------- |-----:|------:|\n", "--exporters json"),
      (#"{"mallocCountTotal": 12}"#, "give the results.json of a baseline"),
      (#"{"mean": {}, "median": {}, "std_dev": {}}"#, "give the folder target/criterion"),
      (
        "log\nBenchmark            Time       CPU   Iterations\n----\nBM_A  1 ns  1 ns  5\n",
        "--benchmark_out_format=json"
      ),
      ("Benchmark 1: sleep 1\n  Time (mean ± σ):   1 s\n", "--export-json"),
      (#"{"reason": "build-finished", "success": true}"#, "no complete benchmark"),
      ("\"expression\",\"min\",\"median\"\n\"a\",\"5.2µs\",\"6µs\"\n", "jsonlite::toJSON"),
      ("stress-ng: metrc: [1] cpu  3477  10.00  9.99  0.00  347.69  347.96\n", "--yaml"),
      ("T: 0 (4711) P: 0 I:1000 C:  20 Min:  57 Act:  68 Avg: 429 Max:  1794\n", "--json="),
      ("\n--- . (ext4 /dev/sda 252 GiB) ioping statistics ---\n", "run with -J"),
      ("The 'numbers' are in 1000s of bytes per second processed.\n", "run with -mr"),
      ("   sum     16.763k (±21.9%) i/s -      8.120k in   0.507916s\n", "json!"),
      ("time                 6.150 μs   (4.141 μs .. 7.482 μs)\n", "--json results.json"),
    ])
  func nearMiss(text: String, advice: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.hasPrefix("x.json: the file is of no format known here: ") && found.contains(advice), "\(found)")
    #expect(found.split(separator: "\n").count == 1)
  }

  @Test("A build log of any length, a mark, colours and UTF-16 hide no result")
  func before() throws {
    let result = "\u{1B}[32mBenchmarkA-2 \t 10\t 5 ns/op\u{1B}[0m\n"
    let log = String(repeating: "[12:00:01] CC src/module.c { } [1/2]\n", count: 5000)
    let plain = try outline(read(log + result))
    #expect(plain == ["A (GOMAXPROCS=2): time 1"])
    #expect(try outline(read("\u{FEFF}" + log + result)) == plain)
    let units = Array((log + result).utf16)
    for (mark, high) in [([0xFF, 0xFE] as [UInt8], 1), ([0xFE, 0xFF], 0)] {
      let bytes =
        mark
        + units.flatMap { unit in
          let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
          return high == 1 ? pair.reversed() : pair
        }
      let run = try RunReader.read(bytes, source: "x", identity: "").run
      #expect(outline(run) == plain)
    }
  }

  @Test("What cargo prints of the benchmarks of two libraries is read by both formats")
  func cargo() throws {
    let text =
      "running 1 test\ntest a ... bench: 5 ns/iter (+/- 1)\ntest result: ok.\n\n"
      + "     Running benches/b.rs (target/release/deps/b-1)\nb/10  time:   [1 ns 2 ns 3 ns]\n"
    let reading = try RunReader.read(Array(text.utf8), source: "x", identity: "")
    #expect(outline(reading.run) == ["b/10: time published", "a: time published"])
    #expect(reading.format == "criterion console text, Rust libtest text" && reading.notes.isEmpty)
  }

  @Test("Brackets that begin no document cost no more than a few passes, and hide none that follows in its line")
  func brackets() throws {
    let open = String(repeating: "[\n", count: 20_000)
    let close = String(repeating: "]\n", count: 20_000)
    let event = #"{"type": "bench", "name": "a", "median": 5}"# + "\n"
    #expect(try outline(read(open + close + event)) == ["a: time published"])
    #expect(try outline(read(String(repeating: "[x\n", count: 20_000) + event)) == ["a: time published"])
  }

  @Test("A file that could be of two formats is refused with both")
  func ambiguous() throws {
    let text = "BenchmarkA 1 5 ns/op\na  time:   [1 ns 2 ns 3 ns]\n"
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(
      found.contains("Go benchmark text (--from go) or criterion console text (--from criterion-text): say which"))
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
