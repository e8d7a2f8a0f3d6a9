import BenchModel
import Testing

@testable import BenchComparison

@Suite("Runs of chosen benchmarks")
struct SelectionTests {
  private static let policy = Policy(
    tolerances: [
      rule("other/*", 0.1, origin: "p:1"), rule("group/*", 0.3, origin: "p:2"),
    ],
    objectives: [objective("other/*"), objective("group/*")])

  private static func rule(_ pattern: String, _ share: Double, origin: String) -> ToleranceRule {
    ToleranceRule(
      benchmark: pattern, metric: nil, statistic: nil, tolerance: Tolerance(relative: share), origin: origin)
  }

  private static func objective(_ pattern: String) -> Objective {
    Objective(
      name: pattern, benchmark: pattern, metric: "time", statistic: .best, bound: .below,
      limit: Quantity(value: 1e9, unit: .nanoseconds))
  }

  private static func run(_ id: String, location: Double, isSelection: Bool) -> BenchmarkRun {
    let values = (0..<10).map { [location * (1 + 0.0001 * Double($0 % 3)), location] }
    let selection = isSelection ? RunPlan.Selection(filters: ["name"], groups: []) : nil
    let plan = RunPlan(
      seed: 1, launches: 10, warmupIterations: 0, batchNanoseconds: 1, launchNanoseconds: 1, operations: 1,
      timeoutNanoseconds: 1, selection: selection)
    return BenchmarkRun(
      id: id, suite: "suite", plan: plan, environment: RunFixture.environment, metrics: [.time],
      results: [RunFixture.result([RunFixture.sample(values)])])
  }

  @Test("Rules and objectives for benchmarks that were not chosen are left out and counted; the others hold")
  func chosen() throws {
    let comparison = try RunFixture.compare(
      Self.run("a", location: 1000, isSelection: true), Self.run("b", location: 1200, isSelection: true),
      policy: Self.policy)
    #expect(comparison.gate.outcome == .pass && comparison.rows.first?.toleranceOrigin == "p:2")
    #expect(comparison.assessments.map(\.objective.name) == ["group/*"])
    let sentence = "1 objective and 1 rule of the policy are for others, and were not held."
    #expect(comparison.warnings.contains { $0.hasSuffix(sentence) }, "\(comparison.warnings)")
  }

  @Test("Of whole runs a rule without a benchmark stays an error, and an objective without one a gap")
  func whole() throws {
    let runs = (Self.run("a", location: 1000, isSelection: false), Self.run("b", location: 1000, isSelection: false))
    #expect(throws: ComparisonError.unmatchedPattern(origin: "p:1", pattern: "other/*")) {
      try RunFixture.compare(runs.0, runs.1, policy: Self.policy)
    }
    let objectives = Policy(objectives: Self.policy.objectives)
    #expect(try RunFixture.compare(runs.0, runs.1, policy: objectives).gate.outcome == .incomplete)
    // The baseline was whole and has what the rule is for, or nothing ever had.
    let chosen = Self.run("c", location: 1001, isSelection: true)
    #expect(throws: ComparisonError.self) { try RunFixture.compare(runs.0, chosen, policy: Self.policy) }
    #expect(try RunFixture.compare(runs.0, chosen, policy: objectives).gate.outcome == .pass)
  }

  @Test("A report holds the objectives of chosen benchmarks alone")
  func assessed() throws {
    let run = Self.run("a", location: 1000, isSelection: true)
    let found = try ObjectiveAssessor.assess(
      Self.policy.objectives, of: RunFixture.source(run), betweenLaunchFloor: 0.05)
    #expect(found.map(\.objective.name) == ["group/*"])
  }
}
