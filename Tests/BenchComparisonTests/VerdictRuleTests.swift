import BenchModel
import Testing

@testable import BenchComparison

@Suite("Verdict rule")
struct VerdictRuleTests {
  private static let limit = 0.02
  private static let table: [(Double, Double, Verdict)] = [
    (limit.nextUp, 0.5, .regressed), (limit, 0.5, .inconclusive), (limit.nextDown, 0.5, .inconclusive),
    (-0.5, (-limit).nextDown, .improved), (-0.5, -limit, .noRegression), (-0.5, (-limit).nextUp, .noRegression),
    (-0.5, limit, .noRegression), (-0.5, limit.nextUp, .inconclusive), (-0.5, limit.nextDown, .noRegression),
    (0, 0, .noRegression), (limit.nextUp, limit.nextUp, .regressed), (limit, limit, .noRegression),
    (-.infinity, .infinity, .inconclusive), (.nan, .nan, .inconclusive), (0, .nan, .inconclusive),
    (.nan, 0, .inconclusive), (-0.5, -0.6, .inconclusive), (limit.nextUp, .infinity, .regressed),
    (-.infinity, 0, .noRegression),
  ]

  @Test("Each inequality decides exactly at its boundary", arguments: table)
  func boundaries(lower: Double, upper: Double, verdict: Verdict) {
    #expect(VerdictRule.verdict(lower: lower, upper: upper, tolerance: Self.limit) == verdict)
  }

  @Test("A tolerance that is no number proves and claims nothing")
  func toleranceNotANumber() {
    #expect(VerdictRule.verdict(lower: 1, upper: 2, tolerance: .nan) == .inconclusive)
    #expect(VerdictRule.verdict(point: 9, tolerance: .nan, floor: 0.05) == .inconclusive)
  }

  @Test(
    "A point counts only beyond tolerance plus floor, and never proves",
    arguments: [
      (0.07.nextUp.nextUp, .regressed), (0.0699, .inconclusive), (0, .inconclusive), (-0.0699, .inconclusive),
      (-0.0701, .improved), (.nan, .inconclusive),
    ] as [(Double, Verdict)])
  func points(change: Double, verdict: Verdict) {
    #expect(VerdictRule.verdict(point: change, tolerance: 0.02, floor: 0.05) == verdict)
  }
}
