import BenchModel
import Testing

@testable import BenchComparison

@Suite("Acknowledgements")
struct AcknowledgementTests {
  private static let other = BenchmarkID(group: "group", name: "other")
  private static let steady = [[1e3], [1.001e3], [0.999e3], [1e3], [1.0005e3]]

  private func run(_ factor: Double, id: String, startedAt: String?, otherFactor: Double = 1) -> BenchmarkRun {
    func result(_ factor: Double, _ id: BenchmarkID) -> BenchmarkResult {
      RunFixture.result(
        [RunFixture.sample(Self.steady.map { $0.map { $0 * factor } }, iterations: 10)], id: id)
    }
    return BenchmarkRun(
      id: id, startedAt: startedAt, suite: "suite", environment: RunFixture.environment,
      metrics: [.time, .latency, .peakMemory],
      results: [result(factor, RunFixture.id), result(otherFactor, Self.other)])
  }

  /// A comparison in which `group/name` becomes slower by the factor.
  private func compare(
    _ factor: Double, _ acknowledgements: [Acknowledgement], on date: String? = "2026-06-30",
    days: (String?, String?) = (nil, nil), otherFactor: Double = 1
  ) throws -> Comparison {
    try Judge.compare(
      baseline: RunFixture.source(run(1, id: "a", startedAt: days.0)),
      current: RunFixture.source(run(factor, id: "b", startedAt: days.1, otherFactor: otherFactor)),
      policy: Policy(acknowledgements: acknowledgements, drift: 0), policySource: "policy.json",
      date: try date.map { try CalendarDate($0) }, sameBytes: false)
  }

  private func entry(
    _ bound: String = "12%", benchmark: String = "group/name", metric: String? = "time", statistic: Statistic? = nil,
    expires: String = "2026-12-31", line: Int = 4
  ) throws -> Acknowledgement {
    Acknowledgement(
      benchmark: benchmark, metric: metric, statistic: statistic, bound: try Tolerance(bound), reason: "checks more",
      expires: try CalendarDate(expires), origin: "policy.json:\(line)")
  }

  @Test("A regression within its bound is still called regressed, does not fail, and is said in the first line")
  func covers() throws {
    let comparison = try compare(1.1, [entry()])
    #expect(comparison.gate.outcome == .pass && comparison.gate.headline.hasPrefix("PASS, 2 regressions acknowledged"))
    #expect(comparison.gate.counts.regressed == 2 && comparison.warnings.isEmpty && comparison.date != nil)
    let row = try #require(comparison.rows.first)
    #expect(row.verdict == .regressed && row.gates && !row.failsByRegression)
    #expect(row.acknowledgement?.standing == .covers)
  }

  @Test(
    "Beyond the bound it fails, by the interval as everywhere",
    arguments: [
      (1.1, "12%", true), (1.2, "12%", false), (1.2, "12%|250ns", true), (1.2, "250ns", true), (1.3, "250ns", false),
      (1.119, "12%", true), (1.13, "12%", false),
    ])
  func bound(factor: Double, bound: String, passes: Bool) throws {
    let comparison = try compare(factor, [entry(bound)])
    #expect((comparison.gate.outcome == .pass) == passes, "\(comparison.gate.headline)")
    #expect(comparison.rows.first?.acknowledgement?.standing == (passes ? .covers : .exceeded))
  }

  @Test("It is for one metric and, where it says so, one statistic; the one that names it comes first")
  func selection() throws {
    #expect(try compare(1.1, [entry(statistic: .best)]).gate.outcome == .regression)
    let both = [
      try entry("1%", line: 4), try entry(statistic: .best, line: 5), try entry(statistic: .mean, line: 6),
    ]
    let comparison = try compare(1.1, both)
    #expect(comparison.gate.outcome == .pass)
    #expect(comparison.warnings.count == 1 && comparison.warnings[0].hasPrefix("policy.json:4: "))
    #expect(try compare(1, [entry()], otherFactor: 1.1).gate.outcome == .regression)
  }

