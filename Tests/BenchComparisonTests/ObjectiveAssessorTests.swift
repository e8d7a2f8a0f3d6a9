import BenchModel
import Testing

@testable import BenchComparison

@Suite("Objectives")
struct ObjectiveAssessorTests {
  private static let exact = Metric(name: "allocations", unit: .count, nature: .exact)
  private static let metrics = [Metric.time, .latency, .peakMemory, exact]

  private static func objective(
    _ metric: Metric, _ statistic: Statistic, _ requirement: String, benchmark: String = "*"
  ) throws -> Objective {
    let parts = try Objective.requirement(requirement)
    return Objective(
      name: "the objective", benchmark: benchmark, metric: metric.name, statistic: statistic, bound: parts.bound,
      limit: parts.limit)
  }

  private static func assess(
    _ objective: Objective, _ results: [BenchmarkResult], environment: RunEnvironment = RunFixture.environment
  ) throws(ComparisonError) -> [Assessment] {
    let run = RunFixture.run(results, id: "run", metrics: metrics, environment: environment)
    return try ObjectiveAssessor.assess([objective], of: RunFixture.source(run), betweenLaunchFloor: 0.05)
  }

  private static func assess(_ objective: Objective, _ sample: Sample) throws -> Assessment {
    try #require(try assess(objective, [RunFixture.result([sample])]).first)
  }

  private static let limit = 100.0
  private static let states: [(Double, Double?, Double?, Objective.Bound, Assessment.State)] = [
    (50, 40, limit.nextDown, .below, .met), (50, 40, limit, .below, .atRisk), (50, 40, 200, .below, .atRisk),
    (limit.nextDown, 40, 200, .below, .atRisk), (limit, 40, 200, .below, .unproven), (150, 40, 200, .below, .unproven),
    (150, limit.nextDown, 200, .below, .unproven), (150, limit, 200, .below, .missed), (50, nil, nil, .below, .atRisk),
    (150, nil, nil, .below, .unproven), (150, limit, nil, .below, .missed), (50, nil, 60, .below, .met),
    (.nan, .nan, .nan, .below, .unproven), (150, limit.nextUp, 200, .above, .met), (150, limit, 200, .above, .atRisk),
    (limit, 40, 200, .above, .unproven), (50, 40, limit, .above, .missed), (50, 40, limit.nextUp, .above, .unproven),
    (150, nil, nil, .above, .atRisk), (50, nil, nil, .above, .unproven), (.nan, .nan, .nan, .above, .unproven),
  ]

  @Test("Each state is claimed by its inequality, exactly at the boundary", arguments: states)
  func state(value: Double, lower: Double?, upper: Double?, bound: Objective.Bound, expected: Assessment.State) {
    let estimate = Estimate(value: value, lower: lower, upper: upper, replicates: 9)
    #expect(ObjectiveAssessor.state(of: estimate, bound: bound, limit: Self.limit) == expected)
  }

  @Test("A percentile of operations has the interval of order statistics over all launches")
  func percentile() throws {
    let launch = (0..<500).map { Double(100 + $0 * 181 % 500) }
    let launches = [launch, launch, launch, launch]
    let sample = RunFixture.sample(launches, of: .latency)
    let met = try Self.assess(Self.objective(.latency, .p99, "< 1us"), sample)
    #expect(met.state == .met && met.note == nil)
    let measured = try #require(met.measured)
    #expect(measured.replicates == 2000)
    #expect((594...595).contains(measured.value))
    #expect(try #require(measured.lower) < measured.value && (try #require(measured.upper)) > measured.value)
    #expect(try #require(met.margin) > 0.4)
    #expect(try Self.assess(Self.objective(.latency, .p99, "< 500ns"), sample).state == .missed)
    #expect(try Self.assess(Self.objective(.latency, .p99, "< 595ns"), sample).state == .atRisk)
    #expect(try Self.assess(Self.objective(.latency, .p50, "< 200us"), sample).state == .met)
  }

  @Test("Too few operations, or means of batches, prove no percentile")
  func unsupportedPercentile() throws {
    let few = try Self.assess(
      Self.objective(.latency, .p99, "< 1s"), RunFixture.sample([(1...99).map { Double($0) }], of: .latency))
    #expect(few.state == .unproven && few.measured == nil)
    #expect(few.note == "Too few operations for the p99: 99 of the 100 it needs.")
    let batches = try Self.assess(
      Self.objective(.time, .p95, "< 1s"), RunFixture.sample([(1...99).map { Double($0) }], iterations: 50))
    #expect(batches.state == .unproven && batches.measured == nil)
  }

