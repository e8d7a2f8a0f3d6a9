extension VacuousPass {
  /// Files of other tools whose results are none.
  static let foreign: [VacuousPass] = [
    texts("Go: interrupted", 4, go(rows("A", 100)), package + rows("A", 101) + "BenchmarkD-8 \tsignal: interrupt\n"),
    texts("Go: a package that failed", 4, go(rows("A", 100)), package + rows("A", 101) + failure),
    folders(
      "Go: packages that failed, in eight files", 4, { go(rows("A", $0)) }, { package + rows("A", $0) + failure }),
    folders("Go: a benchmark gone from eight files", 4, { go(rows("A", $0) + rows("B", $0)) }, { go(rows("A", $0)) }),
    folders(
      "Go: a benchmark that only printed its name, in eight files", 4, { go(rows("A", $0) + rows("B", $0)) },
      { go(rows("A", $0) + "BenchmarkB-8\n") }),
    folders(
      "Go: four allocations more of a hundred, in eight files", 1, { go(rows("A", $0, more: "100 allocs/op")) },
      { go(rows("A", $0, more: "104 allocs/op")) }),
    folders("Go: half as fast in eight files", 1, { go(rows("A", $0)) }, { go(rows("A", 2 * $0)) }),
    texts("Go: no benchmark matched", 65, go(""), go("")),
    texts("Go: no benchmark matched in the current run", 65, go(rows("A", 100)), go("")),
    texts(
      "Go: a benchmark of no iterations, slower", 3, go(rows("A", 100) + "BenchmarkB-8 0 100 ns/op\n"),
      go(rows("A", 101) + "BenchmarkB-8 0 170 ns/op\n")),
    texts(
      "Go: a benchmark whose result is torn from its name, slower", 3, go(rows("A", 100) + torn(100)),
      go(rows("A", 101) + torn(300))),
    texts(
      "Go: a benchmark that only printed its name", 4, go(rows("A", 100) + rows("B", 9)),
      go(rows("A", 101) + "BenchmarkB-8\n")),
    texts(
      "Go: one result a side, 30 % slower", 3, go("BenchmarkA-8 100 100 ns/op\n"), go("BenchmarkA-8 100 130 ns/op\n")),
    texts("Go: another number of processors", 4, go(rows("A", 100)), go(rows("A", 101)).replacing("A-8", with: "A-4")),
    texts(
      "Go: only a unit that nobody knows", 4, go("BenchmarkA-8 100 5 retries/op\n"),
      go("BenchmarkA-8 100 90 retries/op\n")),
    texts(
      "Go: four allocations more of a hundred, in one file", 1, go(rows("A", 100, more: "100 allocs/op")),
      go(rows("A", 101, more: "104 allocs/op"))),
    folders(
      "Go: a result torn from its name and three times slower, in eight files", 1, { go(rows("A", $0) + torn($0)) },
      { go(rows("A", $0) + torn(3 * $0)) }),
    folders(
      "Go: interrupted, in eight files", 4, { go(rows("A", $0)) },
      { package + rows("A", 0.5 * $0) + "BenchmarkD-8 \tsignal: interrupt\n" }),
    texts(
      "Go: events, and figures of nothing at all", 4, go(rows("A", 100) + torn(100)),
      go(rows("A", 101) + "BenchmarkT-8 \tprinted by the benchmark\n")),
    folders(
      "libtest: a benchmark without an outcome, in eight files", 4, { libtest($0, "bench: 90 ns/iter (+/- 1)") },
      { libtest($0, "printed") }),
    folders("Catch2: a test case that failed, in eight files", 4, { catch2($0, "") }, { catch2(0.5 * $0, failed) }),
    folders(
      "k6: nine of ten requests failed, in eight files", 1, { k6($0, failing: 0) }, { k6(0.1 * $0, failing: 0.9) }),
    folders(
      "oha: every answer was an error, in eight files", 4, { oha($0, "200") }, { oha(0.1 * $0, "503") }),
    folders(
      "one name twice with different figures, in eight files", 4, { figures([$0]) }, { figures([$0, 0.5 * $0]) }),
    texts("wrk: no answer was a good one", 4, wrk(10_780, ""), wrk(70_366, "  Non-2xx or 3xx responses: 2113810\n")),
    texts("hyperfine: every command failed", 4, hyperfine(0.1, exit: 0), hyperfine(0.1, exit: 1)),
    texts("hyperfine: no command", 65, #"{"results": []}"#, #"{"results": []}"#),
    texts("hyperfine: a mean of zero", 4, hyperfine(0.1, exit: 0), hyperfine(0, exit: 0)),
    texts(
      "Google Benchmark: every benchmark reports an error", 4, google("\"real_time\": 5"),
      google("\"error_occurred\": true, \"error_message\": \"x\"")),
    texts("Google Benchmark: no benchmark", 65, google("\"real_time\": 5"), #"{"context": {}, "benchmarks": []}"#),
    texts("Google Benchmark: a negative time", 4, google("\"real_time\": 5"), google("\"real_time\": -5")),
    texts("JUnit: no test", 65, "<testsuites/>", "<testsuites/>"),
    texts("CSV: a heading alone", 65, "benchmark,time\n", "benchmark,time\n"),
    texts("one side of another tool", 4, go(rows("A", 100)), hyperfine(0.1, exit: 0)),
    texts(
      "a format named that the files are not of", 65, go(rows("A", 100)), go(rows("A", 101)),
      options: "--from hyperfine"),
  ]

  private static let package = "goos: linux\ngoarch: amd64\npkg: example.test/p\n"
  private static let failure = "FAIL\nFAIL\texample.test/p\t1.2s\n"

  private static func go(_ rows: String) -> String {
    "\(package)\(rows)PASS\nok  \texample.test/p\t1.2s\n"
  }

  private static func rows(_ name: String, _ nanoseconds: Double, more: String = "") -> String {
    (0..<6).map { "Benchmark\(name)-8 1000 \(nanoseconds + 0.1 * Double($0)) ns/op \(more)\n" }.joined()
  }

  /// Results that stand a line below the names that they are of, as where a benchmark prints.
  private static func torn(_ nanoseconds: Double) -> String {
    (0..<6).map { "BenchmarkT-8 \tprinted by the benchmark\n    1000\t\(nanoseconds + 0.1 * Double($0)) ns/op\n" }
      .joined()
  }

  private static func wrk(_ rate: Int, _ errors: String) -> String {
    """
    Running 30s test @ http://127.0.0.1:8080/items
      4 threads and 64 connections
      Thread Stats   Avg      Stdev     Max   +/- Stdev
        Latency     0.91ms  200.11us   9.20ms   81.30%
        Req/Sec    17.71k     1.21k   19.10k    70.10%
      2113810 requests in 30.04s, 301.20MB read
    \(errors)Requests/sec:  \(rate).51
    Transfer/sec:     10.02MB

    """
  }

  private static func libtest(_ nanoseconds: Double, _ outcome: String) -> String {
    "running 2 tests\ntest a ... bench: \(nanoseconds) ns/iter (+/- 1)\ntest b ... text\n\(outcome)\n"
      + "test result: ok. 0 passed; 0 failed; 0 ignored; 2 measured\n"
  }

  private static let failed = "a.cpp:14: FAILED:\n  REQUIRE( 1 == 2 )\n\n"

  private static func catch2(_ nanoseconds: Double, _ end: String) -> String {
    """
    -----
    sorting
    -----
    a.cpp:7
    .....

    benchmark name  samples  iterations  mean
    -----
    sort                100          10  \(nanoseconds) ns

    \(end)
    """
  }

  private static func k6(_ milliseconds: Double, failing share: Double) -> String {
    #"{"root_group": {}, "metrics": {"http_req_duration": {"avg": \#(milliseconds), "med": \#(milliseconds)}, "#
      + #""http_req_failed": {"passes": \#(1000 * share), "fails": \#(1000 - 1000 * share), "value": \#(share)}}}"#
  }

  private static func oha(_ milliseconds: Double, _ status: String) -> String {
    #"{"summary": {"average": \#(milliseconds / 1000), "requestsPerSec": \#(1e6 / milliseconds)}, "#
      + #""statusCodeDistribution": {"\#(status)": 1000}}"#
  }

  private static func figures(_ nanoseconds: [Double]) -> String {
    "[" + nanoseconds.map { #"{"name": "parse", "unit": "ns", "value": \#($0)}"# }.joined(separator: ", ") + "]"
  }

  private static func hyperfine(_ mean: Double, exit code: Int) -> String {
    let times = (0..<6).map { "\(mean * (1 + 0.001 * Double($0)))" }.joined(separator: ", ")
    let codes = (0..<6).map { _ in "\(code)" }.joined(separator: ", ")
    return #"{"results": [{"command": "true", "mean": \#(mean), "stddev": 0.001, "median": \#(mean), "user": 0.01, "#
      + #""system": 0.01, "min": \#(mean), "max": \#(mean * 1.005), "times": [\#(times)], "exit_codes": [\#(codes)]}]}"#
  }

  private static func google(_ members: String) -> String {
    #"{"context": {"library_build_type": "release"}, "benchmarks": [{"name": "BM_A", "run_name": "BM_A", "#
      + #""run_type": "iteration", "iterations": 100, "cpu_time": 5, "time_unit": "ns", \#(members)}]}"#
  }
}
