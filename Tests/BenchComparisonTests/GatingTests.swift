import BenchModel
import Testing

@testable import BenchComparison

@Suite("Rules of gating and direction")
struct GatingTests {
  private static let other = BenchmarkID(group: "group", name: "other")
  private static let steady = [[1e3], [1.001e3], [0.999e3], [1e3], [1.0005e3]]
  private static let slower = [[1.5e3], [1.501e3], [1.499e3], [1.5e3], [1.5005e3]]

  /// Two benchmarks, of which `group/name` becomes half as slow again.
  private func compare(
    _ gating: [GatingRule], _ directions: [DirectionRule] = [], other after: [[Double]] = GatingTests.steady
  ) throws -> Comparison {
    func run(_ first: [[Double]], _ second: [[Double]], id: String) -> BenchmarkRun {
      RunFixture.run(
        [
          RunFixture.result([RunFixture.sample(first, iterations: 10)]),
          RunFixture.result([RunFixture.sample(second, iterations: 10)], id: Self.other),
        ], id: id)
    }
    return try RunFixture.compare(
      run(Self.steady, Self.steady, id: "a"), run(Self.slower, after, id: "b"),
      policy: Policy(gating: gating, directions: directions))
  }

  private func rule(
    _ severity: Severity, benchmark: String? = nil, metric: String? = nil, statistic: Statistic? = nil, line: Int = 1
  ) -> GatingRule {
    GatingRule(
      selector: RowSelector(benchmark: benchmark, metric: metric, statistic: statistic, origin: "policy.json:\(line)"),
      severity: severity)
  }

  @Test("A regression fails unless a rule lets it warn or inform, and stays a regression in all of them")
  func severities() throws {
    let failing = try compare([])
    #expect(failing.gate.outcome == .regression && failing.rows[0].severity == nil)
    for severity in [Severity.warn, .inform] {
      let comparison = try compare([rule(severity, benchmark: "group/name", line: 7)])
      #expect(comparison.gate.outcome == .pass, "\(comparison.gate.headline)")
      #expect(comparison.gate.headline.contains("regressions of severity warn") == (severity == .warn))
      let row = try #require(comparison.rows.first)
      #expect(row.verdict == .regressed && !row.gates && row.severity == severity)
      #expect(row.severityOrigin == "policy.json:7")
    }
  }

  @Test("The more specific rule holds: all, metric, pattern, exact benchmark")
  func precedence() throws {
    let ladder = [
      rule(.fail), rule(.warn, metric: "time"), rule(.fail, benchmark: "group/n*"),
      rule(.inform, benchmark: "group/name"), rule(.fail, benchmark: "group/name", metric: "time"),
      rule(.warn, benchmark: "group/name", metric: "time", statistic: .best),
      rule(.warn, benchmark: "group/name", metric: "time", statistic: .mean),
    ]
    for count in 1..<ladder.count where count != 2 {
      let rules = Array(ladder.prefix(count)) + [rule(.fail, benchmark: "group/other")]
      for order in [rules, rules.reversed()] {
        let row = try #require(try compare(order).rows.first { $0.id == RunFixture.id && $0.statistic == .best })
        #expect(row.severity == ladder[count - 1].severity, "\(count)")
      }
    }
  }

  @Test("Two equally specific rules that disagree are an error with both lines")
  func contradiction() {
    let rules = [rule(.warn, benchmark: "group/n*", line: 3), rule(.fail, benchmark: "*/name", line: 4)]
    let error = #expect(throws: ComparisonError.self) { try compare(rules) }
    #expect(error?.description.hasPrefix("policy.json:4: contradicts policy.json:3 on 'group/name' time") == true)
    #expect(error?.isFaultOfPolicy == true)
  }

  @Test(
    "Rules that leave no row to fail the gate are an error, whether one does it or several together",
    arguments: [[nil], ["*"], ["group/*"], ["group/name", "group/other"]] as [[String?]])
  func nothingGates(benchmarks: [String?]) {
    for severity in [Severity.warn, .inform] {
      let rules = benchmarks.map { rule(severity, benchmark: $0, line: 5) }
      #expect(throws: ComparisonError.nothingGates(origin: "policy.json:5")) { try compare(rules) }
    }
  }

  @Test("A rule for what does not exist is an error, and one that holds for no row is reported")
  func idle() throws {
    #expect(throws: ComparisonError.unmatchedPattern(origin: "policy.json:1", pattern: "g/*")) {
      try compare([rule(.warn, benchmark: "g/*")])
    }
    #expect(throws: ComparisonError.unmatchedMetric(origin: "policy.json:1", metric: "tme")) {
      try compare([rule(.warn, metric: "tme")])
    }
    #expect(
      try compare([rule(.warn, metric: "latency")]).warnings == ["policy.json:1: the rule of gating holds for no row."])
  }

  @Test("Rows that cannot fail the gate ask nothing of the confidence of the others")
  func level() throws {
    let noisy = [[0.9e3], [1.1e3], [1e3], [1.05e3], [0.95e3]]
    let strict = try #require(try compare([], other: noisy).level)
    let relaxed = try #require(try compare([rule(.inform, benchmark: "group/other")], other: noisy).level)
    #expect(strict.confidence > relaxed.confidence && relaxed.rows < strict.rows)
  }

  @Test("The policy's direction holds against the file's, and is said")
  func directions() throws {
    let rule = DirectionRule(metric: "score", direction: .larger, origin: "policy.json:9")
    let score = Metric(name: "score", unit: .count)
    let sides = [100.0, 120].map { value in
      RunFixture.sample((0..<10).map { [value + 0.1 * Double($0 % 3)] }, of: score)
    }
    let held = try RunFixture.compare(sides[0], sides[1], metrics: [score], policy: Policy(directions: [rule]))
    let row = try #require(held.rows.first)
    #expect(row.verdict == .improved && row.metric?.direction == .larger && row.directionOrigin == "policy.json:9")
    #expect(throws: ComparisonError.unmatchedMetric(origin: "policy.json:9", metric: "hits")) {
      try compare([], [DirectionRule(metric: "hits", direction: .larger, origin: "policy.json:9")])
    }
    #expect(throws: ComparisonError.self) {
      try compare([], [rule, DirectionRule(metric: "score", direction: .smaller, origin: "policy.json:10")])
    }
  }
}
