import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

@Suite("Common shifts")
struct CommonShiftTests {
  /// A suite whose benchmarks differ by these factors between two runs of ten launches.
  private static func compare(
    _ factors: [Double], spread: Double = 0.005, seed: UInt64 = 1, session: Bool = false, policy: Policy = Policy()
  ) throws -> Comparison {
    var random = SplitMix64(seed: seed)
    func run(_ id: String, _ side: BenchmarkRun.SessionMembership.Side, _ factors: [Double]) -> BenchmarkRun {
      let results = factors.enumerated().map { place, factor in
        let location = 1e4 * Double(place + 1) * factor
        let launches = RunFixture.launches(10, around: location, spread: spread, random: &random)
        return RunFixture.result([RunFixture.sample(launches)], id: BenchmarkID(group: "g", name: "\(place)"))
      }
      return BenchmarkRun(
        id: id, session: session ? .init(id: "s", side: side) : nil, suite: "suite",
        environment: RunFixture.environment, metrics: [.time], results: results)
    }
    return try RunFixture.compare(
      run("a", .baseline, factors.map { _ in 1 }), run("b", .current, factors), policy: policy)
  }

  private static func all(_ factor: Double, _ count: Int = 50) -> [Double] { Array(repeating: factor, count: count) }

  @Test("A suite that is 30 % slower between two files says so first and never passes", arguments: [3, 14, 50])
  func unpaired(count: Int) throws {
    let comparison = try Self.compare(Self.all(1.3, count))
    #expect(comparison.gate.headline.hasPrefix("UNDECIDED: common shift of +"))
    #expect(abs((comparison.commonShift?.value ?? 0) - 0.3) < 0.01)
    #expect(comparison.gate.headline.contains("%, cause unknown; measure both sides in one session"))
    // Each row by itself would be called regressed; what all of them share may be the machine.
    #expect(comparison.gate.outcome == .undecided && comparison.gate.counts.regressed == 0)
    #expect(comparison.rows.allSatisfy { $0.verdict == .inconclusive && $0.drift?.isDoubtful == true })
    #expect(comparison.commonShift?.cause == .unknown && comparison.commonShift?.moved == count)
    #expect(comparison.rows.allSatisfy { abs($0.changeBeyondCommon ?? 1) < 0.02 })
  }

  @Test("A paired session that is 30 % slower is a regression of code or build")
  func paired() throws {
    let comparison = try Self.compare(Self.all(1.3), session: true)
    #expect(comparison.gate.outcome == .regression && comparison.gate.counts.regressed == 100)
    #expect(comparison.commonShift?.cause == .code)
    #expect(!comparison.gate.headline.contains("unknown"))
  }

  @Test("A shift that is in no single row for certain, but in all of them together, does not pass either")
  func hidden() throws {
    let comparison = try Self.compare(Self.all(1.03), spread: 0.06)
    #expect(comparison.gate.counts.regressed == 0)
    #expect(comparison.gate.outcome == .undecided)
    #expect(comparison.gate.headline.hasPrefix("UNDECIDED: common shift of +"))
  }

  @Test("Both figures stand in a row: the whole change, and what is left of it beyond the common part")
  func bothFigures() throws {
    let comparison = try Self.compare([1.56] + Self.all(1.3, 30))
    let row = try #require(comparison.rows.first)
    #expect(row.id.name == "0" && row.verdict == .regressed)
    #expect(abs((row.change?.value ?? 0) - 0.56) < 0.02)
    #expect(abs((row.changeBeyondCommon ?? 0) - 0.2) < 0.02)
  }

  @Test("What is within the tolerance is kept and changes nothing; what is faster passes and is said")
  func harmless() throws {
    let small = try Self.compare(Self.all(1.01), spread: 0.001, policy: Policy(leastDecided: 0))
    #expect(small.gate.headline.hasPrefix("PASS") && !small.gate.headline.contains("shift"))
    #expect(small.commonShift?.exceedsTolerance == false)
    let faster = try Self.compare(Self.all(0.7))
    #expect(
      faster.gate.outcome == .pass && faster.gate.headline.hasPrefix("PASS, common shift of -"),
      "\(faster.gate.headline)")
  }

  @Test("Half a suite, changes that differ widely, two benchmarks and no change are no common shift")
  func none() throws {
    #expect(try Self.compare(Self.all(1.3, 26) + Self.all(1, 24)).commonShift == nil)
    #expect(try Self.compare([1.02, 1.1, 1.5, 2.5, 4]).commonShift == nil)
    #expect(try Self.compare(Self.all(1.3, 2)).commonShift == nil)
    #expect(try Self.compare(Self.all(1, 50), spread: 0.03).commonShift == nil)
    #expect(CommonShiftRule.shift(of: [], cause: .unknown) == nil)
  }
}
