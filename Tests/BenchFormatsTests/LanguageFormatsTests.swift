import BenchModel
import Testing

@testable import BenchFormats

@Suite("CodSpeed, nanobench, benchmark-ips, R bench, PkgBenchmark, Benchee and PHPBench")
struct LanguageFormatsTests {
  @Test("CodSpeed's rounds are those that were measured, its path tells tests of one name apart, and only totals are s")
  func codSpeed() throws {
    let run = try readFixture("codspeed/pytest-codspeed-5.0.4.json")
    #expect(
      outline(run) == [
        "tests/test_sums.py/test_sum[100]: time published", "tests/test_sums.py/test_sum[1000]: time published",
        "tests/test_sums.py/test_sorted: time published", "tests/test_sums.py/TestGroup::test_sum: time published",
        "tests/test_sums.py/test_marked: time published",
      ])
    #expect(run.environment.other == ["pytest-codspeed": "5.0.4"])
    let stopped = try read(Self.codSpeed(uri: "/home/a/b/test_x.py::T::test[a::b]", rounds: 100, total: 0.5))
    #expect(outline(stopped) == ["test_x.py/T::test[a::b]: time published"])
    #expect(
      stopped.results[0].samples[0].published
        == Summary(count: 50, mean: 1e6, median: 9e5, min: 8e5, max: 2e6, stdev: 1e5))
    let planned = try read(Self.codSpeed(uri: "a.py::t", rounds: 10, total: 0.5))
    #expect(planned.results[0].samples[0].published?.count == 10)
  }

  private static func codSpeed(uri: String, rounds: Int, total: Double) -> String {
    #"{"creator": {"name": "c"}, "instrument": {"type": "walltime"}, "benchmarks": [{"name": "n", "uri": "\#(uri)", "#
      + #""stats": {"min_ns": 8e5, "max_ns": 2e6, "mean_ns": 1e6, "stdev_ns": 1e5, "median_ns": 9e5, "#
      + #""rounds": \#(rounds), "iter_per_round": 10, "total_time": \#(total)}}]}"#
  }

  @Test("nanobench's epochs are times of an iteration whatever the batch is, and counters that are zero are none")
  func nanobench() throws {
    let run = try readFixture("nanobench/4.6.0.json")
    #expect(
      outline(run) == [
        "strings/sort: time 5", "strings/append x: time 5", "strings/fill (n=100): time 5",
        "strings/fill (n=1000): time 5",
      ])
    let counted = try read(
      #"{"results": [{"title": "t", "name": "a", "batch": 200, "complexityN": -1, "measurements": ["#
        + #"{"iterations": 7, "elapsed": 2.5e-07, "instructions": 10.5, "pagefaults": 0, "contextswitches": 0}]}]}"#)
    #expect(outline(counted) == ["t/a: time 1, instructions 1"])
    #expect(counted.values("t/a", "time") == [[250]])
    #expect(counted.sample("t/a", "time")?.iterations == [7])
  }

  @Test("benchmark-ips's deviation that was rounded to nothing is none, and cycles are counted")
  func benchmarkIPS() throws {
    let run = try readFixture("benchmark-ips/2.7.2.json")
    #expect(
      outline(run) == [
        "sum: throughput published", "sort \"big\": throughput published", "pause: throughput published",
      ])
    let pause = try #require(run.published("pause", "throughput"))
    #expect(pause.stdev == nil && pause.mean.map { $0 > 3 && $0 < 5 } == true && pause.count == 3)
    #expect(run.metric(named: "throughput")?.direction == .larger)
  }

  @Test("R bench keeps all times, those with a collection too, and press's columns are parameters")
  func rBench() throws {
    let run = try readFixture("r-bench/1.1.2.json")
    #expect(
      outline(run) == [
        "sort (n=10): time 8, allocated published", "sum(1:n) (n=10): time 8, allocated published",
        "sort (n=1000): time 8, allocated published", "sum(1:n) (n=1000): time 8, allocated published",
      ])
    let collected = try readFixture("r-bench/1.1.2-collected.json")
    #expect(outline(collected) == ["alloc: time 10, allocated published"])
    #expect(collected.results[0].warnings == ["In 3 iterations the collector ran; they are among its values."])
    let figures = try readFixture("r-bench/1.1.2-figures.json")
    #expect(figures.results[0].warnings == ["In 3 iterations the collector ran; they are not in its figures."])
    #expect(figures.published("alloc", "time")?.count == 7)
    let nameless = try read(
      #"[{"expression": {}, "itr/sec": 1, "time": [1]}, {"expression": {}, "itr/sec": 1, "min": 2}]"#)
    #expect(outline(nameless) == ["expression 1: time 1", "expression 2: time published"])
  }

  @Test("PkgBenchmark's group is a document of BenchmarkTools in a text, and its commit is that of the package")
  func pkgBenchmark() throws {
    let run = try readFixture("pkgbenchmark/written.json")
    #expect(
      outline(run) == [
        "sorting/(\"merge\", 10): time 3, memory published, allocs published",
        "sorting/quick: time 5, memory published, allocs published", "sum: time 4, memory published, allocs published",
      ])
    #expect(run.suite == "Example" && run.environment.commit?.hasPrefix("4f2d1c0b") == true)
    #expect(run.environment.toolchain == "Julia 1.10.4")
    let broken = #"{"benchmarkgroup": "[{", "vinfo": ""}"#
    #expect(refusal(of: Array(broken.utf8))?.contains("the text under \"benchmarkgroup\" cannot be read") == true)
  }

  @Test("Benchee's runs are values in nanoseconds, its memory in bytes, and an input is a parameter")
  func benchee() throws {
    let run = try readFixture("benchee/1.5.0.json")
    #expect(
      Set(outline(run)) == [
        "map (input=large): time 12, memory usage 12", "flat_map (input=large): time 12, memory usage 1",
        "map (input=small): time 12, memory usage 12", "flat_map (input=small): time 12, memory usage 12",
      ])
    #expect(try outline(readFixture("benchee/1.5.0-plain.json")) == ["plain: time 8"])
    let figures = try read(
      #"[{"name": "a", "run_time_data": {"samples": [], "statistics": {"average": 5.0, "sample_size": 9, "#
        + #""percentiles": {"99": 8.0}}}}, {"name": "b", "run_time_data": {"samples": [], "statistics": {}}}]"#)
    #expect(outline(figures) == ["a: time published", "b: failed, the file holds no figure of it"])
    #expect(figures.published("a", "time") == Summary(count: 9, mean: 5, p99: 8))
  }

  @Test("PHPBench's iterations are processes with the time of all revolutions, an error fails and an assertion warns")
  func phpBench() throws {
    let run = try readFixture("phpbench/7493f63.xml")
    let three = "time 1+1+1, peak memory of PHP 1+1+1"
    #expect(
      outline(run) == [
        "\\App\\HashBench/benchMd5: \(three)", "\\App\\HashBench/benchSha (set=short, length=10): \(three)",
        "\\App\\HashBench/benchSha (set=long, length=5000): \(three)",
        "\\App\\HashBench/benchThrows: failed, Benchmarking script exited with code 255: PHP Fatal error:  Uncaught "
          + "RuntimeException: no such <algorithm> in /app/HashBench.php:11",
        "\\App\\HashBench/benchAsserted: \(three)",
      ])
    #expect(run.values("\\App\\HashBench/benchMd5", "time") == [[174], [206], [192]])
    #expect(
      run.results[4].warnings == ["An assertion failed: mode(variant[time][avg]) < 2 microseconds."])
    #expect(run.environment.toolchain == "PHP 8.2.36")
    let inProcess = try readFixture("phpbench/7493f63-local.xml")
    #expect(
      outline(inProcess)[0] == "\\App\\HashBench/benchSha (set=short, length=10): time 3")
    let local = try read(
      "<phpbench><suite><benchmark class='A'><subject name='b'><executor name='local'/><variant revs='10'>"
        + "<iteration time-net='50'/><iteration time-net='60'/></variant></subject></benchmark></suite></phpbench>")
    #expect(local.values("A/b", "time") == [[5000, 6000]])
  }
}
