import BenchModel
import Testing

@testable import BenchComparison

@Suite("Exact metrics")
struct ExactMetricTests {
  private static func metric(_ direction: Metric.Direction = .smaller) -> Metric {
    Metric(name: "counted", unit: .count, direction: direction, nature: .exact)
  }

  private static func row(
    _ baseline: [Double], _ current: [Double], direction: Metric.Direction = .smaller, tolerance: String? = nil
  ) throws -> ComparisonRow {
    let metric = metric(direction)
    let rules = try tolerance.map {
      [
        ToleranceRule(
          benchmark: nil, metric: "counted", statistic: nil, tolerance: try Tolerance($0), origin: "policy.json:1")
      ]
    }
    let comparison = try RunFixture.compare(
      RunFixture.sample(baseline.map { [$0] }, of: metric), RunFixture.sample(current.map { [$0] }, of: metric),
      metrics: [metric], policy: Policy(tolerances: rules ?? []))
    return try #require(comparison.rows.first)
  }

  private static let smaller: [([Double], [Double], String?, Verdict, Double?)] = [
    ([0], [0], nil, .noRegression, nil), ([0], [1], nil, .regressed, nil), ([5], [5], nil, .noRegression, 0),
    ([5], [6], nil, .regressed, 0.2), ([5], [4], nil, .improved, -0.2), ([5], [0], nil, .improved, -1),
    ([100], [105], "5%", .noRegression, 0.05), ([100], [106], "5%", .regressed, 0.06),
    ([100], [107], "7%", .noRegression, 0.07), ([0], [2], "2", .noRegression, nil), ([0], [3], "2", .regressed, nil),
    ([5], [7], "2", .noRegression, 0.4), ([5], [8], "1%|2", .regressed, 0.6),
  ]

  @Test("Values are compared as they are, and from nothing to something is a regression", arguments: smaller)
  func values(baseline: [Double], current: [Double], tolerance: String?, verdict: Verdict, change: Double?) throws {
    let row = try Self.row(baseline, current, tolerance: tolerance)
    #expect(row.verdict == verdict)
    #expect(row.change?.value == change)
    #expect(row.evidence == .exact && row.statistic == .value)
  }

  @Test("Where larger is better, losing all of it is +100 % and gaining from nothing is an improvement")
  func larger() throws {
    let lost = try Self.row([5], [0], direction: .larger)
    #expect(lost.verdict == .regressed && lost.change?.value == 1)
    #expect(try Self.row([0], [5], direction: .larger).verdict == .improved)
  }

  @Test("Where one side differs within itself, only what holds for every pair of values is claimed")
  func differing() throws {
    let overlapping = try Self.row([10, 11, 10], [11, 11, 10])
    #expect(overlapping.verdict == .inconclusive)
    #expect(overlapping.note?.contains("The baseline gave values from 10.0 to 11.0") == true)
    #expect(try Self.row([10, 11], [13, 14]).verdict == .regressed)
    #expect(try Self.row([10, 11], [7, 8]).verdict == .improved)
    #expect(try Self.row([10, 11], [8, 9]).verdict == .noRegression)
  }

  @Test("Negative and non-finite values are invalid", arguments: [-1, Double.nan, .infinity])
  func invalid(value: Double) throws {
    #expect(try Self.row([value], [5]).obstacle == .notPositive)
    #expect(try Self.row([5], [value]).obstacle == .notPositive)
  }

  @Test("The headline states the figures where zero has no share")
  func headline() throws {
    let metric = Self.metric()
    let comparison = try RunFixture.compare(
      RunFixture.sample([[0]], of: metric), RunFixture.sample([[3]], of: metric), metrics: [metric])
    #expect(
      comparison.gate.headline
        == "REGRESSION: 1 of 1 benchmark regressed, worst 'group/name' counted from 0 to 3.000")
  }

  @Test("Published values of an exact metric are compared exactly too")
  func published() throws {
    let metric = Self.metric()
    let samples = [5, 6].map { Sample(metric: metric.name, published: Summary(mean: $0)) }
    let comparison = try RunFixture.compare(samples[0], samples[1], metrics: [metric])
    #expect(comparison.rows.map(\.verdict) == [.regressed])
    let absent = Sample(metric: metric.name, published: Summary())
    #expect(try RunFixture.compare(samples[0], absent, metrics: [metric]).rows.map(\.obstacle) == [.notPositive])
  }
}
