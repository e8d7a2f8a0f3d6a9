import BenchModel
import Testing

@testable import BenchComparison

@Suite("Counts over passes of different length")
struct PassLengthTests {
  private static let metric = Metric.allocations

  private static func row(_ before: (Double, over: Int), _ after: (Double, over: Int)) throws -> ComparisonRow {
    let comparison = try RunFixture.compare(
      RunFixture.sample([[before.0], [before.0]], of: metric, iterations: before.over),
      RunFixture.sample([[after.0], [after.0]], of: metric, iterations: after.over), metrics: [metric])
    return try #require(comparison.rows.first)
  }

  @Test(
    "What a part done once a pass explains is open, with a reason, and anything else is compared as it is",
    arguments: [
      // 26 an iteration and one a pass.
      ((26.01, 100), (26.1, 10), Verdict.inconclusive), ((26.1, 10), (26.01, 100), .inconclusive),
      ((0.025, 1000), (2.5, 10), .inconclusive), ((27, 1), (26.1, 10), .inconclusive),
      // The same program would have to do less than nothing in an iteration, or once a pass.
      ((26, 100), (300, 10), .regressed), ((26.01, 100), (25, 10), .improved), ((26.1, 10), (27, 100), .regressed),
      ((0, 100), (0.1, 10), .regressed),
      // Passes so long that nothing done once in one could be seen.
      ((3, 1_200_000), (4, 1_100_000), .regressed),
      ((26, 100), (26, 10), .noRegression), ((26.01, 100), (26.1, 100), .regressed),
    ] as [((Double, Int), (Double, Int), Verdict)])
  func verdicts(before: (Double, Int), after: (Double, Int), verdict: Verdict) throws {
    let row = try Self.row((before.0, over: before.1), (after.0, over: after.1))
    #expect(row.verdict == verdict)
    let says = row.note?.contains("passes of \(before.1) iteration") == true
    #expect(says == (verdict == .inconclusive), "\(row.note ?? "")")
  }

  @Test("A side that counted over several lengths has none")
  func several() {
    let mixed = Sample(
      metric: "allocations", process: [0, 1], round: [0, 1], order: [0, 1], iterations: [10, 100], values: [[1], [1]])
    let plain = RunFixture.sample([[1]], of: Self.metric, iterations: 10)
    #expect(PassLengths(mixed, plain) == nil && PassLengths(plain, nil) == nil && PassLengths(plain, plain) == nil)
  }
}
