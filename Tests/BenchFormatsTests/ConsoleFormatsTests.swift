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
      outline(run) == ["\(first): throughput 1, latency published", "\(second): throughput 1+1"])
    #expect(
      run.published(first, "latency")
        == Summary(
          count: 22_464_657, mean: 635_910, median: 250_000, p90: 700_000, p99: 5.8e6, max: 12.92e6, stdev: 890_000))
    #expect(run.values(second, "throughput") == [[15], [15.5]] && run.sample(second, "throughput")?.process == [1, 2])
    #expect(run.results[0].warnings == ["Socket errors: connect 0, read 3, write 0, timeout 2"])
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

  @Test(
    "A text that ends within what it says, or says it twice, is refused with its line",
    arguments: [
      ("test a ... bench: 1,2\n", "x.json:1:1: behind \"bench:\" a figure"),
      ("a time: [1 ns 2 ns 3 ns]\na time: [1 ns 2 ns 3 ns]\n", "benchmark 'a' has two samples of metric 'time'"),
      (" time: [1 ns 2 ns 3 ns]\n", "x.json:1:1: the estimate has no name"),
      ("Running 30s test @ http://a\n  Latency 1us 1us 1us 9%\n", "x.json:1:1: the test that begins here has no"),
      ("Running 30s test @ http://a\nRequests/sec: 1", "x.json:2:1: the file ends within this line"),
      ("  Instructions: 5\n", "x.json:1:1: the figures that begin here belong to no benchmark"),
      ("a\n  Instructions: 5", "x.json:2:1: the file ends within this line"),
      ("a\n  Instructions: 5\n\na\n  Instructions: 6\n", "x.json:5:1: benchmark 'a' occurs twice"),
      (
        "benchmark name samples iterations estimated\n-----\na 10 2 5 ns\n",
        "x.json:3:1: the text ends before the mean and deviation of 'a'"
      ),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }
}