  @Test(
    "It holds up to its last day and not after, and the day is that of the later run unless it is given",
    arguments: [
      ("2026-12-31", nil, nil, .covers), ("2027-01-01", nil, nil, .expired), (nil, nil, nil, .undated),
      // A run that does not say its day may be of any later one, and revives nothing.
      (nil, "2026-12-31T23:59:59Z", nil, .undated), (nil, nil, "2027-01-01T00:00:00Z", .undated),
      (nil, "2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z", .covers),
      (nil, "2027-01-01T00:00:00Z", "2020-01-01T00:00:00Z", .expired), (nil, "soon", nil, .undated),
      ("2026-12-31", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00Z", .covers),
    ] as [(String?, String?, String?, RowAcknowledgement.Standing)])
  func expiry(date: String?, before: String?, after: String?, standing: RowAcknowledgement.Standing) throws {
    let comparison = try compare(1.1, [entry()], on: date, days: (before, after))
    #expect(comparison.rows.first?.acknowledgement?.standing == standing)
    #expect((comparison.gate.outcome == .pass) == (standing == .covers))
    #expect(comparison.warnings.isEmpty == (standing == .covers))
  }

  @Test("What is over, unused or undated is reported with its line")
  func reports() throws {
    let name = "policy.json:4: the acknowledgement of 'group/name' time"
    #expect(try compare(1, [entry()]).warnings == ["\(name) is unused: no such row regressed. Remove it."])
    #expect(
      try compare(1, [entry(expires: "2026-06-29")]).warnings
        == ["\(name) expired on 2026-06-29: remove it, or decide anew."])
    #expect(
      try compare(1, [entry()], on: nil).warnings
        == ["\(name) does not hold: neither run says on which day it was made; give it with --date."])
    #expect(try compare(1, [], on: "2026-06-30").date == nil)
  }

  @Test("One without a metric is for all of a benchmark, and a pattern is for all that it matches")
  func several() throws {
    #expect(try compare(1.1, [entry(metric: nil)]).gate.outcome == .pass)
    #expect(try compare(1.1, [entry(metric: nil)], otherFactor: 1.1).gate.outcome == .regression)
    let pattern = try entry(benchmark: "group/*", metric: nil)
    let comparison = try compare(1.1, [pattern], otherFactor: 1.11)
    #expect(comparison.gate.headline.hasPrefix("PASS, 4 regressions acknowledged"), "\(comparison.gate.headline)")
    #expect(try compare(1.1, [pattern], otherFactor: 1.2).gate.outcome == .regression)
  }

  @Test("The more specific one answers, and of equals the one that accepts the least, whatever their order")
  func specific() throws {
    let pattern = try entry("50%", benchmark: "group/*", metric: nil, line: 4)
    #expect(try compare(1.2, [pattern, entry("12%", metric: nil, line: 5)]).gate.outcome == .regression)
    #expect(try compare(1.2, [entry("12%", metric: nil, line: 5), entry("30%", line: 6)]).gate.outcome == .pass)
    let equals = [try entry("50%", benchmark: "group/*"), try entry("12%", benchmark: "*/name", line: 5)]
    for entries in [equals, equals.reversed()] { #expect(try compare(1.2, entries).gate.outcome == .regression) }
  }

  /// A comparison whose change asks for acceptance by a trailer.
  private func declare(
    _ benchmark: String = "group/name", policy: Policy, factor: Double = 1.1
  ) throws -> Comparison {
    let current = run(factor, id: "b", startedAt: nil)
    let session = BenchmarkRun.SessionMembership(
      id: "s", side: .current,
      trailers: [
        CommitTrailer(
          commit: "abc", key: "Performance-Accepted", value: "\(benchmark) +12% until 2026-12-31: checks more"),
        CommitTrailer(commit: "abc", key: "Reviewed-by", value: "somebody"),
      ])
    var held = policy
    held.statedDrift = 0
    return try Judge.compare(
      baseline: RunFixture.source(run(1, id: "a", startedAt: nil)),
      current: RunFixture.source(
        BenchmarkRun(
          id: "b", session: session, suite: "suite", environment: current.environment, metrics: current.metrics,
          results: current.results)),
      policy: held, policySource: "policy.json", date: try CalendarDate("2026-06-30"), sameBytes: false)
  }

  @Test("A change accepts its own regression only where the base side's policy lets it, and the first line says so")
  func byTrailer() throws {
    let refused = try declare(policy: Policy())
    #expect(refused.gate.outcome == .regression && refused.acceptsByTrailer == nil)
    #expect(
      refused.warnings.contains {
        $0.hasPrefix("Performance-Accepted of commit abc accepts a regression of 'group/name' and does not")
      })
    let held = try declare(policy: Policy(acceptsByTrailer: true))
    #expect(
      held.gate.headline.hasPrefix("PASS, 2 regressions accepted by this change: "), "\(held.gate.headline)")
    #expect(held.acceptsByTrailer == true && held.warnings.isEmpty)
    // What the policy says more specifically does not take it back.
    let stricter = Policy(acknowledgements: [try entry("5%")], acceptsByTrailer: true)
    #expect(try declare(policy: stricter).gate.outcome == .pass)
    let unused = try declare(policy: Policy(acceptsByTrailer: true), factor: 1)
    #expect(
      unused.warnings == [
        "Performance-Accepted of commit abc: the acknowledgement of 'group/name' is unused: no such row regressed."
      ])
    let fault = #expect(throws: ComparisonError.self) {
      try declare("none", policy: Policy(acceptsByTrailer: true))
    }
    #expect(fault?.isFaultOfPolicy == false)
  }

  @Test("One for what is in neither run, or with a bound in another unit, is an error")
  func errors() throws {
    #expect(throws: ComparisonError.unmatchedPattern(origin: "policy.json:4", pattern: "groups/*")) {
      try compare(1.1, [entry(benchmark: "groups/*")])
    }
    #expect(throws: ComparisonError.acknowledgesEverything(origin: "policy.json:4")) {
      try compare(1.1, [entry(benchmark: "*", metric: nil)])
    }
    #expect(throws: ComparisonError.unmatchedMetric(origin: "policy.json:4", metric: "tme")) {
      try compare(1.1, [entry(metric: "tme")])
    }
    let bytes = try entry("2KB")
    #expect(
      throws: ComparisonError.floorUnit(origin: "policy.json:4", tolerance: bytes.bound, metric: .time)
    ) { try compare(1.1, [bytes]) }
  }

  @Test(
    "A count that was zero is held against the bound as a difference, and a share accepts nothing of it",
    arguments: [("50%", false), ("3", true), ("2", false), ("50%|3", true)])
  func zeroBaseline(bound: String, passes: Bool) throws {
    let metric = Metric.allocations
    let acknowledgement = try entry(bound, metric: metric.name)
    let comparison = try Judge.compare(
      baseline: RunFixture.source(
        RunFixture.run([RunFixture.result([RunFixture.sample([[0]], of: metric)])], id: "a", metrics: [metric])),
      current: RunFixture.source(
        RunFixture.run([RunFixture.result([RunFixture.sample([[3]], of: metric)])], id: "b", metrics: [metric])),
      policy: Policy(acknowledgements: [acknowledgement]), policySource: "policy.json",
      date: try CalendarDate("2026-01-01"), sameBytes: false)
    #expect((comparison.gate.outcome == .pass) == passes, "\(comparison.gate.headline)")
  }
}
