import BenchModel
import Testing

@testable import BenchFormats

@Suite("Google Benchmark JSON")
struct GoogleBenchmarkFormatTests {
  private func read(_ rows: String, context: String = "") throws(FormatError) -> BenchmarkRun {
    try BenchFormatsTests.read(#"{"context": {"num_cpus": 2\#(context)}, "benchmarks": [\#(rows)]}"#)
  }

  @Test("Repetitions are the values of one process; aggregates and fits beside them are left out")
  func repetitions() throws {
    let run = try readFixture("google-benchmark/repetitions.json")
    #expect(
      outline(run) == [
        "Sum/8/iterations:1000: time 2, cpu-time 2, bytes_per_second 2",
        "Counters/iterations:1000: time 2, cpu-time 2, level 2",
        "Broken: failed, no such file",
        "Fit/16/iterations:1000: time 2, cpu-time 2",
      ])
    let time = try #require(run.results[0].sample(of: .time))
    #expect(time.values == [[6.0689999372698367, 3.2250009098788723]])
    #expect(time.process == [0] && time.iterations == [1000] && time.warmup == nil)
    #expect(run.suite == "gb" && run.startedAt == "2026-11-22T21:33:46Z" && run.id == "content:1")
    #expect(run.environment.logicalProcessors == 2 && run.environment.loadAtStart == 8.30225)
    #expect(run.environment.other?["library_build_type"] == "debug" && run.environment.optimised == nil)
  }

  @Test("Times are in nanoseconds, and a counter that is no number is left out")
  func units() throws {
    let run = try readFixture("google-benchmark/repetitions.json")
    // The file says microseconds.
    let time = try #require(run.results[1].sample(of: .time)?.values[0])
    #expect(time.allSatisfy { $0 > 0.1 && $0 < 100 })
    for (unit, nanoseconds) in [("ns", 2.0), ("us", 2e3), ("ms", 2e6), ("s", 2e9)] {
      let run = try read(#"{"name": "a", "real_time": 2, "cpu_time": 1, "time_unit": "\#(unit)"}"#)
      #expect(run.results[0].sample(of: .time)?.values == [[nanoseconds]])
      #expect(run.results[0].sample(of: .cpuTime)?.values == [[nanoseconds / 2]])
    }
  }

  @Test("Where only aggregates are there, they are published figures")
  func aggregates() throws {
    let run = try readFixture("google-benchmark/aggregates.json")
    #expect(
      outline(run) == [
        "Sum/8/iterations:1000: time published, cpu-time published, bytes_per_second published",
        "Counters/iterations:1000: time published, cpu-time published, level published",
      ])
    let time = try #require(run.results[0].sample(of: .time)?.published)
    #expect(time.count == 2 && time.mean != nil && time.median != nil && time.stdev != nil && time.p95 == nil)
  }

  @Test(
    "Rows without a measurement are results of their own",
    arguments: [
      (#"{"name": "a", "error_occurred": true, "error_message": "x", "real_time": 0}"#, "a: failed, x"),
      (#"{"name": "a", "skipped": true, "skip_message": "y", "real_time": 0}"#, "a: skipped, y"),
      (
        #"{"name": "a", "real_time": 1}, {"name": "a", "error_occurred": true, "error_message": "x", "real_time": 0}"#,
        "a: failed, x"
      ),
      (
        #"{"name": "a_cv", "run_name": "a", "run_type": "aggregate", "aggregate_name": "cv", "real_time": 0.1}"#,
        "a: failed, the file holds no finite time of it, neither of a repetition nor a mean or median"
      ),
      (
        #"{"name": "a", "real_time": NaN}"#,
        "a: failed, the file holds no finite time of it, neither of a repetition nor a mean or median"
      ),
      (#"{"name": "a", "real_time": 1}, {"name": "a", "real_time": 2}"#, "a: time 2"),
    ])
  func unusual(rows: String, line: String) throws {
    #expect(outline(try read(rows)) == [line])
  }

  @Test(
    "Counters are metrics of their own, and of most nobody knows which way is better",
    arguments: [
      ("items_per_second", Metric.Unit.perSecond, Metric.Direction.larger),
      ("bytes_per_second", Metric.Unit("B/s"), .larger),
      ("max_bytes_used", .bytes, .smaller),
      ("allocs_per_iter", .count, .smaller),
      ("level", .count, .unknown),
    ])
  func counters(name: String, unit: Metric.Unit, direction: Metric.Direction) throws {
    let run = try read(#"{"name": "a", "real_time": 1, "\#(name)": 7}"#)
    #expect(run.metric(named: name) == Metric(name: name, unit: unit, direction: direction))
    #expect(run.results[0].samples.map(\.values) == [[[1]], [[7]]])
  }

  @Test("A counter that is called like a time of ours is none")
  func namesake() throws {
    let run = try read(#"{"name": "a", "real_time": 1, "time": 7, "cpu-time": 8}"#)
    #expect(outline(run) == ["a: time 1, counter time 1, counter cpu-time 1"])
  }

  @Test("What cannot be understood is an error")
  func faults() {
    #expect(
      refusal(of: Array(#"{"context": {}, "benchmarks": [{"name": "a", "real_time": 1, "time_unit": "h"}]}"#.utf8))
        == "x.json: benchmark 'a': the unit of time 'h' is not known")
    #expect(
      refusal(of: Array(#"{"context": {}, "benchmarks": [{"name": "a", "cpu_time": 1}]}"#.utf8))
        == #"x.json: benchmark 'a' has no "real_time""#)
    #expect(
      refusal(of: Array(#"{"context": {}, "benchmarks": [{"name": "a", "rms": 1, "real_time": 1}]}"#.utf8))
        == "x.json: the file holds no benchmark")
  }
}
