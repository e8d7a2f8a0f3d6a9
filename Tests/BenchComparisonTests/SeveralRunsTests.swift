import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("One run against several")
struct SeveralRunsTests {
  /// A run whose only benchmark was measured once at each of several moments.
  private static func run(_ values: [Double], id: String) -> BenchmarkRun {
    let places = Array(values.indices)
    let sample = Sample(
      metric: Metric.time.name, process: places, round: places, order: places, iterations: places.map { _ in 1 },
      values: values.map { [$0] }, moment: values.count > 1 ? places : nil)
    return RunFixture.run([RunFixture.result([sample])], id: id)
  }

  private static func compare(_ baseline: [Double], _ current: [Double]) throws -> Comparison {
    try RunFixture.compare(run(baseline, id: "a"), run(current, id: "b"), drift: nil)
  }

  private static func best(_ comparison: Comparison) throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.statistic == .best })
  }

  @Test("Six runs that scatter by 30 % do not call a seventh slower that is 11 % above their mean, but one of twice")
  func scatteringRuns() throws {
    let main = [303, 324, 344, 330, 339, 264.0]
    let within = try Self.compare(main, [352])
    #expect(try Self.best(within).verdict == .inconclusive && within.gate.outcome == .undecided)
    #expect(within.gate.headline.hasPrefix("UNDECIDED against 6 runs: "))
    let slow = try Self.compare(main, [620])
    #expect(slow.gate.headline.hasPrefix("REGRESSION against 6 runs: "))
    let row = try Self.best(slow)
    #expect(row.evidence == .runs && row.baseline?.replicates == 6 && row.replicatesNeeded == nil)
  }

  @Test("What lies within the old values is no regression, however narrow the interval")
  func beyondEveryOldValue() throws {
    let old = (0..<60).map { 1000 + Double($0 % 5) } + [1300]
    #expect(try Self.best(Self.compare(old, [1299])).verdict == .inconclusive)
    #expect(try Self.best(Self.compare(old, [1310])).verdict == .regressed)
    let fast = (0..<60).map { 1000 + Double($0 % 5) } + [700]
    #expect(try Self.best(Self.compare(fast, [701])).verdict == .inconclusive)
    #expect(try Self.best(Self.compare(fast, [690])).verdict == .improved)
  }

  @Test("Several runs of the current side tell what the single one of the baseline may differ by")
  func severalCurrent() throws {
    let comparison = try Self.compare([303], [620, 640, 600, 630, 610])
    #expect(comparison.gate.headline.hasPrefix("REGRESSION of 5 runs: "))
    #expect(comparison.severalRuns?.side == .current)
  }

  @Test("Fewer than five runs count as one")
  func fewerThanFive() throws {
    let four = try Self.compare([1000, 1001, 999, 1000], [1100])
    #expect(four.severalRuns == nil && four.rows.allSatisfy { $0.evidence != .runs })
    let five = try Self.compare([1000, 1001, 999, 1000, 1001], [1100])
    #expect(five.severalRuns?.count == 5 && five.gate.outcome == .regression)
  }

  @Test("The chance that ten runs meet one state and the next the other is 3.5 % at worst, and is said")
  func unmetState() throws {
    let several = try #require(try Self.compare((0..<10).map { 1000 + Double($0) }, [1005]).severalRuns)
    #expect(several.count == 10 && (several.unmetState - 0.03505).magnitude < 0.00005)
  }

  @Test("A new run of the same scatter is called slower in no more than one of a hundred comparisons")
  func unchanged() throws {
    var random = SplitMix64(seed: 23)
    func values(_ count: Int) -> [Double] {
      (0..<count).map { _ in 1000 * RunFixture.exponential(0.03 * RunFixture.normal(&random)) }
    }
    let alarms = try (0..<1000).count { _ in try Self.compare(values(8), values(1)).gate.outcome == .regression }
    // Of 1,000 with a chance of 1 %, more than 20 come with a chance of 0.2 %.
    #expect(alarms <= 20, "\(alarms) of 1000")
  }

  @Test("On a machine of two speeds a false alarm is no likelier than that all old runs met the fast one")
  func twoSpeeds() throws {
    var random = SplitMix64(seed: 24)
    func values(_ count: Int, slow share: Double) -> [Double] {
      (0..<count).map { _ in
        let state = RunFixture.unit(&random) < share ? 1.3 : 1
        return 1000 * state * RunFixture.exponential(0.01 * RunFixture.normal(&random))
      }
    }
    for (share, most) in [(0.02, 0.0163), (0.1, 0.0349), (0.5, 0.0005)] {
      let alarms = try (0..<600).count { _ in
        try Self.compare(values(10, slow: share), values(1, slow: share)).gate.outcome == .regression
      }
      // Three standard deviations, and what a level of 1 % adds.
      let limit = 600 * (most + 0.01) + 3 * (600 * (most + 0.01)).squareRoot()
      #expect(Double(alarms) <= limit, "\(share): \(alarms) of 600")
    }
  }
}
