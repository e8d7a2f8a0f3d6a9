import BenchModel
import Testing

@testable import BenchFormats

/// The fixtures of package-benchmark hold two benchmarks of the baseline, without the zeros at the end of histograms.
@Suite("Swift's benchmark tools as they are")
struct SwiftBenchmarkToolsTests {
  @Test("A time of swift-benchmark is in the unit that its digits show, and a slower run is slower")
  func units() throws {
    let run = try readFixture("swift-benchmark/units-0.1.2.json")
    let slower = try readFixture("swift-benchmark/units-slower-0.1.2.json")
    let times = [974_871.5, 115_440.5, 46_190, 978_473.5, 488_187.5, 938_887]
    for (result, time) in zip(run.results, times) {
      let median = try #require(result.sample(of: .time)?.published?.median)
      #expect(abs(median - time) < 1e-6, "\(result.id)")
      #expect(try ratio(slower, run, "\(result.id)") > 1.2, "a third more work was asked for")
    }
    #expect(run.results[0].warnings == ["By its digits its time is in ms, and others of the file are in other units."])
    let columns = try readFixture("swift-benchmark/units-columns-0.1.2.json")
    #expect(columns.published("in milliseconds", "time")?.max == 5_045_568)
  }

  @Test("A time that fits no unit is judged for its change alone")
  func unknownUnit() throws {
    let run = try read(#"{"benchmarks": [{"name": "a", "time": 0.12345678912345, "std": 1, "iterations": 9}]}"#)
    #expect(outline(run) == ["a: time in an unknown unit published"])
    #expect(run.metric(named: "time in an unknown unit")?.direction == .smaller)
    #expect(run.results[0].warnings == ["The file does not say in which unit its time is, and its digits fit none."])
  }

  @Test("Counts of package-benchmark are exact where the file has them, and a rate covers its inner loop")
  func baselines() throws {
    let run = try readFixture("package-benchmark/baseline-1.38.1.json")
    let changed = try readFixture("package-benchmark/changed-1.38.1.json")
    #expect(Set(try #require(run.values("Work/spin", "allocs"))[0]) == [3014])
    #expect(Set(try #require(changed.values("Work/spin", "allocs"))[0]) == [3015])
    #expect(try ratio(changed, run, "Work/spin") > 1.1, "a third more work was asked for")
    let rates = try #require(run.values("Work/kilo", "throughput"))[0]
    let times = try #require(run.values("Work/kilo", "time"))[0]
    #expect(times[0] == 20.658 && rates.last == 48_407_000)
  }

  @Test("What package-benchmark's JMH export lends from one benchmark to the next is left out with a word")
  func lent() throws {
    let run = try readFixture("jmh/package-benchmark-1.38.1.json")
    let kilo = try #require(run.results.first { $0.id.name == "kilo" })
    #expect(kilo.samples.map(\.metric) == ["throughput", "Time (wall clock)"])
    #expect(
      kilo.warnings == [
        "Its Time (total CPU) is left out: package-benchmark lends it that of another benchmark.",
        "Its allocs is left out: package-benchmark lends it that of another benchmark.",
      ])
    #expect(run.metric(named: "Time (wall clock)") == Metric(name: "Time (wall clock)", unit: .nanoseconds))
    // What a benchmark lacks was lent it: only its own metrics are left of the other side too.
    let changed = try readFixture("jmh/package-benchmark-changed-1.38.1.json")
    #expect(changed.results.first { $0.id.name == "only_cpu" }?.samples.count == 2)
  }

  @Test("package-benchmark's JSON for github-action-benchmark is refused with the reason")
  func customJSON() {
    let text = #"""
      [{"unit": "μs", "name": "kilo - Time (wall clock)", "extra": "80th percentile: 22", "value": 47},
      {"unit": "#", "name": "spin - allocs", "value": 3014}]
      """#
    #expect(refusal(of: Array(text.utf8))?.contains("99th percentiles in whole numbers") == true)
    let others = #"[{"unit": "ns", "name": "a - b", "value": 47}]"#
    #expect(refusal(of: Array(others.utf8)) == nil)
  }
}
