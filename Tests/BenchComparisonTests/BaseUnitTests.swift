import BenchModel
import Testing

@testable import BenchComparison

@Suite("Base units")
struct BaseUnitTests {
  private static func run(_ id: String, unit: String, _ values: [[Double]]) -> BenchmarkRun {
    let metric = Metric(name: "time", unit: Metric.Unit(unit))
    return RunFixture.run([RunFixture.result([RunFixture.sample(values, of: metric)])], id: id, metrics: [metric])
  }

  @Test("Milliseconds of one side meet nanoseconds of the other, floors included")
  func scaled() throws {
    let before = Self.run("a", unit: "ms", [[1], [1.01], [1.02]])
    let same = try RunFixture.compare(before, Self.run("b", unit: "ns", [[1e6], [1.01e6], [1.02e6]]))
    #expect(same.rows.map(\.metric?.unit) == [.nanoseconds])
    #expect(abs(try #require(same.rows.first?.change).value) < 1e-12)
    let slower = try RunFixture.compare(before, Self.run("b", unit: "us", [[1500], [1510], [1520]]))
    #expect(slower.gate.outcome == .regression)
    let floored = try RunFixture.compare(
      before, Self.run("b", unit: "ms", [[1.1], [1.11], [1.12]]),
      policy: Policy(tolerances: [
        ToleranceRule(
          benchmark: nil, metric: "time", statistic: nil,
          tolerance: Tolerance(relative: 0, floor: Quantity(value: 3e5, unit: .nanoseconds)), origin: "here")
      ]))
    #expect(floored.gate.outcome == .pass)
  }

  @Test("Published figures are converted as well, and a rate beside them is not")
  func published() {
    let summary = Summary(count: 5, mean: 2, median: 1.5, p99: 3, stdev: 0.1, operationsPerSecond: 500)
    let metric = Metric(name: "time", unit: Metric.Unit("ms"))
    let run = RunFixture.run(
      [RunFixture.result([Sample(metric: "time", published: summary)])], id: "a", metrics: [metric]
    ).inBaseUnits
    #expect(
      run.results.first?.samples.first?.published
        == Summary(count: 5, mean: 2e6, median: 1.5e6, p99: 3e6, stdev: 1e5, operationsPerSecond: 500))
  }

  @Test(
    "A base unit and one that nobody knows stay", arguments: ["ns", "B", "count", "1/s", "fur", "", "5", "e5", "-"])
  func unchanged(symbol: String) {
    #expect(Metric.Unit(symbol).base == nil || symbol.isEmpty)
    let run = Self.run("a", unit: symbol, [[1]])
    #expect(run.inBaseUnits.results == run.results)
  }

  @Test("A unit of another kind makes the rows invalid")
  func otherKind() throws {
    let comparison = try RunFixture.compare(
      Self.run("a", unit: "ms", [[1], [1], [1]]), Self.run("b", unit: "KB", [[1], [1], [1]]))
    #expect(comparison.rows.map(\.obstacle) == [.metricChanged] && comparison.gate.outcome == .incomplete)
  }
}
