import BenchComparison
import BenchModel
import Testing

@Suite("Counts of instructions")
struct InstructionCountTests {
  private static let metrics: [Metric] = [.time, .latency, .instructions, .estimatedCycles]

  private static func comparison(
    _ before: [Double], _ after: [Double], times: Sides<[[Double]]> = Sides(baseline: [[100]], current: [[100]]),
    policy: Policy = Policy()
  ) throws -> Comparison {
    func run(_ times: [[Double]], _ counts: [Double], id: String) -> BenchmarkRun {
      RunFixture.run(
        [
          RunFixture.result([
            RunFixture.sample(times),
            RunFixture.sample(counts.map { [$0] }, of: .instructions, iterations: 9),
            RunFixture.sample(counts.map { [$0 * 2] }, of: .estimatedCycles, iterations: 9),
          ])
        ], id: id, metrics: metrics)
    }
    return try RunFixture.compare(
      run(times.baseline, before, id: "baseline"), run(times.current, after, id: "current"), policy: policy)
  }

  private static func row(_ comparison: Comparison) throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.metric?.is(.instructions) == true })
  }

  @Test(
    "One per cent more regresses, and half of the tolerance does not",
    arguments: [(1.01, Verdict.regressed), (1.002, .noRegression), (0.98, .improved)])
  func judges(factor: Double, verdict: Verdict) throws {
    let row = try Self.row(try Self.comparison([1e6, 1e6, 1e6], [1e6 * factor, 1e6 * factor, 1e6 * factor]))
    #expect(row.verdict == verdict)
    #expect(row.role == .deciding)
    #expect(row.tolerance == Tolerance(relative: 0.005))
    #expect(row.toleranceOrigin == "built-in default")
  }

  @Test("Seeds that move a count by little leave it deciding, and 1 % is still found")
  func allowsSeeds() throws {
    let counts = [1e6, 1.001e6, 0.9995e6]
    let found = try Self.row(try Self.comparison(counts, counts.map { $0 * 1.01 }))
    #expect(found.role == .deciding)
    #expect(found.verdict == .regressed)
    #expect(found.note == nil, "that seeds move a count is no fault of it")
    let same = try Self.row(try Self.comparison(counts, counts))
    #expect(same.verdict == .noRegression)
  }

  @Test("A count that scatters, as that of many threads, informs and leaves nothing open")
  func informs() throws {
    let counts = [1e6, 1.012e6, 0.995e6]
    let comparison = try Self.comparison(counts, counts.map { $0 * 1.01 })
    let row = try Self.row(comparison)
    #expect(row.role == .informing)
    #expect(row.verdict == .inconclusive)
  }

  @Test("Equal counts make no pass of a slower time")
  func leavesTimes() throws {
    let launches = { (time: Double) -> [[Double]] in (0..<10).map { launch in [time + Double(launch) / 10] } }
    let slower = Sides(baseline: launches(100), current: launches(130))
    let comparison = try Self.comparison([1e6], [1e6], times: slower)
    #expect(try Self.row(comparison).verdict == .noRegression)
    #expect(comparison.rows.contains { $0.metric?.is(.time) == true && $0.verdict == .regressed })
    #expect(comparison.gate.outcome == .regression)
  }

  @Test("What a model of caches says explains, and makes no row unless the policy names it")
  func explains() throws {
    let comparison = try Self.comparison([1e6], [1.1e6])
    #expect(!comparison.rows.contains { $0.metric?.is(.estimatedCycles) == true })
  }

  @Test("Other exact counts still decide only where they repeat")
  func leavesOthers() throws {
    let metrics: [Metric] = [.time, .allocations]
    func run(_ id: String) -> BenchmarkRun {
      RunFixture.run(
        [
          RunFixture.result([
            RunFixture.sample([[100]]), RunFixture.sample([[1000], [1001]], of: .allocations),
          ])
        ], id: id, metrics: metrics)
    }
    let comparison = try RunFixture.compare(run("baseline"), run("current"))
    #expect(comparison.rows.first { $0.metric?.is(.allocations) == true }?.role == .informing)
  }
}
