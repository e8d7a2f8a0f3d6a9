import BenchModel
import Testing

@testable import BenchComparison

@Suite("Run summaries")
struct RunSummarizerTests {
  @Test("All figures of all values of all launches")
  func figures() throws {
    let sample = RunFixture.sample([[1, 2, 3], [4, 5]])
    let run = try RunSummarizer.summarised(
      RunFixture.run([RunFixture.result([sample])], id: "run"), file: "run.json")
    let summary = try #require(run.results[0].samples[0].summary)
    #expect(
      summary
        == Summary(
          count: 5, mean: 3, median: 3, min: 1, max: 5, stdev: 2.5.squareRoot(), operationsPerSecond: 1e9 / 3))
    #expect(run.results[0].samples[0].values == sample.values)
  }

  @Test(
    "A percentile stands only where the count supports it",
    arguments: [(19, false, false), (20, true, false), (99, true, false), (100, true, true)])
  func percentiles(count: Int, p95: Bool, p99: Bool) throws {
    let summary = try #require(
      RunSummarizer.summary(of: [(1...count).map { Double($0) }], metric: .latency))
    #expect((summary.p95 != nil) == p95)
    #expect((summary.p99 != nil) == p99)
    if p99 { #expect(summary.p99 == 99.01) }
  }

  @Test("Values that are means of several iterations have no percentile, and latency counts operations")
  func groups() throws {
    func summary(_ metric: Metric, iterations: Int) throws -> Summary {
      let sample = Sample(
        metric: metric.name, process: [0, 1], round: [0, 1], order: [0, 1], iterations: [iterations, iterations],
        values: [[Double](repeating: 1, count: 100), [Double](repeating: 2, count: 50)])
      return try #require(RunSummarizer.summary(of: sample, metric: metric))
    }
    #expect(try summary(.latency, iterations: 1).p99 != nil)
    #expect(try summary(.latency, iterations: 1).count == 150)
    #expect(try summary(.latency, iterations: 4).p95 == nil)
    #expect(try summary(.latency, iterations: 4).count == 600)
    #expect(try summary(.time, iterations: 1000).p95 == nil)
    #expect(try summary(.time, iterations: 1000).count == 150)
    #expect(try summary(.latency, iterations: .max).count == .max)
  }

  @Test("Operations per second belong to time alone")
  func throughput() {
    #expect(RunSummarizer.summary(of: [[2, 2]], metric: .time)?.operationsPerSecond == 5e8)
    #expect(RunSummarizer.summary(of: [[2, 2]], metric: .latency)?.operationsPerSecond == nil)
    #expect(RunSummarizer.summary(of: [[2, 2]], metric: .peakMemory)?.operationsPerSecond == nil)
    #expect(RunSummarizer.summary(of: [[0, 0]], metric: .time)?.operationsPerSecond == nil)
  }

  @Test("One value has no deviation; no values, or one that is not finite, have no summary")
  func edges() {
    #expect(RunSummarizer.summary(of: [[7]], metric: .time)?.stdev == nil)
    #expect(RunSummarizer.summary(of: [[7]], metric: .time)?.median == 7)
    for launches in [[], [[]], [[1, .nan]], [[.infinity]]] as [[[Double]]] {
      #expect(RunSummarizer.summary(of: launches, metric: .time) == nil)
    }
  }

  @Test("Published samples and unmeasured benchmarks stay as they are")
  func untouched() throws {
    let published = RunFixture.result([Sample(metric: "time", published: Summary(mean: 5))])
    let failed = RunFixture.unmeasured(.failed, id: BenchmarkID(group: "", name: "failed"))
    let run = RunFixture.run([published, failed], id: "run")
    #expect(try RunSummarizer.summarised(run, file: "run.json") == run)
  }
}
