import BenchModel
import Testing

@testable import BenchComparison

@Suite("Tolerance rules")
struct ApplicableTolerancesTests {
  private static let count = Metric(name: "allocations", unit: .count, nature: .exact)
  private static let rate = Metric(name: "rate", unit: .perSecond, direction: .larger)

  private func tolerances(_ rules: [ToleranceRule]) throws -> ApplicableTolerances {
    let metrics = [Metric.time, .latency, .peakMemory, Self.count, Self.rate]
    let run = RunFixture.run([RunFixture.result([])], id: "run", metrics: metrics)
    let index = try RunIndex(RunFixture.source(run))
    return try ApplicableTolerances(rules, baseline: index, current: index)
  }

  private func applied(
    _ rules: [ToleranceRule], _ metric: Metric = .time, _ statistic: Statistic = .best
  ) throws -> AppliedTolerance {
    let tolerances = try tolerances(rules)
    return try tolerances.applied(by: tolerances.rules(for: RunFixture.id), metric: metric, statistic: statistic)
  }

  private func rule(
    _ tolerance: String, benchmark: String? = nil, metric: String? = nil, statistic: Statistic? = nil,
    origin: String? = nil
  ) throws -> ToleranceRule {
    ToleranceRule(
      benchmark: benchmark, metric: metric, statistic: statistic, tolerance: try Tolerance(tolerance),
      origin: origin ?? tolerance)
  }

  private static let defaults: [(Metric, Statistic, String)] = [
    (.time, .best, "2%|0.5ns"), (.time, .mean, "2%|0.5ns"),
    (.time, .p99, "10%|20ns"), (.latency, .p99, "10%|20ns"), (.latency, .p95, "10%|20ns"),
    (.latency, .p90, "2%|20ns"), (.latency, .best, "2%|20ns"), (.peakMemory, .best, "5%"),
    (count, .value, "0%"), (rate, .best, "2%"), (rate, .p99, "10%"),
  ]

  @Test("Where the policy is silent, the built-in default holds", arguments: defaults)
  func builtIn(metric: Metric, statistic: Statistic, tolerance: String) throws {
    let applied = try applied([], metric, statistic)
    #expect(applied.tolerance == (try Tolerance(tolerance)))
    #expect(applied.origin == "built-in default")
  }

  @Test("The more specific rule holds, whatever the order of the lines")
  func specificity() throws {
    let ladder = [
      try rule("11%"), try rule("12%", metric: "time"), try rule("13%", metric: "time", statistic: .best),
      try rule("14%", benchmark: "group/*"), try rule("15%", benchmark: "*", metric: "time"),
      try rule("16%", benchmark: "gr?up/name", metric: "time", statistic: .best),
      try rule("17%", benchmark: "group/name"), try rule("18%", benchmark: "group/name", metric: "time"),
      try rule("19%", benchmark: "group/name", metric: "time", statistic: .best),
    ]
    for count in 1...ladder.count {
      let rules = Array(ladder.prefix(count))
      #expect(try applied(rules).origin == rules[count - 1].selector.origin)
      #expect(try applied(rules.reversed()).origin == rules[count - 1].selector.origin)
    }
  }

  @Test("A rule for another metric or statistic is not for the row")
  func otherRows() throws {
    let rules = [try rule("3%", metric: "latency"), try rule("4%", statistic: .mean)]
    #expect(try applied(rules).origin == "built-in default")
    #expect(try applied(rules, .time, .mean).origin == "4%")
  }

  @Test("Two equally specific rules that disagree are an error that names both")
  func contradiction() throws {
    let rules = [
      try rule("3%", benchmark: "group/*", origin: "policy.json:3"),
      try rule("3%", benchmark: "*/name", origin: "policy.json:4"),
      try rule("4%", benchmark: "*", origin: "policy.json:5"),
    ]
    let error = #expect(throws: ComparisonError.self) { try applied(rules) }
    #expect(error?.description.contains("policy.json:5: contradicts policy.json:3") == true)
    #expect(try applied(Array(rules.prefix(2))).origin == "policy.json:3")
    #expect(try applied(rules + [rule("9%", benchmark: "group/name")]).origin == "9%")
    let crossing = [try rule("3%", metric: "time"), try rule("4%", statistic: .best)]
    #expect(throws: ComparisonError.self) { try applied(crossing) }
  }

  @Test("A rule that is a floor alone is for the metrics of its unit")
  func floorAlone() throws {
    let rules = [try rule("5ns")]
    #expect(try applied(rules).origin == "5ns")
    #expect(try applied(rules, .peakMemory).origin == "built-in default")
    #expect(try applied([rule("3%|5ns")], .peakMemory).share(of: 10, metric: .peakMemory) == 0.03)
  }

  @Test("The share is the larger of the relative part and the floor")
  func share() throws {
    let applied = try applied([rule("3%|2ns")])
    #expect(applied.share(of: 10, metric: .time) == 0.2)
    #expect(applied.share(of: 1000, metric: .time) == 0.03)
  }

  @Test("A pattern or a metric that matches nothing is an error that names its origin")
  func unmatched() throws {
    let pattern = try rule("3%", benchmark: "grup/*", origin: "policy.json:12")
    #expect(throws: ComparisonError.unmatchedPattern(origin: "policy.json:12", pattern: "grup/*")) {
      try tolerances([pattern])
    }
    let metric = try rule("3%", metric: "tme", origin: "--tolerance")
    #expect(throws: ComparisonError.unmatchedMetric(origin: "--tolerance", metric: "tme")) { try tolerances([metric]) }
  }

  @Test("A floor in a unit that the named metric does not have is an error")
  func floorUnit() throws {
    let rule = try rule("3%|2ns", metric: "peak-memory")
    #expect(
      throws: ComparisonError.floorUnit(origin: "3%|2ns", tolerance: rule.tolerance, metric: .peakMemory)
    ) { try tolerances([rule]) }
  }

  @Test("Tolerances that are negative or no numbers are refused", arguments: [-0.01, .nan, .infinity])
  func numbers(value: Double) {
    let relative = ToleranceRule(
      benchmark: nil, metric: nil, statistic: nil, tolerance: Tolerance(relative: value), origin: "o")
    let floor = ToleranceRule(
      benchmark: nil, metric: nil, statistic: nil,
      tolerance: Tolerance(relative: 0, floor: Quantity(value: value, unit: .nanoseconds)), origin: "o")
    #expect(throws: ComparisonError.self) { try tolerances([relative]) }
    #expect(throws: ComparisonError.self) { try tolerances([floor]) }
  }

  @Test("A rule whose benchmark and metric never meet is reported, and each row names its own")
  func idle() throws {
    let other = BenchmarkID(group: "group", name: "other")
    let results = [
      RunFixture.result([RunFixture.sample([[1e3], [1e3], [1e3]])]),
      RunFixture.result([RunFixture.sample([[1e6], [1e6], [1e6]], of: .peakMemory)], id: other),
    ]
    let policy = Policy(tolerances: [
      try rule("4%", benchmark: "group/other", metric: "time", origin: "policy.json:7"),
      try rule("6%", benchmark: "group/other", metric: "peak-memory", origin: "policy.json:8"),
    ])
    let comparison = try RunFixture.compare(
      RunFixture.run(results, id: "a"), RunFixture.run(results, id: "b"), policy: policy)
    #expect(comparison.warnings == ["policy.json:7: the tolerance 4% holds for no row."])
    #expect(comparison.rows.map(\.toleranceOrigin) == ["built-in default", "policy.json:8"])
  }
}
