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

  @Test("A row that cannot be understood makes its benchmark a failed one")
  func faults() throws {
    let good = #"{"name": "good", "real_time": 1}"#
    #expect(
      outline(try read(#"{"name": "a", "real_time": 1, "time_unit": "mile"}, "# + good))
        == ["a: failed, its unit of time 'mile' is not known", "good: time 1"])
    #expect(
      outline(try read(#"{"name": "a", "cpu_time": 1}, "# + good))
        == [#"a: failed, a row of it has no "real_time""#, "good: time 1"])
    #expect(
      refusal(of: Array(#"{"context": {}, "benchmarks": [{"name": "a", "rms": 1, "real_time": 1}]}"#.utf8))
        == "x.json: the file holds no benchmark")
  }

  @Test("A negative time of the processor spoils that metric of its benchmark, and nothing else")
  func negative() throws {
    let run = try read(
      #"{"name": "a", "real_time": 5, "cpu_time": -56}, {"name": "a", "real_time": 5, "cpu_time": 5}, "#
        + #"{"name": "b", "real_time": 5, "cpu_time": 5}"#)
    #expect(outline(run) == ["a: time 2", "b: time 1, cpu-time 1"])
    #expect(run.results[0].warnings == ["Its values of cpu-time are left out: a time is negative."])
  }

  @Test("Rows of libraries that do not say what a row is are aggregates beside the benchmark of their name")
  func untyped() throws {
    func row(_ name: String, _ time: Double) -> String { #"{"name": "\#(name)", "real_time": \#(time)}"# }
    let rows = [
      row("a/8", 1), row("a/8", 2), row("a/8_mean", 1.5), row("a/8_median", 1.5), row("a/8_stddev", 0.7),
      row("b_mean", 3), row("b_median", 4), row("b_stddev", 1), row("c_mean", 7),
    ]
    let run = try read(rows.joined(separator: ", "))
    #expect(outline(run) == ["a/8: time 2", "b: time published", "c_mean: time 1"])
    #expect(run.published("b", "time") == Summary(mean: 3, median: 4, stdev: 1))
  }

  @Test("Two families of one name are two benchmarks")
  func families() throws {
    func row(_ family: Int, _ time: Int) -> String {
      #"{"name": "a", "family_index": \#(family), "real_time": \#(time)}"#
    }
    let run = try read([row(0, 1), row(0, 2), row(3, 9)].joined(separator: ", "))
    #expect(outline(run) == ["a (family=0): time 2", "a (family=3): time 1"])
  }

  @Test("Text before, between and behind documents is passed over and counted, and documents are runs of one file")
  func around() throws {
    let one = #"{"context": {}, "benchmarks": [\n  {"name": "a", "real_time": 5}\n]}"#.replacing("\\n", with: "\n")
    let other = one.replacing("5", with: "6").replacing("}\n]", with: "}, {\"name\": \"b\", \"real_time\": 7}\n]")
    let text = "***WARNING*** CPU scaling is enabled\n[12:00] {log}\n" + one + "\nbetween\n" + other + "\nbehind\n"
    let reading = try RunReader.read(Array(text.utf8), source: "x", identity: "i")
    #expect(outline(reading.run) == ["a: time 1+1", "b: time 1"] && reading.run.id == "i")
    #expect(reading.run.values("a", "time") == [[5], [6]] && reading.run.sample("a", "time")?.process == [0, 1])
    #expect(
      reading.notes == [
        "The file holds 2 documents, which are read as one run after the other.",
        "4 lines are no part of a result, and passed over.",
      ])
    #expect(
      refusal(of: Array(("log\n" + one.dropLast(2)).utf8))?.hasPrefix("x.json:2:1: the document that begins here")
        == true)
    let damaged = "log\n" + one.replacing("5", with: "5x")
    #expect(refusal(of: Array(damaged.utf8))?.hasPrefix("x.json:3:") == true)
  }
}
