import BenchModel
import Testing

@testable import BenchComparison

@Suite("Too good to be true")
struct ImprovementRuleTests {
  private static let instructions = Metric(name: "Instructions", unit: .count, nature: .exact)

  private static func compare(
    _ after: Double, of metric: Metric = instructions, _ limit: ImprovementLimit = .usual, gating: [GatingRule] = []
  ) throws -> Comparison {
    try RunFixture.compare(
      RunFixture.sample([[52_708_611]], of: metric), RunFixture.sample([[after]], of: metric),
      metrics: [metric], policy: Policy(gating: gating, improved: limit))
  }

  @Test("A count of instructions that falls to three per cent is warned of, whatever the policy")
  func usual() throws {
    let comparison = try Self.compare(1_553_543)
    #expect(comparison.gate.headline.hasPrefix("PASS, 1 improvement too good: "), "\(comparison.gate.headline)")
    #expect(comparison.rows.first?.tooGood == .warn && comparison.rows.first?.verdict == .improved)
    #expect(comparison.warnings.contains { $0.contains("may have measured nothing") })
    #expect(try Self.compare(10_000_000).rows.first?.tooGood == nil)
    // An allocation less is what somebody worked for.
    let allocations = try Self.compare(0, of: .allocations)
    #expect(allocations.gate.outcome == .pass && allocations.rows.first?.tooGood == nil)
  }

  @Test("A policy has it fail with words of its own, for every metric, beyond the bound that it says")
  func fails() throws {
    let limit = ImprovementLimit(.fail, beyond: 0.5, isForEveryMetric: true)
    let comparison = try Self.compare(20_000_000, limit)
    #expect(comparison.gate.outcome == .regression && comparison.rows.first?.failsByImprovement == true)
    #expect(
      comparison.gate.headline
        == "TOO GOOD: 1 benchmark improved by more than 50.0 % and may have measured nothing, "
        + "most 'group/name' Instructions -62.1% (-62.1% to -62.1%)")
    #expect(try Self.compare(20_000_000, of: .allocations, limit).gate.outcome == .regression)
    #expect(try Self.compare(30_000_000, limit).gate.outcome == .pass)
    #expect(try Self.compare(60_000_000, limit).gate.headline.hasPrefix("REGRESSION: "))
  }

  @Test("A time fails where its whole interval lies beyond the bound, and not where an end of it does")
  func interval() throws {
    let limit = ImprovementLimit(.fail, beyond: 0.5, isForEveryMetric: true)
    func outcome(_ factor: Double, _ scatter: Double) throws -> Gate.Outcome {
      let steps = [0, 1, -1, 0.5, -0.5, 0.25].map { [1e6 * (1 + scatter * $0)] }
      return try RunFixture.compare(
        RunFixture.sample(steps), RunFixture.sample(steps.map { $0.map { $0 * factor } }),
        policy: Policy(improved: limit)
      ).gate.outcome
    }
    #expect(try outcome(0.4, 0.001) == .regression)
    #expect(try outcome(0.48, 0.1) != .regression)
  }

  @Test("A row that may not fail the gate does not fail it by this")
  func gating() throws {
    let rule = GatingRule(selector: RowSelector(metric: "Instructions", origin: "p:1"), severity: .warn)
    let other = RunFixture.run(
      [
        RunFixture.result([
          RunFixture.sample([[100]], of: Self.instructions), RunFixture.sample([[5]], of: .allocations),
        ])
      ], id: "a", metrics: [Self.instructions, .allocations])
    let fallen = RunFixture.run(
      [
        RunFixture.result([
          RunFixture.sample([[1]], of: Self.instructions), RunFixture.sample([[5]], of: .allocations),
        ])
      ], id: "b", metrics: [Self.instructions, .allocations])
    let policy = Policy(
      gating: [rule], improved: ImprovementLimit(.fail, beyond: 0.5, isForEveryMetric: true))
    let comparison = try RunFixture.compare(other, fallen, policy: policy)
    #expect(comparison.gate.outcome == .pass && comparison.rows.contains { $0.tooGood == .fail })
  }
}
