import BenchStatistics
import Glibc
import Testing

@Suite("What moments differ by")
struct MomentScatterTests {
  /// Normal by the quantile of a uniform number.
  private func deviate(_ random: inout SplitMix64) -> Double {
    StandardNormal.quantile((Double(random.next() >> 11) + 0.5) / 9_007_199_254_740_992)
  }

  /// Programs that move by `own` and all together by `common` from moment to moment, as logarithms.
  private func moves(
    programs: Int, moments: Int, own: Double, common: Double, random: inout SplitMix64
  ) -> [[Double]] {
    let shared = (0..<moments).map { _ in common * deviate(&random) }
    return (0..<programs).map { program in shared.map { Double(program) + $0 + own * deviate(&random) } }
  }

  @Test(
    "The deviation of a difference is seldom told too small",
    arguments: [(1, 9), (1, 20), (2, 9), (4, 9), (12, 4), (50, 6)])
  func bound(programs: Int, moments: Int) throws {
    var random = SplitMix64(seed: 7)
    let trials = 400
    var told: [Double] = []
    for _ in 0..<trials {
      let logarithms = moves(programs: programs, moments: moments, own: 0.02, common: 0.05, random: &random)
      told.append(try MomentScatter(of: logarithms, tails: 1e6).deviation)
    }
    // Of fewer than five programs the common move cannot be told apart and belongs to the deviation.
    let expected = (programs < 5 ? hypot(0.02, 0.05) : 0.02) * 2.0.squareRoot()
    let tooSmall = Double(told.count { $0 < expected }) / Double(trials)
    #expect(tooSmall < 0.25, "\(tooSmall)")
    let median = told.sorted()[trials / 2]
    #expect(median < 1.8 * expected && median > expected, "\(median) for \(expected)")
  }

  @Test("A program that moves far now and then does not count by how far")
  func outliers() throws {
    var random = SplitMix64(seed: 3)
    var logarithms = moves(programs: 20, moments: 6, own: 0.01, common: 0, random: &random)
    let before = try MomentScatter(of: logarithms, tails: 4).deviation
    logarithms[3][2] += 5
    let after = try MomentScatter(of: logarithms, tails: 4).deviation
    #expect(after < 1.2 * before)
  }

  @Test("The common move is told apart from five programs on")
  func common() throws {
    var random = SplitMix64(seed: 5)
    let many = try MomentScatter(
      of: moves(programs: 20, moments: 40, own: 0.001, common: 0.05, random: &random), tails: 1e6)
    #expect(many.deviation < 0.003 && many.commonDeviation > 0.05 && many.commonDeviation < 0.12)
    #expect(many.degreesOfFreedom == 19 * 39)
    let few = try MomentScatter(
      of: moves(programs: 4, moments: 40, own: 0.001, common: 0.05, random: &random), tails: 1e6)
    #expect(few.commonDeviation == 0 && few.deviation > 0.04)
  }

  @Test("One moment, no program and rows of unequal length tell nothing")
  func refused() {
    #expect(throws: StatisticsError.self) { try MomentScatter(of: [], tails: 4) }
    #expect(throws: StatisticsError.self) { try MomentScatter(of: [[1]], tails: 4) }
    #expect(throws: StatisticsError.self) { try MomentScatter(of: [[1, 2], [1]], tails: 4) }
  }
}
