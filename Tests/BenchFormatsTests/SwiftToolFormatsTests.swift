import BenchModel
import Testing

@testable import BenchFormats

@Suite("swift-benchmark and swift-collections-benchmark")
struct SwiftToolFormatsTests {
  @Test("Columns of swift-benchmark are published: the median, its deviation in percent, and counters")
  func columns() throws {
    let run = try readFixture("swift-benchmark/columns.json")
    #expect(outline(run) == ["strings.append: time published, rows published", "strings.copy: time published"])
    #expect(
      run.published("strings.append", "time") == Summary(count: 1000, median: 2000, p99: 2600, stdev: 100))
    #expect(
      run.published("strings.copy", "time") == Summary(count: 90000, mean: 41, median: 40.5, stdev: 3.5))
    #expect(run.metric(named: "rows")?.direction == .unknown)
  }

  @Test("Times of swift-collections-benchmark are raw, by task and size, in seconds or in pairs of attoseconds")
  func tasks() throws {
    let run = try readFixture("swift-collections-benchmark/results.json")
    #expect(
      outline(run) == [
        "baseline/Array sort (size=2): time 1", "baseline/Array sort (size=16): time 3",
        "baseline/Array sort (size=128): time 2", "Set insert (size=16): time 2",
      ])
    let times = try #require(run.values("baseline/Array sort (size=16)", "time"))
    #expect(zip(times[0], [410, 390, 400]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(run.values("Set insert (size=16)", "time") == [[250, 260]])
  }

  @Test(
    "Another version is refused; a benchmark whose time is none has failed",
    arguments: [
      (#"{"version": 2, "tasks": [{"title": "a", "results": {"1": [1]}}]}"#, "version 2 of these results"),
      (#"{"version": 1, "tasks": [{"title": "a", "results": {"1": [[1]]}}]}"#, "a pair of numbers"),
      (
        #"{"version": 1, "tasks": [{"title": "a", "results": {"1": [-1]}}]}"#, "failed, Its values of time are left out"
      ),
      (#"{"version": 1, "tasks": [{"title": "a", "results": {"1": []}}]}"#, "failed, the file holds no figure of it"),
    ])
  func refused(text: String, reason: String) throws {
    if reason.hasPrefix("failed") {
      #expect(outline(try read(text))[0].hasPrefix("a (size=1): \(reason)"))
    } else {
      #expect(refusal(of: Array(text.utf8))?.contains(reason) == true)
    }
  }
}
