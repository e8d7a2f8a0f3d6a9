import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

@Suite("Paired evidence")
struct PairedEvidenceTests {
  private typealias Side = BenchmarkRun.SessionMembership.Side

  private static func sample(_ values: [[Double]], rounds: [Int]? = nil, of metric: Metric = .time) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: metric.name, process: places, round: rounds ?? places, order: places, iterations: places.map { _ in 1 },
      values: values)
  }

  private static func compare(
    _ baseline: Sample, _ current: Sample, sides: (Side, Side) = (.baseline, .current), policy: Policy = Policy()
  ) throws -> Comparison {
    try compare([baseline], [current], sides: sides, policy: policy)
  }

  private static func compare(
    _ baseline: [Sample], _ current: [Sample], sides: (Side, Side) = (.baseline, .current), policy: Policy = Policy()
  ) throws -> Comparison {
    func run(_ samples: [Sample], _ side: Side, id: String) -> BenchmarkRun {
      BenchmarkRun(
        id: id, session: .init(id: "session", side: side), suite: "suite", environment: RunFixture.environment,
        metrics: [.time, .latency, .cpuTime], results: [RunFixture.result(samples)])
    }
    return try RunFixture.compare(
      run(baseline, sides.0, id: "a"), run(current, sides.1, id: "b"), policy: policy)
  }

  private static func row(_ comparison: Comparison, _ statistic: Statistic) throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.statistic == statistic })
  }

  /// A session on a machine that runs at one of two speeds for some rounds, and now and then does something else.
  private static func session(
    _ change: Double, rounds: Int = 20, laps: Int = 16, seed: UInt64
  ) -> ([[Double]], [[Double]]) {
    var random = SplitMix64(seed: seed)
    var sides: ([[Double]], [[Double]]) = ([], [])
    for round in 0..<rounds {
      let speed = round % 7 < 4 ? 1e6 : 1.7e6
      func batches(_ location: Double) -> [Double] {
        (0..<laps).map { _ in location * (1 + 0.01 * RunFixture.normal(&random).magnitude) }
      }
      sides.0.append(batches(speed))
      sides.1.append(batches(speed * (1 + change)))
    }
    return sides
  }

  @Test("Both sides of a session are judged by their rounds, where whole rounds are slow")
  func rounds() throws {
    let (baseline, current) = Self.session(0.05, seed: 1)
    let paired = try Self.compare(Self.sample(baseline), Self.sample(current))
    #expect(paired.rows.map(\.evidence) == [.paired, .paired])
    let best = try Self.row(paired, .best)
    #expect(best.verdict == .regressed && best.baseline?.replicates == 20)
    let found = try #require(best.change).value
    #expect(abs(found - 0.05) < 0.002)
    #expect(try Self.row(paired, .mean).verdict == .regressed)
    // The same launches from two moments say nothing about the mean: the speeds are in it.
    let apart = try RunFixture.compare(Self.sample(baseline), Self.sample(current))
    #expect(apart.rows.map(\.evidence) == [.launches, .launches])
    #expect(try Self.row(apart, .mean).verdict == .inconclusive)
  }

  @Test("Rounds match by their number, whatever the order of the launches")
  func order() throws {
    let (baseline, current) = Self.session(0.03, seed: 2)
    let plain = try Self.compare(Self.sample(baseline), Self.sample(current))
    let turned = try Self.compare(
      Self.sample(baseline.reversed(), rounds: baseline.indices.reversed()), Self.sample(current))
    #expect(plain.rows.map(\.change) == turned.rows.map(\.change))
    // Launches of one round are one replicate.
    let halves = (current.map { Array($0.prefix(8)) }) + current.map { Array($0.suffix(8)) }
    let split = try Self.compare(
      Self.sample(baseline), Self.sample(halves, rounds: Array(current.indices) + Array(current.indices)))
    #expect(plain.rows.map(\.change) == split.rows.map(\.change))
  }

  @Test("Rounds that one side lacks are left out, and said")
  func incompleteRounds() throws {
    let (baseline, current) = Self.session(0, seed: 3)
    let comparison = try Self.compare(
      Self.sample(baseline), Self.sample(Array(current.dropFirst(2)) + [[9e9]], rounds: Array(2..<20) + [77]))
    let row = try Self.row(comparison, .best)
    #expect(row.evidence == .paired && row.baseline?.replicates == 18 && row.verdict == .noRegression)
    #expect(row.note == "3 round(s) that only one side completed are left out; 18 are complete.")
    // An empty launch is no launch.
    let empty = try Self.compare(Self.sample(baseline), Self.sample([[]] + current.dropFirst()))
    #expect(try Self.row(empty, .best).baseline?.replicates == 19)
  }

  @Test("Fewer than three common rounds are no pairs, nor are the sides of a session the wrong way round")
  func noPairs() throws {
    let (baseline, current) = Self.session(0, rounds: 5, seed: 4)
    let strangers = try Self.compare(Self.sample(baseline), Self.sample(current, rounds: [3, 4, 5, 6, 7]))
    #expect(strangers.rows.map(\.evidence) == [.launches, .launches])
    let three = try Self.compare(Self.sample(baseline), Self.sample(current, rounds: [2, 3, 4, 5, 6]))
    #expect(three.rows.map(\.evidence) == [.paired, .paired])
    let swapped = try Self.compare(Self.sample(baseline), Self.sample(current), sides: (.current, .baseline))
    #expect(swapped.rows.map(\.evidence) == [.launches, .launches])
    #expect(swapped.gate.outcome == .incomplete)
  }

  @Test("A stall in every second round is in the mean and not in the best")
  func stalls() throws {
    let baseline = (0..<20).map { round in (0..<16).map { 1000 + Double(($0 * 7 + round) % 16) } }
    let current = baseline.enumerated().map { round, batches in
      round.isMultiple(of: 2) ? [batches[0] * 3] + batches.dropFirst() : batches
    }
    let comparison = try Self.compare(Self.sample(baseline), Self.sample(current))
    #expect(try Self.row(comparison, .best).verdict == .noRegression)
    #expect(try Self.row(comparison, .mean).verdict == .regressed)
  }

  @Test("The processor time of batches has a row, for what wall time cannot see beside other programs")
  func processorTime() throws {
    var random = SplitMix64(seed: 5)
    // One lap of twenty takes twice as long in the current version; others' slices fall on one lap of six.
    func laps(_ tail: Double) -> (wall: [[Double]], cpu: [[Double]]) {
      var (wall, cpu): ([[Double]], [[Double]]) = ([], [])
      for _ in 0..<20 {
        let own = (0..<100).map { lap -> Double in
          let slowdown = lap.isMultiple(of: 20) ? tail : 1.0
          return 1000 * slowdown * (1 + 0.01 * RunFixture.unit(&random))
        }
        cpu.append(own)
        wall.append(own.map { lap in RunFixture.unit(&random) < 1.0 / 6 ? lap + 3000 * RunFixture.unit(&random) : lap })
      }
      return (wall, cpu)
    }
    let (before, after) = (laps(1), laps(2))
    let comparison = try Self.compare(
      [Self.sample(before.wall), Self.sample(before.cpu, of: .cpuTime)],
      [Self.sample(after.wall), Self.sample(after.cpu, of: .cpuTime)])
    #expect(comparison.rows.map(\.statistic) == [.mean, .mean, .best, .p75])
    #expect(comparison.rows.map(\.verdict) == [.regressed, .inconclusive, .noRegression, .noRegression])
    let row = try Self.row(comparison, .mean)
    #expect(row.metric == .cpuTime && row.evidence == .paired && row.gates)
    #expect(abs(try #require(row.change).value - 0.05) < 0.002)
    // Of the first rounds only it is what a probe told.
    let probed = try Self.compare(
      [Self.sample(before.wall), Self.sample(before.cpu.prefix(3).map { [$0[0]] }, of: .cpuTime)],
      [Self.sample(after.wall), Self.sample(after.cpu.prefix(3).map { [$0[0] * 9] }, of: .cpuTime)])
    #expect(probed.rows.map(\.metric) == [.time, .time, .time])
    // Two files from two moments had two loads.
    let apart = try Self.compare(
      [Self.sample(before.wall), Self.sample(before.cpu, of: .cpuTime)],
      [Self.sample(after.wall), Self.sample(after.cpu, of: .cpuTime)], sides: (.current, .baseline))
    #expect(apart.rows.allSatisfy { $0.metric == .time })
  }

  @Test("A slower tenth of the operations moves the third quartile of many laps, which the slices of others do not")
  func thirdQuartile() throws {
    var random = SplitMix64(seed: 6)
    // A lap is five operations, some of which take half as long again; others' slices fall on one lap of six.
    func laps(_ tail: Double, _ count: Int = 60) -> [[Double]] {
      (0..<25).map { round in
        (0..<count).map { _ in
          let slow = (0..<5).count { _ in RunFixture.unit(&random) < tail }
          let own = (1000 + 100 * Double(slow)) * (1 + 0.01 * RunFixture.unit(&random)) * (round % 7 < 4 ? 1.6 : 1)
          return RunFixture.unit(&random) < 1.0 / 6 ? own + 3000 * RunFixture.unit(&random) : own
        }
      }
    }
    let slower = try Self.compare(Self.sample(laps(0)), Self.sample(laps(0.1)))
    #expect(try Self.row(slower, .p75).verdict == .regressed)
    #expect(try Self.row(slower, .best).verdict == .noRegression)
    #expect(try Self.row(slower, .mean).verdict == .inconclusive)
    #expect(try Self.row(slower, .p75).tolerance == Self.row(slower, .best).tolerance)
    let same = try Self.compare(Self.sample(laps(0.1)), Self.sample(laps(0.1)))
    #expect(try Self.row(same, .p75).verdict != .regressed)
    // Of few laps it would be one of few values, and launches of two moments do not share their speed.
    let few = try Self.compare(Self.sample(laps(0, 19)), Self.sample(laps(0.1)))
    #expect(Set(few.rows.map(\.statistic)) == [.best, .mean])
    let apart = try RunFixture.compare(Self.sample(laps(0)), Self.sample(laps(0.1)))
    #expect(!apart.rows.contains { $0.statistic == .p75 })
  }

  @Test("Operations timed singly are judged by the percentile that each round supports")
  func percentiles() throws {
    let baseline = (0..<12).map { round in (0..<40).map { 1e6 + 1e3 * Double(($0 * 11 + round) % 40) } }
    let current = baseline.map { $0.map { $0 * 1.3 } }
    let comparison = try Self.compare(
      Self.sample(baseline, of: .latency), Self.sample(current, of: .latency))
    #expect(comparison.rows.map(\.statistic) == [.p95])
    #expect(comparison.rows.map(\.evidence) == [.paired])
    #expect(comparison.rows.map(\.verdict) == [.regressed])
  }

  @Test(
    "False alarms of sessions in which nothing changed stay at what a 95 % interval states",
    arguments: [(laps: 16, rows: 2), (24, 3)])
  func falseAlarms(laps: Int, rows: Int) throws {
    var alarms = 0
    let policy = Policy(
      tolerances: [
        ToleranceRule(benchmark: nil, metric: "time", statistic: nil, tolerance: try Tolerance("0%"), origin: "test")
      ], falseGates: 0.5)
    for seed in 0..<150 {
      let (baseline, current) = Self.session(0, rounds: 10, laps: laps, seed: UInt64(1000 + seed))
      let comparison = try Self.compare(Self.sample(baseline), Self.sample(current), policy: policy)
      #expect(comparison.rows.count == rows)
      alarms += comparison.rows.count { $0.verdict == .regressed || $0.verdict == .improved }
    }
    // Two or three rows of 150 sessions, two ends of an interval: 15 or 22 are stated, with a standard deviation of 4
    // or 5, and more where the rows of a session go together.
    #expect((3...(13 * rows)).contains(alarms), "\(alarms)")
  }
}
