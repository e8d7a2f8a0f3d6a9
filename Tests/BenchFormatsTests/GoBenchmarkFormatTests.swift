import BenchModel
import Testing

@testable import BenchFormats

@Suite("Go benchmark text")
struct GoBenchmarkFormatTests {
  private func line(_ text: String) throws -> String {
    try outline(read(text)).joined(separator: "; ")
  }

  @Test("Lines of a benchmark are values of one process, packages are groups, and failures are results")
  func text() throws {
    let run = try readFixture("go/bench.txt")
    let fixture = "example.com/fixture"
    #expect(
      outline(run) == [
        "\(fixture)/Fill (size=16, GOMAXPROCS=2): time 2, MB/s 2, cells/op 2, B/op 2, allocs/op 2",
        "\(fixture)/Fill (size=256, GOMAXPROCS=2): time 2, MB/s 2, cells/op 2, B/op 2, allocs/op 2",
        "\(fixture)/Nothing (GOMAXPROCS=2): time 2, B/op 2, allocs/op 2",
        "\(fixture)/sub/Loop (GOMAXPROCS=2): time 2",
        "\(fixture)/Broken (GOMAXPROCS=2): failed, go test says that it failed",
      ])
    #expect(run.completeness == .complete && run.suite == "go test")
    #expect(run.environment.processor == "AMD EPYC" && run.environment.architecture == "amd64")
    #expect(run.results[0].samples[0].values == [[25.34, 48.77]] && run.results[0].samples[0].iterations == [200])
    #expect(run.results[0].samples[1].values == [[631.41e6, 328.07e6]])
    #expect(run.results[3].samples[0].process == [1])
    #expect(run.results.allSatisfy { $0.warnings.isEmpty })
  }

  @Test("Events of go test -json hold the same, though they split lines and mix packages")
  func events() throws {
    let run = try readFixture("go/events.json")
    let fixture = "example.com/fixture"
    #expect(run.results.count == 6)
    #expect(
      outline(run).suffix(2) == [
        "\(fixture)/Broken (GOMAXPROCS=2): failed, go test says that it failed",
        "\(fixture)/LeftOut (GOMAXPROCS=2): skipped, the benchmark skipped itself",
      ])
    let split = [
      #"{"Action":"start","Package":"p"}"#,
      #"{"Action":"output","Package":"p","Output":"BenchmarkA-2  \t"}"#,
      #"{"Action":"output","Package":"q","Output":"BenchmarkB-2 5 7 ns/op\n"}"#,
      #"{"Action":"output","Package":"p","Output":" 10 3 ns/op\n"}"#,
    ].joined(separator: "\n")
    // In the order in which results were whole.
    #expect(try line(split) == "q/B (GOMAXPROCS=2): time 1; p/A (GOMAXPROCS=2): time 1")
  }

  @Test(
    "Names are taken apart without losing what tells them apart",
    arguments: [
      ("BenchmarkFib10-8", "Fib10 (GOMAXPROCS=8)"),
      ("BenchmarkFib10", "Fib10"),
      ("BenchmarkEncode/format=json-48", "Encode (format=json, GOMAXPROCS=48)"),
      ("BenchmarkA/x=1/y=2", "A (x=1, y=2)"),
      ("BenchmarkA/x=1/deep/y=2-4", "A/x=1/deep (y=2, GOMAXPROCS=4)"),
      ("BenchmarkA/GOMAXPROCS=3-4", "A/GOMAXPROCS=3 (GOMAXPROCS=4)"),
      ("BenchmarkA/n=x0#01", "A (n=x0#01)"),
      ("BenchmarkA/size-0", "A/size-0"),
      ("Benchmark_Ctx/run-[]string{\"json\",_\"xml\"}-4", "_Ctx/run-[]string{\"json\",_\"xml\"} (GOMAXPROCS=4)"),
      ("Benchmark", ""),
      ("Benchmark-2", " (GOMAXPROCS=2)"),
    ])
  func names(printed: String, id: String) throws {
    #expect(try read("\(printed) 10 5 ns/op\n").results.map(\.id.description) == [id])
  }

  @Test(
    "Units become base units, with the direction that is known",
    arguments: [
      ("ns/op", Metric.time, 2.0), ("sec/op", .time, 2e9), ("ms/op", .time, 2e6),
      ("B/op", Metric(name: "B/op", unit: .bytes), 2), ("allocs/op", Metric(name: "allocs/op", unit: .count), 2),
      ("MB/s", Metric(name: "MB/s", unit: Metric.Unit("B/s"), direction: .larger), 2e6),
      ("reqs/s", Metric(name: "reqs/s", unit: .perSecond, direction: .larger), 2),
      ("p99-us", Metric(name: "p99-us", unit: .nanoseconds), 2e3),
      ("build-ns/op", Metric(name: "build-ns/op", unit: .nanoseconds), 2),
      ("widgets", Metric(name: "widgets", unit: .count, direction: .unknown), 2),
      ("time", Metric(name: "unit time", unit: .count, direction: .unknown), 2),
    ])
  func units(unit: String, metric: Metric, value: Double) throws {
    let run = try read("BenchmarkA 10 2 \(unit)\n")
    #expect(run.metrics == [metric] && run.results[0].samples[0].values == [[value]])
  }

  @Test("Unit lines say which way is better and what repeats exactly")
  func unitLines() throws {
    let run = try read("Unit score better=higher assume=exact\nUnit x better=lower\nBenchmarkA 1 2 score 3 x\n")
    #expect(
      run.metrics == [
        Metric(name: "score", unit: .count, direction: .larger, nature: .exact), Metric(name: "x", unit: .count),
      ])
  }

  @Test("Another header or end of a test run is another process; other lines are not")
  func processes() throws {
    let header = "goos: linux\npkg: p\n"
    let result = "BenchmarkA 10 5 ns/op\n"
    func launches(_ text: String) throws -> [[Double]] { try read(text).results[0].samples[0].values }
    #expect(try launches(header + result + result) == [[5, 5]])
    #expect(try launches(header + result + header + result + result) == [[5], [5, 5]])
    #expect(try launches(result + "PASS\n" + result) == [[5], [5]])
    #expect(try launches(result + "ok  \tp\t1s\n" + result) == [[5], [5]])
    #expect(try launches(result + "--- BENCH: BenchmarkA\n    a.go:1: log\n" + result) == [[5, 5]])
    #expect(try launches("\u{FEFF}" + result.replacing("\n", with: "\r\n") + "\n# comment\n" + result) == [[5, 5]])
  }

  @Test("Configuration that varies tells benchmarks of one name apart, and what does not is a fact of the run")
  func configuration() throws {
    let run = try read(
      "commit: abc\nnote: before\nBenchmarkA 1 5 ns/op\nnote: after\nBenchmarkA 1 6 ns/op\nnote:\nBenchmarkA 1 7 ns/op\n"
    )
    #expect(run.results.map(\.id.description) == ["A (note=before)", "A (note=after)", "A"])
    #expect(run.environment.commit == "abc" && run.environment.other == ["commit": "abc"])
  }

  @Test("A package that failed without saying which benchmark did makes the run partial")
  func lostPackages() throws {
    #expect(try read("BenchmarkA 1 5 ns/op\npanic: x\nFAIL\tp\t1s\n").completeness == .partial)
    #expect(try read("BenchmarkA 1 5 ns/op\nFAIL\tp [build failed]\n").completeness == .partial)
    #expect(try read("BenchmarkA 1 5 ns/op\n--- FAIL: BenchmarkB\nFAIL\nFAIL\tp\t1s\n").completeness == .complete)
    #expect(
      try line("BenchmarkA-2 1 5 ns/op\nBenchmarkA-4 1 5 ns/op\n--- FAIL: BenchmarkA\n")
        == "A (GOMAXPROCS=2): failed, go test says that it failed; A (GOMAXPROCS=4): failed, go test says that it failed"
    )
  }

  @Test(
    "A result that cannot be read makes its benchmark a failed one, with its line; everything else is read",
    arguments: [
      ("BenchmarkA 10 5\n", "A: failed, line 1 cannot be read: a result needs a name, a count, and pairs of"),
      ("goos: linux\nBenchmarkA 10 5 ns/op 3\n", "A: failed, line 2 cannot be read: a result needs"),
      ("BenchmarkA 10 five ns/op\n", "A: failed, line 1 cannot be read: 'five' is no number"),
      ("BenchmarkA 10 5 ns/op\nBenchmarkA 10 6 ns/opI18 12:3 x\n", "A: failed, line 2 cannot be read: '12:3' is no"),
      ("BenchmarkA-2 \tcache opened\n", "A (GOMAXPROCS=2): failed, line 1 announces it, and no figures follow"),
      ("BenchmarkA-2 \t    10\tgc done\n   5 ns/op\n", "A (GOMAXPROCS=2): failed, line 1 cannot be read"),
      ("BenchmarkA-2 \t\nBenchmarkB-2 \t5\t7 ns/op\n", "A (GOMAXPROCS=2): failed, line 1 announces it"),
    ])
  func torn(text: String, first: String) throws {
    let run = try RunReader.read(
      Array((text + "BenchmarkB-2 \t5\t7 ns/op\n").utf8), source: "x", identity: "", as: "go"
    ).run
    #expect(outline(run)[0].hasPrefix(first), "\(outline(run))")
    #expect(run.results.last?.status == .measured)
  }

  @Test(
    "What a benchmark prints before its figures does not hide them, as text and as events",
    arguments: [
      "BenchmarkA-2    \tcache opened\n   20000\t     61089 ns/op\t  16 B/op\n",
      "BenchmarkA-2    \t\nanother line\n   20000\t     61089 ns/op\t  16 B/op\n",
      "BenchmarkA-2    \tdone.   20000\t     61089 ns/op\t  16 B/op\n",
      "BenchmarkA-2    \tone\ntwo 2\t3\nthree   20000\t     61089 ns/op\t  16 B/op\n",
    ])
  func interleaved(text: String) throws {
    let run = try read("goos: linux\npkg: p\n" + text + "PASS\n")
    #expect(outline(run) == ["p/A (GOMAXPROCS=2): time 1, B/op 1"] && run.completeness == .complete)
    #expect(run.results[0].samples[0].values == [[61089]] && run.results[0].samples[0].iterations == [20000])
    let parts = text.split(separator: "\n").map { $0.replacing("\t", with: "\\t") + "\\n" }
    let events = parts.map { #"{"Action":"output","Package":"p","Output":"\#($0)"}"# + "\n" }.joined()
    #expect(try outline(read(events)) == ["p/A (GOMAXPROCS=2): time 1, B/op 1"])
  }

  @Test("A count of no iterations is read")
  func noIterations() throws {
    let run = try read("BenchmarkBuild-4 \t 0\t16418745564 ns/op\t 10902383 binary-size\n")
    #expect(outline(run) == ["Build (GOMAXPROCS=4): time 1, binary-size 1"])
    #expect(run.results[0].samples[0].values == [[16_418_745_564]] && run.results[0].samples[0].iterations == [1])
  }

  @Test("A run that was interrupted or has no end is partial, and what it announced last failed")
  func interrupted() throws {
    let start = "goos: linux\npkg: p\nBenchmarkA-8 \t 46\t 13735121 ns/op\n"
    let run = try read(start + "BenchmarkD-8 \tsignal: interrupt\n")
    #expect(run.completeness == .partial && run.results.map(\.status) == [.measured, .failed])
    #expect(try read(start + "signal: killed\nPASS\n").completeness == .partial)
    #expect(try read(start).completeness == .partial)
    #expect(try read(start + "PASS\n").completeness == .complete)
    // Results that another tool wrote anew have no end to miss.
    #expect(try read("goos: linux\nBenchmarkA-8 46 13735121 ns/op\n").completeness == .complete)
  }

  @Test("What the go command prints around and between events is no part of them, and a failed build is said")
  func amongEvents() throws {
    func event(_ output: String) -> String { #"{"Action":"output","Package":"p","Output":"\#(output)\n"}"# + "\n" }
    let (start, end) = (event("goos: linux"), event(#"BenchmarkA-8 \t 10\t 5 ns/op"#) + event("PASS"))
    let wanted = ["p/A (GOMAXPROCS=8): time 1"]
    let between = try read(
      "go: downloading x v1\n" + start + "# q\nq.go:3:5: unused\n" + #"{"level":"info"}"# + "\n" + end)
    #expect(outline(between) == wanted && between.completeness == .complete)
    #expect(try read(start + "FAIL\tq [build failed]\n" + end).completeness == .partial)
    let failed = #"{"ImportPath":"q","Action":"build-fail"}"# + "\n"
    #expect(try outline(read(failed + start + end)) == wanted && read(failed + start + end).completeness == .partial)
    #expect(refusal(of: Array((start + "{\"Action\": 5\n" + end).utf8))?.hasPrefix("x.json:2:1:") == true)
    #expect(refusal(of: Array(("{\"Action\": 5\n" + start + end).utf8))?.hasPrefix("x.json:1:1:") == true)
  }

  @Test(
    "Figures of no benchmark, and a line that may be cut short, are errors with their line",
    arguments: [
      ("BenchmarkA 10 5 ns/op\n   10\t 5 ns/op\n", "x.json:2:1: figures stand here without the name"),
      ("BenchmarkA 10 5 ns/op\nBenchmarkA 10 5 ns/op", "x.json:2:1: the file ends within this result line"),
      ("BenchmarkA 10 5 ns/op\nBench", "x.json:2:1: the file ends within this line"),
    ])
  func faults(text: String, message: String) {
    #expect(refusal(of: Array(text.utf8))?.hasPrefix(message) == true)
  }

  @Test("Values that are no number leave their metric out; a benchmark without any other failed")
  func notFinite() throws {
    #expect(try line("BenchmarkA 1 5 ns/op NaN x\n") == "A: time 1")
    #expect(
      try line("BenchmarkA 1 +Inf x\nBenchmarkB 1 2 x\n") == "A: failed, the file holds no figure of it; B: x 1")
  }

  @Test("A header without an end is said at the last benchmark")
  func noEnd() throws {
    let run = try read("goos: linux\nBenchmarkA \t1\t5 ns/op\nBenchmarkB \t1\t5 ns/op\n")
    #expect(run.results.map(\.warnings.count) == [0, 1])
    #expect(try read("goos: linux\nBenchmarkA \t1\t5 ns/op\nPASS\n").results[0].warnings.isEmpty)
    #expect(try read("BenchmarkA 1 5 ns/op\n").results[0].warnings.isEmpty)
  }

  @Test("Of two units of one metric the first is kept, and the other is said to be left out")
  func twice() throws {
    let run = try read("BenchmarkA 1 5 ns/op 7 ms/op\n")
    #expect(outline(run) == ["A: time 1"] && run.results[0].samples[0].values == [[5]])
    #expect(run.results[0].warnings == ["Its values in ms/op are left out: it has 'time' already."])
  }

  @Test("Prose that begins like a result is none")
  func prose() throws {
    #expect(
      try line("Benchmarking all of it\nBenchmarkA\nBenchmark results follow\nBenchmarking \tx\nBenchmarkB 1 5 ns/op\n")
        == "B: time 1")
    #expect(refusal(of: Array("Benchmarks are fun\n".utf8))?.contains("no format known here") == true)
  }
}
