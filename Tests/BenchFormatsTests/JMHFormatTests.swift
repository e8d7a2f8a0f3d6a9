import BenchModel
import Testing

@testable import BenchFormats

@Suite("JMH JSON")
struct JMHFormatTests {
  @Test("Forks are processes; mode, threads and parameters are in the identity; units are base units")
  func results() throws {
    let run = try readFixture("jmh/results.json")
    let group = "org.example.Sorting"
    #expect(
      outline(run) == [
        "\(group)/sort (kind=int, size=100, mode=avgt): time 3+3, gc.alloc.rate.norm 3+3, gc.count 3+3",
        "\(group)/sort (kind=int, size=100, mode=thrpt, threads=4): throughput 2",
        "\(group)/find (mode=sample): latency 6+1",
        "\(group)/broken (mode=avgt): failed, its score is not a finite number",
      ])
    #expect(run.results[0].samples[0].values == [[2000, 2100, 2050], [2060, 2040, 2050]])
    #expect(run.results[0].samples.map(\.process) == [[0, 1], [0, 1], [0, 1]])
    #expect(run.results[1].samples[0].values == [[479_000, 481_000]] && run.results[1].samples[0].process == [2])
    #expect(run.results[2].samples[0].values == [[1, 1, 1, 2, 1, 1], [4]])
    #expect(run.metric(named: "throughput")?.direction == .larger)
    #expect(run.metric(named: "gc.alloc.rate.norm") == Metric(name: "gc.alloc.rate.norm", unit: .bytes))
    #expect(run.metric(named: "gc.count")?.direction == .unknown)
    #expect(run.environment.toolchain == "OpenJDK 64-Bit Server VM 21.0.2")
  }

  @Test("Methods of a group are metrics of it, and in throughput mode more of each is better, unlike of a counter")
  func groups() throws {
    let run = try readFixture("jmh/groups.json")
    let group = "org.example.Asymmetric"
    #expect(
      outline(run) == [
        "\(group)/g (mode=thrpt, threads=4): throughput 3+3, gc.alloc.rate 3+3, get 3+3, inc 3+3, misses 3+3",
        "\(group)/lock (mode=avgt, threads=4): time 3+3, reader 3+3, writer 3+3",
        "\(group)/alone (mode=thrpt): throughput 3+3, misses 3+3",
      ])
    #expect(
      ["get", "inc", "misses", "gc.alloc.rate"].map { run.metric(named: $0)?.direction } == [
        .larger, .larger, .unknown, .unknown,
      ])
    #expect(
      ["reader", "writer"].map { run.metric(named: $0) }
        == ["reader", "writer"].map {
          Metric(name: $0, unit: .nanoseconds)
        })
    // In operations a second: three quarters of the threads read.
    let name = "\(group)/g (mode=thrpt, threads=4)"
    let (all, get, inc) = try (
      #require(run.values(name, "throughput")), #require(run.values(name, "get")), #require(run.values(name, "inc"))
    )
    #expect(all[0][0] > 1e8 && abs(get[0][0] + inc[0][0] - all[0][0]) < 1)
  }

  @Test("Without raw data the score and its percentiles are published")
  func published() throws {
    let run = try read(
      #"[{"benchmark": "b", "mode": "avgt", "primaryMetric": {"score": 2, "scoreUnit": "ms/op", "#
        + #""scorePercentiles": {"50.0": 1, "99.0": "NaN"}}}]"#)
    #expect(run.results[0].samples.map(\.published) == [Summary(mean: 2e6, median: 1e6)])
  }

  @Test("A histogram of more operations than memory should hold leaves the published figures")
  func hugeHistogram() throws {
    let run = try read(
      #"[{"benchmark": "b", "mode": "sample", "primaryMetric": {"score": 2, "scoreUnit": "ns/op", "#
        + #""rawDataHistogram": [[[[1, 1e15], [2, -5]]]]}}]"#)
    #expect(run.results[0].samples.map(\.published) == [Summary(mean: 2)])
    let odd = try read(
      #"[{"benchmark": "b", "mode": "sample", "primaryMetric": {"score": 2, "scoreUnit": "ns/op", "#
        + #""rawDataHistogram": [[[[1, 2], [2, -1e300], [3, "NaN"], [4]]]]}}]"#)
    #expect(odd.results[0].samples.map(\.values) == [[[1, 1]]])
  }

  @Test("Metrics of profilers are called without the dot of older versions, and no collections took no time")
  func profilers() throws {
    func run(_ secondary: String) throws -> BenchmarkRun {
      try read(
        #"[{"benchmark": "b", "mode": "avgt", "primaryMetric": {"score": 2, "scoreUnit": "ms/op", "rawData": [[2, 2]]}, "#
          + #""secondaryMetrics": {\#(secondary)}}]"#)
    }
    let count = #""·gc.count": {"score": 0, "scoreUnit": "counts", "rawData": [[0, 0]]}"#
    let none = try run(count)
    #expect(outline(none) == ["b (mode=avgt): time 2, gc.count 2, gc.time 2"])
    #expect(none.values("b (mode=avgt)", "gc.time") == [[0, 0]] && none.metric(named: "gc.time")?.unit == .nanoseconds)
    let some = try run(#""gc.count": {"score": 1, "scoreUnit": "counts", "rawData": [[1, 0]]}"#)
    #expect(outline(some) == ["b (mode=avgt): time 2, gc.count 2"])
    let timed = try run(count + #", "·gc.time": {"score": 3, "scoreUnit": "ms", "rawData": [[3, 3]]}"#)
    #expect(timed.values("b (mode=avgt)", "gc.time") == [[3e6, 3e6]])
  }
}
