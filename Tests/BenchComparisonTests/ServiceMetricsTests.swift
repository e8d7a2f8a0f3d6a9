import BenchComparison
import BenchModel
import Testing

@Suite("Metrics of storage, databases, networks and services")
struct ServiceMetricsTests {
  private static func compare(
    _ metric: Metric, _ before: [Double], _ after: [Double], other: Metric? = nil
  ) throws -> Comparison {
    func run(_ id: String, _ metric: Metric, _ values: [Double], rate: Double) -> BenchmarkRun {
      RunFixture.run(
        [
          RunFixture.result([
            RunFixture.sample((0..<10).map { [rate + Double($0 % 3)] }, of: .throughput, iterations: 2),
            RunFixture.sample(values.map { [$0] }, of: metric, iterations: 2),
          ])
        ], id: id, metrics: [.throughput, metric])
    }
    return try RunFixture.compare(run("a", metric, before, rate: 1000), run("b", other ?? metric, after, rate: 1000.1))
  }

  private static func row(_ comparison: Comparison, _ name: String) throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.metric?.name == name }, "\(comparison.rows.map { $0.metric?.name })")
  }

  @Test("What was measured under another condition is not compared, said once, and fails no gate")
  func conditions() throws {
    let metric = Metric.time.percentile("75")
    let single = metric.under("of single calls")
    let batches = metric.under("of batches")
    let comparison = try Self.compare(
      single, Array(repeating: 100, count: 10), Array(repeating: 900, count: 10), other: batches)
    #expect(comparison.gate.outcome == .pass)
    let rows = comparison.rows.filter { $0.metric?.stem == "time-p75" }
    #expect(rows.count == 1 && rows[0].obstacle == .metricChanged && !rows[0].gates)
    #expect(rows[0].note?.contains("[of single calls]") == true && rows[0].note?.contains("[of batches]") == true)
  }

  @Test("One step of a coarse clock is no change, and two of them are")
  func steps() throws {
    let metric = Metric.latency.percentile("50").inSteps(of: 1e6)
    let (two, three, five) = (
      Array(repeating: 2e6, count: 10), Array(repeating: 3e6, count: 10), Array(repeating: 5e6, count: 10)
    )
    #expect(try Self.row(Self.compare(metric, two, three), metric.name).verdict == .noRegression)
    #expect(try Self.row(Self.compare(metric, two, five), metric.name).verdict == .regressed)
    #expect(try Self.row(Self.compare(metric, two, two), metric.name).tolerance?.floor?.value == 1.01e6)
  }

  @Test("A share of failures from 0 may grow by one in a hundred")
  func shares() throws {
    let none = Array(repeating: 0.0, count: 10)
    func verdict(_ share: Double) throws -> Verdict? {
      try Self.row(Self.compare(.failureShare, none, Array(repeating: share, count: 10)), "share of failures").verdict
    }
    #expect(try verdict(0.009) == .noRegression)
    #expect(try verdict(0.02) == .regressed)
  }

  @Test("Published figures from nothing to something are compared as they are")
  func published() throws {
    func run(_ id: String, _ share: Double) -> BenchmarkRun {
      RunFixture.run(
        [
          RunFixture.result([
            RunFixture.sample((0..<10).map { [1000 + Double($0 % 3) + share] }, of: .throughput, iterations: 2),
            Sample(metric: "share of failures", published: Summary(count: 100, mean: share)),
          ])
        ], id: id, metrics: [.throughput, .failureShare])
    }
    let worse = try RunFixture.compare(run("a", 0), run("b", 0.03))
    #expect(worse.gate.outcome == .regression)
    #expect(try Self.row(worse, "share of failures").verdict == .regressed)
    let better = try RunFixture.compare(run("a", 0.03), run("b", 0))
    #expect(try Self.row(better, "share of failures").verdict == .improved)
  }

  @Test("Far percentiles have 10 %, and a shorter run that has none is not incomplete")
  func percentiles() throws {
    let metric = Metric.latency.percentile("99")
    let row = try Self.row(Self.compare(metric, [100_000, 100_001], [100_000, 100_002]), metric.name)
    #expect(row.tolerance?.relative == 0.1)
    let lost = try RunFixture.compare(
      RunFixture.run(
        [
          RunFixture.result([
            RunFixture.sample((0..<10).map { [1000 + Double($0 % 3)] }, of: .throughput, iterations: 2),
            RunFixture.sample([[5]], of: metric, iterations: 2),
          ])
        ], id: "a", metrics: [.throughput, metric]),
      RunFixture.run(
        [
          RunFixture.result([
            RunFixture.sample((0..<10).map { [1000.1 + Double($0 % 3)] }, of: .throughput, iterations: 2)
          ])
        ], id: "b", metrics: [.throughput]))
    #expect(lost.gate.outcome == .pass)
    #expect(try Self.row(lost, metric.name).obstacle == .metricMissing)
  }

  @Test("Units are written as people write them, and read so")
  func units() throws {
    #expect(Quantity(value: 21_829.09, unit: .operationsOfStoragePerSecond).text() == "21.83 kIOPS")
    #expect(Quantity(value: 89_411_934, unit: .bytesPerSecond).text() == "89.41 MB/s")
    #expect(Quantity(value: 26_585_081_791, unit: .bitsPerSecond).text() == "26.59 Gbit/s")
    for text in ["21.83 kIOPS", "89.41 MB/s", "26.59 Gbit/s"] {
      #expect(try Quantity(text).text() == text)
    }
    #expect(Metric.iops.isDiagnostic == false && Metric.retransmits.isDiagnostic)
  }
}
