import BenchComparison
import BenchModel
import Testing

@Suite("Objectives that hold nothing any more")
struct LostObjectivesTests {
  private static func objective(_ metric: String, _ statistic: Statistic, _ limit: Double) -> Objective {
    Objective(
      name: "limit", benchmark: "group/name", metric: metric, statistic: statistic, bound: .below,
      limit: Quantity(value: limit, unit: .nanoseconds))
  }

  private static func times(_ location: Double, scatter: Double = 1) -> Sample {
    RunFixture.sample((0..<10).map { [location + scatter * Double($0 % 3)] })
  }

  private static func compare(
    _ objective: Objective, _ before: [Sample], _ after: BenchmarkResult
  ) throws -> Gate {
    // Another benchmark passes, so that the objective alone is what is wrong.
    func run(_ id: String, _ result: BenchmarkResult) -> BenchmarkRun {
      let other = RunFixture.result(
        [times(id == "a" ? 500 : 500.1)], id: BenchmarkID(group: "group", name: "other"))
      return RunFixture.run([result, other], id: id)
    }
    return try RunFixture.compare(
      run("a", RunFixture.result(before)), run("b", after), policy: Policy(failed: .warn, objectives: [objective])
    ).gate
  }

  @Test("One whose metric nobody measures is a gap, and so is one of a benchmark that failed")
  func unmeasured() throws {
    let absent = try Self.compare(
      Self.objective("latency", .p95, 2000), [Self.times(1000)], RunFixture.result([Self.times(1000.1)]))
    #expect(absent.outcome == .incomplete)
    #expect(absent.headline == "INCOMPLETE: 1 objective not measured: 'limit' by 'group/name'")
    let failed = try Self.compare(
      Self.objective("time", .mean, 2000), [Self.times(1000)], RunFixture.unmeasured(.failed))
    #expect(failed.outcome == .incomplete)
  }

  @Test("One that the baseline proved and the current run leaves open is a gap; one that was open before is none")
  func unproven() throws {
    let scattered = RunFixture.result([Self.times(1000, scatter: 900)])
    let objective = Self.objective("time", .mean, 1500)
    let lost = try Self.compare(objective, [Self.times(1000)], scattered)
    #expect(lost.outcome == .incomplete, "\(lost)")
    #expect(lost.reasons.contains { $0.contains("proven in the baseline and open now") })
    let open = try Self.compare(objective, [Self.times(1000.5, scatter: 905)], scattered)
    #expect(!open.reasons.contains { $0.contains("proven in the baseline") })
  }

  @Test("A tolerance and a bound that no regression could reach are refused")
  func unreachable() throws {
    let runs = ["a", "b"].map { id in
      RunFixture.run([RunFixture.result([Self.times(id == "a" ? 1000 : 1000.1)])], id: id)
    }
    let second = ToleranceRule(
      benchmark: nil, metric: "time", statistic: nil, tolerance: try Tolerance("2%|1s"), origin: "policy.json:2")
    #expect(throws: ComparisonError.self) {
      try RunFixture.compare(runs[0], runs[1], policy: Policy(tolerances: [second]))
    }
    let accepted = Acknowledgement(
      benchmark: "group/name", metric: "time", bound: try Tolerance("1e9%"), reason: "r",
      expires: try CalendarDate("2026-12-31"), origin: "policy.json:3")
    #expect(throws: ComparisonError.self) {
      try RunFixture.compare(runs[0], runs[1], policy: Policy(acknowledgements: [accepted]))
    }
  }
}
