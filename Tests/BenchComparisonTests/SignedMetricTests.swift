import BenchModel
import Testing

@testable import BenchComparison

@Suite("Metrics that may be zero or less")
struct SignedMetricTests {
  private static let metrics: [Metric] = [.liveMemory, .liveBlockGrowth, .throughput, .speedUp, .time]
  private static let drift = Metric(name: "drift", unit: .bytes, isSigned: true)

  private func rows(_ metric: Metric, _ baseline: [Double], _ current: [Double]) throws -> [ComparisonRow] {
    try RunFixture.compare(
      RunFixture.sample(baseline.map { [$0] }, of: metric), RunFixture.sample(current.map { [$0] }, of: metric),
      metrics: [metric]
    ).rows
  }

  private func assess(_ metric: Metric, _ statistic: Statistic, _ requirement: String, _ sample: Sample) throws
    -> Assessment
  {
    let parts = try Objective.requirement(requirement)
    let objective = Objective(
      name: "o", benchmark: "*", metric: metric.name, statistic: statistic, bound: parts.bound, limit: parts.limit)
    let run = RunFixture.run([RunFixture.result([sample])], id: "run", metrics: [metric])
    let all = try ObjectiveAssessor.assess([objective], of: RunFixture.source(run), betweenLaunchFloor: 0.05)
    return try #require(all.first)
  }

  @Test(
    "Exact growth is compared as it is, through zero and below",
    arguments: [
      ([0], [0], .noRegression), ([0], [1000], .regressed), ([-8], [0], .regressed), ([0], [-8], .improved),
      ([-8], [-8], .noRegression), ([5], [-5], .improved),
    ] as [([Double], [Double], Verdict)])
  func exact(baseline: [Double], current: [Double], verdict: Verdict) throws {
    let row = try #require(try rows(.liveBlockGrowth, baseline, current).first)
    #expect(row.verdict == verdict && row.gates)
  }

  @Test("Where it scatters there is no ratio, and the row that says so gates nothing")
  func noisy() throws {
    let row = try #require(try rows(Self.drift, [-3, 0, 4], [5, -1, 0]).first)
    #expect(row.obstacle == .notPositive && !row.gates && row.note?.contains("objective") == true)
  }

  @Test("Readings and what is derived make no rows beside what users feel")
  func diagnostic() throws {
    func result(_ value: Double) -> BenchmarkResult {
      RunFixture.result([
        RunFixture.sample([[0, value], [0, -value], [0, 0]], of: .liveMemory),
        RunFixture.sample([[value], [value], [value]], of: .speedUp),
        RunFixture.sample([[1e6], [1e6 + 1], [1e6]], of: .throughput),
      ])
    }
    let rows = try RunFixture.compare(
      RunFixture.run([result(1)], id: "a", metrics: Self.metrics),
      RunFixture.run([result(9)], id: "b", metrics: Self.metrics)
    ).rows
    #expect(rows.map { $0.metric?.name } == ["throughput"] && rows[0].verdict == .noRegression)
  }

  @Test(
    "An objective holds the growth of readings: met without a leak, missed with one, and a cache that stops is none",
    arguments: [(0, 41, .met), (8000, 41, .missed), (8000, 15, .met)] as [(Double, Int, Assessment.State)])
  func growth(step: Double, until checkpoint: Int, state: Assessment.State) throws {
    let series = (0..<41).map { Double(min($0, checkpoint)) * step }
    for launches in [1, 3, 10] {
      let sample = RunFixture.sample(Array(repeating: series, count: launches), of: .liveMemory, iterations: 500)
      let assessment = try assess(.liveMemory, .slope, "< 1B", sample)
      #expect(assessment.state == state && assessment.measured?.replicates == launches)
    }
  }

  @Test("Too few checkpoints prove nothing, and say how many are needed")
  func fewCheckpoints() throws {
    let sample = RunFixture.sample([[0, 0, 0]], of: .liveMemory, iterations: 500)
    let assessment = try assess(.liveMemory, .slope, "< 1B", sample)
    #expect(assessment.state == .unproven && assessment.note?.contains("at least 20") == true)
  }

  @Test(
    "An objective holds exact growth", arguments: [(0, .met), (-3, .met), (1, .missed)] as [(Double, Assessment.State)])
  func exactObjective(value: Double, state: Assessment.State) throws {
    let sample = RunFixture.sample([[value], [value]], of: .liveBlockGrowth)
    #expect(try assess(.liveBlockGrowth, .value, "< 1", sample).state == state)
  }

  @Test("A run tells the growth of every benchmark that took readings")
  func ofRun() {
    let series = (0..<41).map { Double($0) * 16 }
    let run = RunFixture.run(
      [RunFixture.result([RunFixture.sample([series], of: .liveMemory, iterations: 1)])], id: "r",
      metrics: [.liveMemory])
    #expect(GrowthEstimate.ofLiveMemory(in: run)[RunFixture.id]?.value == 16_000)
  }
}
