import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

/// Seeded, so that the rates are figures of the rule and not of the day.
@Suite("Simulated rates")
struct SimulationTests {
  /// The verdicts of `trials` comparisons of one benchmark whose launches scatter by 3 %.
  private static func verdicts(ratio: Double, launches: Int, trials: Int, seed: UInt64) throws -> [Verdict: Int] {
    var random = SplitMix64(seed: seed)
    var counts: [Verdict: Int] = [:]
    for _ in 0..<trials {
      let baseline = RunFixture.launches(launches, around: 1e6, spread: 0.03, random: &random)
      let current = RunFixture.launches(launches, around: 1e6 * ratio, spread: 0.03, random: &random)
      let row = try RunFixture.compare(RunFixture.sample(baseline), RunFixture.sample(current)).rows
        .first { $0.statistic == .best }
      if let verdict = row?.verdict { counts[verdict, default: 0] += 1 }
    }
    return counts
  }

  @Test("Five launches a side, nothing changed: at most one in a hundred rows regressed")
  func falseAlarms() throws {
    let counts = try Self.verdicts(ratio: 1, launches: 5, trials: 3000, seed: 11)
    #expect(counts[.regressed, default: 0] <= 30)
    #expect(counts[.improved, default: 0] <= 30)
    #expect(counts.values.reduce(0, +) == 3000)
  }

  @Test("Five launches a side, 10 % slower: found in four of five, and never shown as no regression")
  func detection() throws {
    let counts = try Self.verdicts(ratio: 1.1, launches: 5, trials: 1000, seed: 12)
    #expect(counts[.regressed, default: 0] >= 800)
    #expect(counts[.noRegression, default: 0] <= 5)
  }

  @Test("A change at the tolerance is called regressed or unchanged no more often than each tail allows")
  func atTheTolerance() throws {
    for launches in [5, 12] {
      let counts = try Self.verdicts(ratio: 1.02, launches: launches, trials: 2000, seed: 13)
      #expect(counts[.regressed, default: 0] <= 70)
      #expect(counts[.noRegression, default: 0] <= 70)
    }
  }

  @Test("With thirty launches a side more than half of unchanged rows are proven")
  func proof() throws {
    let counts = try Self.verdicts(ratio: 1, launches: 30, trials: 400, seed: 14)
    #expect(counts[.noRegression, default: 0] > 200)
  }

  @Test("The smallest detectable change is detected about as often as it says")
  func power() throws {
    var random = SplitMix64(seed: 15)
    var detectable = 0.0
    for _ in 0..<200 {
      let sides = (0..<2).map { _ in RunFixture.launches(8, around: 1e6, spread: 0.03, random: &random) }
      let rows = try RunFixture.compare(RunFixture.sample(sides[0]), RunFixture.sample(sides[1])).rows
      detectable += (try #require(rows.first?.minimumDetectableChange)) / 200
    }
    let counts = try Self.verdicts(ratio: 1 + detectable, launches: 8, trials: 1000, seed: 16)
    #expect((740...880).contains(counts[.regressed, default: 0]))
  }
}
