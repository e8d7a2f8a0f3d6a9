import BenchModel
import Testing

@testable import BenchFormats

@Suite("Console texts")
struct ConsoleFormatsTests {
  @Test("Catch2's tables are read below test case and sections, names of several lines and failures too")
  func catch2() throws {
    let run = try readFixture("catch2/console.txt")
    #expect(
      outline(run) == [
        "sorting/large/sort 1000: time published",
        "sorting/large/a name that is too long for the column it stands in: time published",
        "sorting/large/throws: failed, no memory", "copying/copy: time published",
      ])
    #expect(run.published("sorting/large/sort 1000", "time") == Summary(count: 50, mean: 10817, stdev: 1.54842 * 1e3))
    #expect(run.published("copying/copy", "time") == Summary(count: 100, mean: 344, stdev: 19))
    #expect(run.results[1].samples[0].published == Summary(count: 20, mean: 661.703))
  }

  @Test("Criterion's estimates are single figures, and what was begun without one has failed")
  func criterion() throws {
    let run = try readFixture("criterion-text/console.txt")
    #expect(
      outline(run) == [
        "sort/10: time published", "a long name (with brackets): time published",
        "broken: failed, it was begun and has no estimate",
      ])
    #expect(run.results[0].samples[0].published == Summary(count: 1, mean: 2.2311))
    #expect(run.results[1].samples[0].published == Summary(count: 1, mean: 3.4632 * 1e3))
  }

  @Test("Libtest's lines are medians in any unit of time, with commas; failures are kept, plain tests are not")
  func libtest() throws {
    let run = try readFixture("libtest/bench.txt")
    #expect(
      outline(run) == [
        "tests::parse: time published", "tests::broken: failed, libtest says that it failed",
        "tests::scan: time published", "group/all 100: time published", "spins: cycles/iter published",
      ])
    #expect(run.published("tests::scan", "time") == Summary(median: 18794.12))
    #expect(run.metric(named: "cycles/iter")?.direction == .unknown && run.completeness == .complete)
    #expect(try read("running 2 tests\ntest a ... bench: 1 ms/iter (+/- 1)\n").completeness == .partial)
    #expect(
      outline(try readFixture("libtest/events.jsonl")) == [
        "tests::parse: time published", "tests::broken: failed, libtest says that it failed",
        "tests::scan: time published",
      ])
  }

  @Test("benchmark.js's rates are published, with the deviation where the margin of error gives it")
  func benchmarkJS() throws {
    let run = try readFixture("benchmarkjs/console.txt")
    #expect(
      outline(run) == [
        "fib(10): throughput published", "mixed 2 x 4 arrays: throughput published", "once: throughput published",
      ])
    let fib = try #require(run.published("fib(10)", "throughput"))
    #expect(fib.count == 93 && fib.mean == 1_431_759)
    #expect(abs((fib.stdev ?? 0) - 1_431_759 * 0.0074 / 1.96 * 93.squareRoot()) < 1e-6)
    #expect(run.published("mixed 2 x 4 arrays", "throughput") == Summary(count: 9, mean: 81.61))
  }

  @Test("wrk's latency is published, with what went wrong as a warning; repeated tests are processes")
  func wrk() throws {
    let run = try readFixture("wrk/console.txt")
    let first = "http://localhost:8080/index.html (threads=12, connections=400)"
    let second = "http://localhost:8080/twice (threads=1, connections=10)"
    #expect(
      outline(run) == [
        "\(first): throughput 1, latency published, share of failures 1",
        "\(second): throughput 1+1, share of failures 1+1",
      ])
    #expect(
      run.published(first, "latency")
        == Summary(
          count: 22_464_657, mean: 635_910, median: 250_000, p90: 700_000, p99: 5.8e6, max: 12.92e6, stdev: 890_000))
    #expect(run.values(second, "throughput") == [[15], [15.5]] && run.sample(second, "throughput")?.process == [1, 2])
    #expect(run.results[0].warnings == ["Socket errors: connect 0, read 3, write 0, timeout 2."])
  }

  @Test("iai's and gungraun's counts are exact, the new of two values, and other tools' metrics carry their names")
  func iai() throws {
    let run = try readFixture("iai/console.txt")
    let names = ["sorts::group::sort (id=short:10)", "sorts::group::sort (id=two\nlines)", "plain_iai"]
    #expect(
      outline(run) == [
        "\(names[0]): Instructions 1, L1 Hits 1, DHAT Total bytes 1", "\(names[1]): Instructions 1, Estimated Cycles 1",
        "\(names[2]): Instructions 1, L1 Accesses 1",
      ])
    #expect(run.values(names[0], "Instructions") == [[1734]] && run.values(names[2], "Instructions") == [[1243]])
    #expect(run.metric(named: "Instructions") == Metric(name: "Instructions", unit: .count, nature: .exact))
    #expect(run.metric(named: "L1 Hits")?.direction == .unknown)
    #expect(run.metric(named: "DHAT Total bytes")?.unit == .bytes)
  }

  @Test("A test of wrk is failed whose answers are errors, and one whose figures never came")
  func wrkFailures() throws {
    func test(_ address: String, _ end: String) -> String {
      "Running 30s test @ \(address)\n  4 threads and 64 connections\n    Latency 1us 1us 1us 9%\n\(end)"
    }
    let refused = "  1000 requests in 30s, 3MB read\n  Non-2xx or 3xx responses: 999\nRequests/sec: 33\n"
    let few = "  1000 requests in 30s, 3MB read\n  Non-2xx or 3xx responses: 20\nRequests/sec: 33\n"
    let run = try read(test("http://a", refused) + test("http://b", few) + test("http://c", ""))
    #expect(run.results[0].failure?.reason == "999 of 1000 requests failed")
    #expect(run.values("http://b (threads=4, connections=64)", "share of failures") == [[0.02]])
    #expect(run.results[1].warnings == ["Non-2xx or 3xx responses: 20."])
    #expect(run.results[2].failure?.reason == "line 13 begins it, and no \"Requests/sec:\" follows")
    #expect(run.completeness == .partial)
  }

  private static let heading = """
    -----
    shape ops
    -----
    a.cpp:9
    .....

    """

  @Test("Catch2's names may begin before their row, and without analysis a row holds the mean")
  func catch2Grammar() throws {
    let wrapped = """
      benchmark name                       samples       iterations    estimated
                                           mean          low mean      high mean
                                           std dev       low std dev   high std dev
      -----
      optimize a small landscape with all
      constraints and a very long name               100             1     2.7581 s
                                              57.5812 ms    57.4811 ms    57.7303 ms
                                              621.022 us    463.303 us    876.241 us

      short                                          100           311     2.7675 ms
                                                88.91 ns       88.5 ns       89.6 ns
                                                 2.7 ns        1.8 ns        4.2 ns


      """
    #expect(
      outline(try read(Self.heading + wrapped)) == [
        "shape ops/optimize a small landscape with all constraints and a very long name: time published",
        "shape ops/short: time published",
      ])
    let plain = """
      benchmark name                            samples    iterations          mean
      -----
      area                                           100           138    345.246 ns
      bounds                                         100             5     999.36 ns
      clip                                           100           100     1.5 us


      """
    let run = try read(Self.heading + plain)
    #expect(
      outline(run) == [
        "shape ops/area: time published", "shape ops/bounds: time published", "shape ops/clip: time published",
      ])
    #expect(run.published("shape ops/clip", "time") == Summary(count: 100, mean: 1500))
  }

  @Test("A benchmark of Catch2 that threw or never ended has failed, and so have all of a failed test case")
  func catch2Failures() throws {
    let row = "a  10  2  5 ns\n  1 ns  1 ns  1 ns\n  1 ns  1 ns  1 ns\n\n"
    let heading = "benchmark name samples iterations estimated\n-----\n"
    let text =
      "-----\nfirst\n-----\nt.cpp:1\n.....\n" + heading + "throws      Benchmark failed (boom)\n\n"
      + "-----\nsecond\n-----\nt.cpp:9\n.....\n" + heading + row + row + "t.cpp:14: FAILED:\n  REQUIRE( 1 == 2 )\n"
      + "-----\nthird\n-----\nt.cpp:20\n.....\n" + heading + row + "b  10  2  5 ns\n  1 ns  1 ns  1 ns\n"
    #expect(
      outline(try read(text)) == [
        "first/throws: failed, Benchmark failed (boom)",
        "second/a: failed, the test case around it failed", "second/a (pass=2): failed, the test case around it failed",
        "third/a: time published",
        "third/b: failed, line 38 begins it, and its mean and deviation do not follow",
      ])
  }

  @Test("What a benchmark of libtest prints comes before its outcome, in its line or further on")
  func libtestOutput() throws {
    let text = """
      running 4 tests
      test noisy ... hello
      more text
      bench:       3,296 ns/iter (+/- 521)
      test glued ... done bench:         100 ns/iter (+/- 3)
      test plain ... printed
      ok
      test torn ... bench: 1,2
      test lost ... text
      test result: ok. 0 passed

      """
    #expect(
      outline(try read(text)) == [
        "noisy: time published", "glued: time published",
        "torn: failed, line 8 cannot be read: behind \"bench:\" a figure with \"/iter\" and its range is expected",
        "lost: failed, line 9 announces it, and no outcome follows",
      ])
    let targets = try read(
      "     Running benches/a.rs (target/release/deps/a-1)\ntest x ... bench: 1 ns/iter (+/- 0)\n"
        + "     Running benches/b.rs (target/release/deps/b-2)\ntest x ... bench: 2 ns/iter (+/- 0)\n")
    #expect(outline(targets) == ["benches/a.rs/x: time published", "benches/b.rs/x: time published"])
  }

  @Test("A benchmark of benchmark.js that threw has no figures and has failed")
  func benchmarkJSFailures() throws {
    let run = try read("a x 100 ops/sec ±1.00% (90 runs sampled)\nbad: \nc x 1e ops/sec ±1.00% (90 runs sampled)\n")
    #expect(
      outline(run) == [
        "a: throughput published", "bad: failed, line 2 has no figures of it", "c: failed, line 3 has no figures of it",
      ])
  }

  @Test("Remarks between the benchmarks of gungraun and iai are no part of a name")
  func iaiRemarks() throws {
    let text = """
      a::b::first one:1
        Instructions:   10|5   (+100%)
      Performance has regressed: Instructions (5 -> 10) regressed by +100%
      a::b::second two:2
        Instructions:   20
      remark
      third
        Instructions:   30

      """
    #expect(
      outline(try read(text)) == [
        "a::b::first (id=one:1): Instructions 1", "a::b::second (id=two:2): Instructions 1", "third: Instructions 1",
      ])
  }

  @Test(
    "One name twice in a text is one benchmark where the lines are equal, and else a failed one",
    arguments: [
      ("test a ... bench: # ns/iter (+/- 1)\n", "time"), ("a  time: [1 ns # ns 9 ns]\n", "time"),
      ("a x # ops/sec ±1.00% (90 runs sampled)\n", "throughput"), ("a\n  Instructions: #\n\n", "Instructions"),
    ])
  func twice(line: String, metric: String) throws {
    func text(_ values: [String]) -> String { values.map { line.replacing("#", with: $0) }.joined() }
    let equal = try read(text(["2", "2"]))
    #expect(equal.results.count == 1 && equal.results[0].sample(named: metric) != nil)
    let clash = try read(text(["2", "3"]))
    #expect(clash.results.map(\.status) == [.failed])
    #expect(clash.results[0].failure?.reason.hasPrefix("it occurs twice in the file") == true)
  }

  @Test(
    "A text that ends within what it says, or has figures of nothing, is refused with its line",
    arguments: [
      (" time: [1 ns 2 ns 3 ns]\n", "x.json:1:1: the estimate has no name"),
      ("Running 30s test @ http://a\n  Latency 1us 1us 1us 9%\n", "x.json:1:1: the test that begins here has no"),
      ("Running 30s test @ http://a\nRequests/sec: 1", "x.json:2:1: the file ends within this line"),
      ("  Instructions: 5\n", "x.json:1:1: the figures that begin here belong to no benchmark"),
      ("a\n  Instructions: 5", "x.json:2:1: the file ends within this line"),
      ("bench: 5 ns/iter (+/- 1)\n", "x.json:1:1: a figure stands here without the name of its benchmark"),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }
}
