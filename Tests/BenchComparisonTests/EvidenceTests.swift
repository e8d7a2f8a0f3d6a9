import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

@Suite("Evidence")
struct EvidenceTests {
  private static func row(_ comparison: Comparison, _ statistic: Statistic) throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.statistic == statistic })
  }

  private static func near(_ value: Double?, _ expected: Double, within: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) <= within } ?? false
  }

  @Test("Launches: Welch's interval on the logarithms of the best of each launch")
  func launches() throws {
    // The best are 100, 110, 121 and 120, 132, 145.2: logarithms with step ln 1.1 around ln 110 and ln 132.
    let baseline = RunFixture.sample([[101, 100, 500], [110, 110, 111], [122, 121, 121]])
    let current = RunFixture.sample([[120, 200, 120], [132, 132, 190], [146, 150, 145.2]])
    // A chance of false gates that 95 % keeps.
    let row = try Self.row(try RunFixture.compare(baseline, current, policy: Policy(falseGates: 0.5)), .best)
    let error = log(1.1) * (2.0 / 3).squareRoot()
    // t quantile 0.975 at 4 degrees of freedom, from tables.
    let half = 2.7764451051977987 * error
    #expect(row.evidence == .launches)
    #expect(Self.near(row.baseline?.value, 110) && Self.near(row.current?.value, 132))
    #expect(Self.near(row.change?.value, 0.2))
    #expect(Self.near(row.change?.lower, 1.2 * exp(-half) - 1, within: 1e-7))
    #expect(Self.near(row.change?.upper, 1.2 * exp(half) - 1, within: 1e-7))
    #expect(row.change?.confidence == 0.95)
    #expect(row.baseline?.replicates == 3)
    #expect(row.verdict == .inconclusive)
    #expect(row.note == nil)
  }

  @Test("The mean sees a slower tail that the best does not")
  func slowerTail() throws {
    let steady = RunFixture.sample((0..<5).map { _ in [Double](repeating: 100, count: 10) })
    let tail = RunFixture.sample((0..<5).map { _ in [Double](repeating: 100, count: 9) + [300] })
    let comparison = try RunFixture.compare(steady, tail)
    #expect(try Self.row(comparison, .best).verdict == .noRegression)
    #expect(try Self.row(comparison, .mean).verdict == .regressed)
    #expect(Self.near(try Self.row(comparison, .mean).change?.value, 0.2))
  }

  @Test("One value a launch gives one row of time, because both statistics would be the same figure")
  func oneValueALaunch() throws {
    let sample = RunFixture.sample([[100], [101], [102]])
    #expect(try RunFixture.compare(sample, sample).rows.map(\.statistic) == [.best])
    let many = RunFixture.sample((0..<10).map { [100 + Double($0)] })
    #expect(try RunFixture.compare(many, many).rows.map(\.statistic) == [.best, .mean])
  }

  @Test("Wild launches do not hide a change of the best")
  func wildLaunches() throws {
    var baseline = (0..<10).map { [100 + Double($0 % 3)] }
    for wild in [1, 4, 8] { baseline[wild] = [400 + 90 * Double(wild)] }
    let current = baseline.map { [$0[0] * 1.1] }
    let comparison = try RunFixture.compare(RunFixture.sample(baseline), RunFixture.sample(current))
    #expect(try Self.row(comparison, .best).verdict == .regressed)
    #expect(try Self.row(comparison, .mean).verdict == .inconclusive)
  }

  @Test("Of a rate the larger values are the undisturbed ones")
  func undisturbedRates() throws {
    let rate = Metric(name: "rate", unit: .perSecond, direction: .larger)
    let steady = (0..<10).map { place in [1000 + Double(place % 3), 900] }
    var disturbed = steady
    for wild in [0, 3, 7] { disturbed[wild] = [400, 300] }
    let row = try Self.row(
      try RunFixture.compare(
        RunFixture.sample(steady, of: rate), RunFixture.sample(disturbed, of: rate), metrics: [rate]), .best)
    #expect(row.verdict == .noRegression)
    #expect(row.baseline.map { $0.value > 1000 } == true)
  }

  @Test("What is no time has no disturbed half: memory that some launches need more of is not proven unchanged")
  func otherMetrics() throws {
    let steady = (0..<8).map { [1e6 + 100 * Double($0)] }
    var some = steady
    for place in [0, 3, 5] { some[place] = [1.3e6] }
    let row = try Self.row(
      try RunFixture.compare(
        RunFixture.sample(steady, of: .peakMemory), RunFixture.sample(some, of: .peakMemory)), .best)
    #expect(row.verdict == .inconclusive)
    #expect(row.change.map { $0.value > 0.08 } == true)
  }

  @Test("A launch with more measurements has no better best: one of each is compared with one of each")
  func unequalCounts() throws {
    var random = SplitMix64(seed: 21)
    let many = RunFixture.launches(12, around: 1e6, spread: 0.002, batches: 60, random: &random)
    let one = RunFixture.launches(12, around: 1e6, spread: 0.002, batches: 1, random: &random)
    let row = try Self.row(try RunFixture.compare(RunFixture.sample(many), RunFixture.sample(one)), .best)
    // The smallest of 60 is about two standard deviations, 2.3 %, below one of them.
    let change = try #require(row.change)
    #expect(change.value.magnitude < 0.012)
    // A launch that was cut short takes nothing from the others.
    let cut = [Array(many[0].prefix(1))] + many.dropFirst()
    let plain = try Self.row(try RunFixture.compare(RunFixture.sample(many), RunFixture.sample(many)), .best)
    let short = try Self.row(try RunFixture.compare(RunFixture.sample(cut), RunFixture.sample(many)), .best)
    let whole = try #require(plain.current)
    #expect(Self.near(short.current?.value, whole.value))
  }

  @Test("Fewer than three launches on a side: measurements, widened by the floor at both ends, and said so")
  func fewLaunches() throws {
    let launch = (0..<40).map { 100 + Double($0 % 4) }
    for (baseline, current) in [([launch], [launch]), ([launch, launch], [launch, launch, launch])] {
      let comparison = try RunFixture.compare(
        RunFixture.sample(baseline), RunFixture.sample(current), policy: Policy(betweenLaunchFloor: 0.05))
      for statistic in [Statistic.best, .mean] {
        let row = try Self.row(comparison, statistic)
        let change = try #require(row.change)
        #expect(row.evidence == .oneLaunch)
        #expect(try #require(change.upper) > 0.05)
        #expect(try #require(change.lower) < 1 / 1.05 - 1)
        #expect(row.verdict == .inconclusive)
        #expect(row.note?.contains("widened by 5.0 %") == true)
        #expect(row.replicatesNeeded == nil)
      }
    }
  }

  @Test("A change beyond tolerance and floor is found from one launch a side")
  func oneLaunchFinds() throws {
    let launch = (0..<40).map { 100 + Double($0 % 4) }
    let comparison = try RunFixture.compare(
      RunFixture.sample([launch]), RunFixture.sample([launch.map { $0 * 1.2 }]))
    #expect(comparison.rows.map(\.verdict) == [.regressed, .regressed])
  }

  @Test("Measurements that resemble their neighbours count as fewer, so that the interval is wider")
  func autocorrelation() throws {
    var random = SplitMix64(seed: 7)
    let independent = (0..<200).map { _ in 100 * exp(0.05 * RunFixture.normal(&random)) }
    let drifting = independent.sorted()
    let policy = Policy(betweenLaunchFloor: 0)
    for statistic in [Statistic.best, .mean] {
      let widths = try [independent, drifting].map { values in
        let sample = RunFixture.sample([values])
        let change = try #require(
          try Self.row(try RunFixture.compare(sample, sample, policy: policy), statistic).change)
        return try #require(change.upper) - (try #require(change.lower))
      }
      #expect(widths[1] > 3 * widths[0])
    }
  }

  @Test(
    "Operations timed singly are judged at the farthest percentile that each launch supports",
    arguments: [(100, .p99), (99, .p95), (20, .p95), (19, .p90), (10, .p90), (9, .best)] as [(Int, Statistic)])
  func percentiles(count: Int, statistic: Statistic) throws {
    let enough = (0..<3).map { _ in (0..<200).map { 1e6 + Double($0) } }
    let fewer = Array(enough.dropLast()) + [(0..<count).map { 1e6 + Double($0) }]
    for (baseline, current) in [(enough, fewer), (fewer, enough)] {
      let comparison = try RunFixture.compare(
        RunFixture.sample(baseline, of: .latency), RunFixture.sample(current, of: .latency))
      let rows = comparison.rows.filter { $0.obstacle == nil }
      #expect(rows.map(\.statistic) == [statistic])
      #expect(rows.map(\.evidence) == [.launches])
    }
  }

  @Test("A percentile from one launch has the interval of order statistics, unbounded where there is none")
  func percentileOfOneLaunch() throws {
    let large = RunFixture.sample([(0..<2000).map { 1e6 + Double(($0 * 7919) % 2000) }], of: .latency)
    let row = try Self.row(try RunFixture.compare(large, large), .p99)
    #expect(row.baseline?.upper != nil && row.change?.upper != nil)
    #expect(row.minimumDetectableChange != nil)
    // Of 100 values none is expected to bound the 99th percentile from above.
    let small = RunFixture.sample([(0..<100).map { 1e6 + Double(($0 * 37) % 100) }], of: .latency)
    let open = try Self.row(try RunFixture.compare(small, small), .p99)
    #expect(open.baseline?.lower != nil && open.baseline?.upper == nil)
    #expect(open.change?.upper == nil && open.verdict == .inconclusive)
    #expect(open.minimumDetectableChange == nil)
  }

  @Test("Slow operations that come in a row say less about a percentile than scattered ones")
  func clusteredOperations() throws {
    let scattered = (0..<2000).map { 1e6 + Double(($0 * 7919) % 2000) }
    let widths = try [scattered, scattered.sorted()].map { values in
      let sample = RunFixture.sample([values], of: .latency)
      let estimate = try #require(try Self.row(try RunFixture.compare(sample, sample), .p99).baseline)
      return try #require(estimate.upper) - (try #require(estimate.lower))
    }
    #expect(widths[1] > 3 * widths[0])
  }

  @Test("Published mean, deviation and count: the delta method, widened by the floor")
  func summary() throws {
    let baseline = Sample(metric: "time", published: Summary(count: 100, mean: 1000, p99: 1500, stdev: 50))
    let current = Sample(metric: "time", published: Summary(count: 100, mean: 1200, p99: 1500, stdev: 60))
    let comparison = try RunFixture.compare(baseline, current)
    let row = try Self.row(comparison, .mean)
    // Relative standard error 0.05 / 10 on both sides; t quantile 0.975 at 198 degrees of freedom, from tables.
    let half = 1.9720174778 * 0.005 * 2.0.squareRoot()
    #expect(row.evidence == .summary)
    #expect(row.baseline?.value == 1000 && row.current?.value == 1200)
    #expect(Self.near(row.change?.lower, 1.2 * exp(-half) / 1.05 - 1, within: 1e-7))
    #expect(Self.near(row.change?.upper, 1.2 * exp(half) * 1.05 - 1, within: 1e-7))
    #expect(row.verdict == .regressed)
    let tail = try Self.row(comparison, .p99)
    #expect(tail.evidence == .point && tail.verdict == .inconclusive)
    #expect(comparison.rows.count == 2)
  }

  @Test("Without a deviation or a count, mean and median are points; the median only then")
  func points() throws {
    let published = Summary(mean: 1000, median: 900)
    let sample = Sample(metric: "time", published: published)
    let comparison = try RunFixture.compare(sample, sample)
    #expect(comparison.rows.map(\.statistic) == [.mean, .median])
    #expect(comparison.rows.allSatisfy { $0.evidence == .point && $0.change?.lower == nil })
    let slower = Sample(metric: "time", published: Summary(mean: 1000, median: 970))
    #expect(try Self.row(try RunFixture.compare(sample, slower), .median).verdict == .regressed)
    let barely = Sample(metric: "time", published: Summary(mean: 1000, median: 962))
    #expect(try Self.row(try RunFixture.compare(sample, barely), .median).verdict == .inconclusive)
  }

  @Test("The weaker side decides: raw measurements beside published figures are summarised")
  func mixed() throws {
    let raw = RunFixture.sample([[990, 1000, 1010], [990, 1000, 1010], [990, 1000, 1010]])
    let published = Sample(metric: "time", published: Summary(count: 9, mean: 1000, p99: 1200, stdev: 9))
    for (baseline, current) in [(raw, published), (published, raw)] {
      let comparison = try RunFixture.compare(baseline, current)
      #expect(comparison.rows.map(\.statistic) == [.mean])
      #expect(comparison.rows.map(\.evidence) == [.summary])
    }
    let point = Sample(metric: "time", published: Summary(mean: 1000))
    #expect(try RunFixture.compare(raw, point).rows.map(\.evidence) == [.point])
  }

  @Test("An inconclusive row says how many launches are lacking")
  func replicatesNeeded() throws {
    let sample = RunFixture.sample([[98], [99], [100], [101], [102]])
    let rule = RoleRule(selector: RowSelector(statistic: .mean, origin: "policy.json:1"), role: .deciding)
    let row = try Self.row(try RunFixture.compare(sample, sample, policy: Policy(roles: [rule])), .mean)
    #expect(row.verdict == .inconclusive)
    // Spread 1.58 %: half-widths 2.03 % with six launches a side (t at 10 degrees of freedom 2.228) and 1.84 % with
    // seven (t at 12: 2.179), and the tolerance is ln 1.02 = 1.98 % away.
    #expect(row.replicatesNeeded == 2)
    #expect(try #require(row.minimumDetectableChange) > 0.04)
  }

  @Test("A floor keeps a change below the processor's cycle from being seventeen per cent")
  func absoluteFloor() throws {
    let baseline = RunFixture.sample((0..<5).map { _ in [0.6, 0.6] })
    let current = RunFixture.sample((0..<5).map { _ in [0.7, 0.7] })
    let comparison = try RunFixture.compare(baseline, current)
    #expect(comparison.gate.outcome == .pass)
    #expect(Self.near(try Self.row(comparison, .best).toleranceShare, 0.5 / 0.6))
  }
}
