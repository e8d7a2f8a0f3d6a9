import BenchModel
import Testing

@testable import BenchComparison

@Suite("Metrics that only explain others")
struct DiagnosticMetricTests {
  private static let metrics: [Metric] = [.time, .allocations, .cpuTime, .contextSwitches, .pageFaults, .peakMemory]

  /// A run of one benchmark whose every metric has the same value in each of three launches.
  private static func run(_ values: [(Metric, Double)], id: String) -> BenchmarkRun {
    let samples = values.map { RunFixture.sample(Array(repeating: [$0.1], count: 3), of: $0.0) }
    return RunFixture.run([RunFixture.result(samples)], id: id, metrics: metrics)
  }

  private static func compare(
    _ baseline: [(Metric, Double)], _ current: [(Metric, Double)], naming metric: String? = nil
  ) throws -> Comparison {
    let rules = try metric.map {
      [
        ToleranceRule(
          benchmark: nil, metric: $0, statistic: nil, tolerance: try Tolerance("1%"), origin: "policy.json:1")
      ]
    }
    return try RunFixture.compare(
      run(baseline, id: "baseline"), run(current, id: "current"), policy: Policy(tolerances: rules ?? []))
  }

  @Test("Processor time, context switches and page faults make no row; what was never measured makes none either")
  func silent() throws {
    let comparison = try Self.compare(
      [(.time, 100), (.allocations, 3), (.cpuTime, 100), (.contextSwitches, 0), (.pageFaults, 1)],
      [(.time, 100), (.allocations, 3), (.cpuTime, 900), (.contextSwitches, 7), (.pageFaults, 0)])
    #expect(Set(comparison.rows.map { $0.metric?.name }) == ["time", "allocations"])
    #expect(comparison.gate.outcome == .pass)
  }

  @Test("A counter of which nobody knows which way is better makes no row beside a time, unless the policy names it")
  func unknownDirection() throws {
    let counter = Metric(name: "level", unit: .count, direction: .unknown)
    func compare(naming metric: String?) throws -> Comparison {
      let rules = try metric.map {
        [ToleranceRule(benchmark: nil, metric: $0, statistic: nil, tolerance: try Tolerance("1%"), origin: "p:1")]
      }
      let runs = [("baseline", 3.0), ("current", 30)].map { id, value in
        RunFixture.run(
          [
            RunFixture.result([
              RunFixture.sample([[100], [100], [100]]), RunFixture.sample([[value], [value], [value]], of: counter),
            ])
          ],
          id: id, metrics: [.time, counter])
      }
      return try RunFixture.compare(runs[0], runs[1], policy: Policy(tolerances: rules ?? []))
    }
    #expect(try compare(naming: nil).rows.allSatisfy { $0.metric?.name == "time" })
    #expect(try compare(naming: "level").rows.contains { $0.metric?.name == "level" && $0.verdict == .regressed })
  }

  @Test(
    "A count with zeros has no ratio and is compared value by value, whatever its nature",
    arguments: [
      ([0.0, 0, 0], [2.0, 2, 2], Verdict.regressed), ([2, 2, 2], [0, 0, 0], .improved),
      ([0, 1, 0], [0, 1, 0], .inconclusive), ([0, 0, 0], [0, 1, 2], .inconclusive),
    ] as [([Double], [Double], Verdict)])
  func zeros(before: [Double], after: [Double], verdict: Verdict) throws {
    let metric = Metric(name: "allocs/op", unit: .count)
    let runs = [("baseline", before), ("current", after)].map { id, values in
      RunFixture.run(
        [RunFixture.result([RunFixture.sample(values.map { [$0] }, of: metric)])], id: id, metrics: [metric])
    }
    let rows = try RunFixture.compare(runs[0], runs[1]).rows
    #expect(rows.map(\.verdict) == [verdict] && rows.map(\.evidence) == [.exact])
    #expect(rows[0].note == nil)
  }

  @Test("Allocations and peak memory can fail the gate", arguments: [Metric.allocations, .peakMemory])
  func felt(metric: Metric) throws {
    let comparison = try Self.compare([(.time, 100), (metric, 100)], [(.time, 100), (metric, 120)])
    #expect(comparison.gate.outcome == .regression)
  }

  @Test("One that the policy names is judged and gates")
  func named() throws {
    let comparison = try Self.compare(
      [(.time, 100), (.cpuTime, 100), (.pageFaults, 1)], [(.time, 100), (.cpuTime, 900), (.pageFaults, 9)],
      naming: "cpu-time")
    #expect(comparison.rows.contains { $0.metric == .cpuTime && $0.verdict == .regressed && $0.gates })
    #expect(!comparison.rows.contains { $0.metric == .pageFaults })
    #expect(comparison.gate.outcome == .regression)
  }

  @Test("A benchmark that has nothing else is judged by it, rather than by nothing")
  func alone() throws {
    let comparison = try Self.compare([(.cpuTime, 100)], [(.cpuTime, 900)])
    #expect(comparison.gate.outcome == .regression)
  }
}