  @Test("Throughput is the reciprocal of the mean time, its interval turned round")
  func throughput() throws {
    let sample = RunFixture.sample([[99_000, 101_000], [100_000], [102_000], [98_000]], iterations: 20)
    let met = try Self.assess(Self.objective(.time, .throughput, "> 5000/s"), sample)
    let measured = try #require(met.measured)
    #expect(met.state == .met && abs(measured.value - 10_000) < 10)
    #expect(try #require(measured.lower) < measured.value && (try #require(measured.upper)) > measured.value)
    #expect(try Self.assess(Self.objective(.time, .throughput, "> 9990/s"), sample).state == .atRisk)
    #expect(try Self.assess(Self.objective(.time, .throughput, "> 20000/s"), sample).state == .missed)
    #expect(try Self.assess(Self.objective(.time, .throughput, "> 10050/s"), sample).state == .unproven)
  }

  @Test("Few launches are widened by the floor and say so")
  func fewLaunches() throws {
    let sample = RunFixture.sample([[Double](repeating: 100, count: 10)], iterations: 20)
    for statistic in [Statistic.best, .mean] {
      let assessment = try Self.assess(Self.objective(.time, statistic, "< 104ns"), sample)
      #expect(assessment.state == .atRisk)
      #expect(assessment.note == "Widened by 5.0 % for how launches differ.")
      #expect(try Self.assess(Self.objective(.time, statistic, "< 106ns"), sample).state == .met)
    }
  }

  @Test("A single figure is at risk within the limit and unproven beyond it; an exact one decides")
  func memory() throws {
    let peak = RunFixture.sample([[5000]], of: .peakMemory)
    #expect(try Self.assess(Self.objective(.peakMemory, .value, "< 10KB"), peak).state == .atRisk)
    #expect(try Self.assess(Self.objective(.peakMemory, .value, "< 1KB"), peak).state == .unproven)
    let launches = RunFixture.sample([[5000], [5010], [5020]], of: .peakMemory)
    #expect(try Self.assess(Self.objective(.peakMemory, .best, "< 10KB"), launches).state == .met)
    let count = RunFixture.sample([[0], [0]], of: Self.exact)
    #expect(try Self.assess(Self.objective(Self.exact, .value, "< 1"), count).state == .met)
    #expect(try Self.assess(Self.objective(Self.exact, .value, "< 0"), count).state == .missed)
  }

  @Test("The largest operation can miss a limit and never proves one")
  func largest() throws {
    let sample = RunFixture.sample([[10, 20, 300]], of: .latency)
    #expect(try Self.assess(Self.objective(.latency, .max, "< 200ns"), sample).state == .missed)
    #expect(try Self.assess(Self.objective(.latency, .max, "< 400ns"), sample).state == .atRisk)
  }

  @Test("Published figures: the mean has an interval, everything else is a point")
  func published() throws {
    let sample = Sample(
      metric: "time", published: Summary(count: 100, mean: 1000, median: 900, p99: 2000, max: 3000, stdev: 100))
    #expect(try Self.assess(Self.objective(.time, .mean, "< 1100ns"), sample).state == .met)
    #expect(try Self.assess(Self.objective(.time, .mean, "< 1050ns"), sample).state == .atRisk)
    #expect(try Self.assess(Self.objective(.time, .throughput, "> 900000/s"), sample).state == .met)
    #expect(try Self.assess(Self.objective(.time, .p50, "< 1s"), sample).state == .atRisk)
    #expect(try Self.assess(Self.objective(.time, .p99, "< 1us"), sample).state == .unproven)
    #expect(try Self.assess(Self.objective(.time, .max, "< 1us"), sample).state == .missed)
    let absent = try Self.assess(Self.objective(.time, .p90, "< 1us"), sample)
    #expect(absent.state == .unproven && absent.note == "The file states no p90.")
  }

