import BenchComparison
import BenchModel
import Testing

@Suite("Metrics that a side states otherwise, or no longer has")
struct ChangedMetricTests {
  private static let steady = steady("a")

  /// Times that differ by so little that they change nothing, and by enough that neither run is a copy of the other.
  private static func steady(_ run: String) -> Sample {
    RunFixture.sample((0..<10).map { [1000 + Double($0 % 3) + (run == "a" ? 0 : 0.01)] })
  }

  private static func compare(
    _ baseline: (Metric, Sample), _ current: (Metric, Sample), policy: Policy = Policy()
  ) throws -> Comparison {
    func run(_ id: String, _ side: (metric: Metric, sample: Sample)) -> BenchmarkRun {
      let isTime = side.metric.name == "time"
      return RunFixture.run(
        [RunFixture.result((isTime ? [] : [steady(id)]) + [side.sample])], id: id,
        metrics: (isTime ? [] : [.time]) + [side.metric])
    }
    return try RunFixture.compare(run("a", baseline), run("b", current), policy: policy)
  }

  @Test(
    "A metric that becomes one of unknown direction, other unit or other nature is a hole, on whichever side",
    arguments: [
      Metric(name: "m", unit: .count, direction: .unknown), Metric(name: "m", unit: .bytes),
      Metric(name: "m", unit: .count, direction: .larger), Metric(name: "m", unit: .count, nature: .exact),
    ])
  func changed(other: Metric) throws {
    let metric = Metric(name: "m", unit: .count)
    let sample = RunFixture.sample((0..<10).map { _ in [5] }, of: metric)
    for (before, after) in [(metric, other), (other, metric)] {
      let comparison = try Self.compare((before, sample), (after, sample))
      #expect(comparison.gate.outcome == .incomplete)
      #expect(comparison.rows.contains { $0.obstacle == .metricChanged })
    }
  }

  @Test("A time that both sides call better the larger it is, exact, or a number of bytes is no time")
  func contradicted() throws {
    for time in [
      Metric(name: "time", unit: .nanoseconds, direction: .larger),
      Metric(name: "time", unit: .nanoseconds, nature: .exact), Metric(name: "time", unit: .bytes),
    ] {
      let slower = RunFixture.sample(Self.steady.values.map { $0.map { $0 * 2 } })
      let comparison = try Self.compare((time, Self.steady), (time, slower))
      #expect(comparison.gate.outcome == .incomplete)
      #expect(comparison.rows.first?.note?.contains("'time' is ns, smaller is better, noisy") == true)
    }
  }

  @Test("A policy may say which way a known metric is better")
  func stated() throws {
    let rule = DirectionRule(metric: "throughput", direction: .smaller, origin: "policy.json:3")
    let metric = Metric(name: "throughput", unit: .perSecond, direction: .smaller)
    let sample = RunFixture.sample((0..<10).map { [50 + Double($0 % 2) * 0.01] }, of: metric)
    #expect(try Self.compare((metric, sample), (metric, sample)).gate.outcome == .incomplete)
    let again = RunFixture.sample((0..<10).map { [50 + Double($0 % 3) * 0.01] }, of: metric)
    let held = try Self.compare((metric, sample), (metric, again), policy: Policy(directions: [rule]))
    #expect(held.gate.outcome == .pass, "\(held.gate.headline)")
    let larger = DirectionRule(metric: "time", direction: .larger, origin: "policy.json:3")
    #expect(throws: ComparisonError.directionOfTime(origin: "policy.json:3", metric: "time")) {
      try Self.compare((metric, sample), (metric, again), policy: Policy(directions: [larger]))
    }
  }

  private static func latencies(_ counts: [Int], iterations: Int = 1) -> Sample {
    RunFixture.sample(
      counts.map { count in (0..<count).map { 1000 + Double($0 % 7) } }, of: .latency, iterations: iterations)
  }

  @Test("A percentile that the baseline supports and the current run does not is a hole of its own")
  func percentiles() throws {
    let full = Self.latencies(Array(repeating: 200, count: 5))
    let short = Self.latencies([200, 200, 200, 200, 30])
    let grouped = Self.latencies(Array(repeating: 200, count: 5), iterations: 10)
    for current in [short, grouped] {
      let comparison = try Self.compare((.latency, full), (.latency, current))
      #expect(comparison.gate.outcome == .incomplete)
      let row = try #require(comparison.rows.first { $0.obstacle == .metricMissing })
      #expect(row.statistic == .p99 && row.gates)
    }
    // A run that has more than its baseline had loses nothing.
    #expect(try Self.compare((.latency, short), (.latency, full)).rows.allSatisfy { $0.obstacle == nil })
    let allowed = try Self.compare((.latency, full), (.latency, short), policy: Policy(removed: .warn))
    #expect(allowed.gate.outcome == .pass, "\(allowed.gate.headline)")
  }
}