  @Test("Operations that do not keep the limit are counted where each was timed by itself")
  func beyond() throws {
    let launch = (1...200).map { Double($0) }
    let timed = try Self.assess(
      Self.objective(.latency, .p50, "< 150ns"), RunFixture.sample([launch, launch], of: .latency))
    #expect(timed.operationsBeyond == Assessment.OperationShare(beyond: 102, total: 400))
    let grouped = RunFixture.sample([launch], of: .latency, iterations: 3)
    #expect(try Self.assess(Self.objective(.latency, .mean, "< 150ns"), grouped).operationsBeyond == nil)
    #expect(
      try Self.assess(Self.objective(.time, .mean, "< 150ns"), RunFixture.sample([launch])).operationsBeyond == nil)
  }

  @Test(
    "A leak is excluded by the upper end of the slope, or by blocks that are exactly as many as before",
    arguments: [
      (0.0, [0.0, 0, 0] as [Double]?, Assessment.State.met), (0, nil, .met), (5, [0, 0, 0], .met), (5, nil, .missed),
      (5, [0, 0, 1], .missed), (5, [0, 0], .missed), (5, [0, -1, 0], .missed),
    ])
  func leaks(bytes: Double, blocks: [Double]?, state: Assessment.State) throws {
    let readings = (0..<40).map { Double($0) * bytes }
    var samples = [RunFixture.sample([readings, readings, readings], of: .liveMemory, iterations: 1000)]
    if let blocks { samples.append(RunFixture.sample(blocks.map { [$0] }, of: .liveBlockGrowth)) }
    let run = RunFixture.run([RunFixture.result(samples)], id: "run", metrics: [.liveMemory, .liveBlockGrowth])
    let assessments = try ObjectiveAssessor.assess(
      [Self.objective(.liveMemory, .slope, "< 1B")], of: RunFixture.source(run), betweenLaunchFloor: 0.05)
    #expect(assessments.map(\.state) == [state])
    #expect(assessments.map(\.measured?.value) == [bytes])
  }

  @Test("What was not measured, failed, or was built without optimisation proves nothing")
  func unproven() throws {
    let objective = try Self.objective(.time, .mean, "< 1s")
    let failed = try #require(try Self.assess(objective, [RunFixture.unmeasured(.failed)]).first)
    #expect(failed.state == .unproven && failed.note == "The benchmark was not measured (failed: the reason).")
    let other = RunFixture.result([RunFixture.sample([[1], [1], [1]], of: .latency)])
    #expect(try Self.assess(objective, [other]).map(\.note) == ["The metric 'time' was not measured."])
    let broken = RunFixture.result([RunFixture.sample([[1], [.nan], [1]])])
    #expect(try Self.assess(objective, [broken]).map(\.state) == [.unproven])
    var debug = RunFixture.environment
    debug.optimised = false
    let sound = RunFixture.result([RunFixture.sample([[1], [1], [1]])])
    let assessment = try #require(try Self.assess(objective, [sound], environment: debug).first)
    #expect(assessment.state == .unproven && assessment.measured != nil)
    #expect(try Self.assess(objective, [sound]).map(\.state) == [.met])
  }

  @Test("One assessment for each benchmark that the pattern matches, in the run's order")
  func matching() throws {
    let results = ["b", "a", "c"].map {
      RunFixture.result([RunFixture.sample([[1], [1], [1]])], id: BenchmarkID(group: $0 == "c" ? "h" : "g", name: $0))
    }
    let objective = try Self.objective(.time, .mean, "< 1s", benchmark: "g/*")
    #expect(try Self.assess(objective, results).map(\.id?.name) == ["b", "a"])
  }

  @Test("An objective that matches no benchmark is unproven and says so; one in another unit is an error")
  func errors() throws {
    let sound = RunFixture.result([RunFixture.sample([[1], [1], [1]])])
    let nothing = try Self.objective(.time, .mean, "< 1s", benchmark: "nothing")
    let unmatched = try #require(try Self.assess(nothing, [sound]).first)
    #expect(unmatched.state == .unproven && unmatched.id == nil)
    #expect(unmatched.note?.contains("'nothing'") == true)
    let unit = try Self.objective(.time, .mean, "< 1KB")
    #expect(
      throws: ComparisonError.objectiveUnit(
        origin: "objectives", objective: "the objective", expected: .nanoseconds, given: .bytes)
    ) { try Self.assess(unit, [sound]) }
    let rate = try Self.objective(.time, .throughput, "< 1us")
    #expect(throws: ComparisonError.self) { try Self.assess(rate, [sound]) }
  }
}
