import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("What two moments differ by")
struct DriftTests {
  /// Two runs of some launches a benchmark, each of which has a place of its own in either run.
  private static func compare(
    _ count: Int = 50, between: Double = 0, within: Double = 0.005, changes: [Double] = [], seed: UInt64 = 1,
    launches: Int = 10, load: Double? = 0, session: Bool = false, policy: Policy = Policy()
  ) throws -> Comparison {
    var random = SplitMix64(seed: seed)
    var environment = RunFixture.environment
    environment.loadAtStart = load
    func run(_ id: String, _ side: BenchmarkRun.SessionMembership.Side) -> BenchmarkRun {
      let results = (0..<count).map { place in
        let factor = side == .current && place < changes.count ? 1 + changes[place] : 1
        let location = 1e4 * factor * RunFixture.exponential(between * RunFixture.normal(&random))
        let values = RunFixture.launches(launches, around: location, spread: within, random: &random)
        return RunFixture.result([RunFixture.sample(values)], id: BenchmarkID(group: "g", name: "\(place)"))
      }
      return BenchmarkRun(
        id: id, session: session ? .init(id: "s", side: side) : nil, suite: "suite", environment: environment,
        metrics: [.time], results: results)
    }
    return try RunFixture.compare(run("a", .baseline), run("b", .current), policy: policy, drift: nil)
  }

  private static func regressed(_ comparison: Comparison) -> Set<String> {
    Set(comparison.rows.filter { $0.verdict == .regressed }.map(\.id.name))
  }

  // MARK: What many rows tell

  @Test("Two runs that scatter by 2 % beside launches of 1 % are no regression, and it is said by how much they do")
  func unchanged() throws {
    for seed in UInt64(1)...10 {
      let comparison = try Self.compare(between: 0.014, within: 0.01, seed: seed)
      #expect(comparison.gate.counts.regressed == 0 && comparison.gate.counts.improved == 0)
      #expect(comparison.drifts.map(\.statistic) == [.best, .mean])
      let drift = try #require(comparison.drifts.first)
      #expect(drift.source == .rows && drift.rows == 50)
      #expect(drift.deviation > 0.012 && drift.deviation < 0.03, "\(drift.deviation)")
      // More launches would tell nothing of what differs between moments.
      #expect(comparison.rows.allSatisfy { $0.replicatesNeeded == nil })
    }
  }

  @Test("A real change stands out of the drift, also where a fifth of the benchmarks have one")
  func changed() throws {
    for seed in UInt64(1)...10 {
      #expect(try Self.regressed(Self.compare(between: 0.01, changes: [0.6], seed: seed)) == ["0"])
      let fifth = try Self.compare(changes: Array(repeating: 0.3, count: 10), seed: seed)
      #expect(Self.regressed(fifth).count == 10)
    }
  }

  // MARK: What a self-test tells

  @Test("Few rows take what a self-test found on the machine, and never less than what is recorded of such a distance")
  func selfTest() throws {
    func drift(_ deviation: Double, then: Double?, load: Double?, within: Double = 0.02) throws -> Drift {
      var policy = Policy()
      policy.measuredDrift = MeasuredDrift(deviation: deviation, loadPerProcessor: then)
      return try #require(try Self.compare(3, within: within, load: load, policy: policy).drifts.first)
    }
    let processors = Double(try #require(RunFixture.environment.logicalProcessors))
    let idle = try drift(0.03, then: 0, load: 0)
    #expect(idle.source == .selfTest && (idle.deviation - 0.03).magnitude < 1e-9)
    #expect(try drift(0.0001, then: 0, load: 0).deviation >= 0.005)
    // A busy machine is not taken for the idle one that was measured, but for itself where that was measured.
    let busy = try drift(0.03, then: 0, load: 2 * processors, within: 0.2)
    #expect(busy.source == .load && busy.deviation > 0.2)
    let known = try drift(0.03, then: 2, load: 2 * processors)
    #expect(known.source == .selfTest && (known.deviation - 0.03).magnitude < 1e-9)
    #expect(try drift(0.03, then: 2, load: nil, within: 0.2).source == .unknownLoad)
  }

  @Test("A policy that states the drift is asked before a self-test")
  func statedBeforeSelfTest() throws {
    var policy = Policy(drift: 0.01)
    policy.measuredDrift = MeasuredDrift(deviation: 0.2, loadPerProcessor: 0)
    let drift = try #require(try Self.compare(3, policy: policy).drifts.first)
    #expect(drift.source == .policy && (drift.deviation - 0.01).magnitude < 1e-9)
  }

  @Test("Where launches explain the scatter the drift is nothing worth a word")
  func explained() throws {
    for seed in UInt64(1)...20 {
      let drifts = try Self.compare(seed: seed).drifts
      #expect(drifts.allSatisfy { $0.source == .rows && $0.deviation < 0.004 }, "\(drifts)")
    }
  }

  @Test("Benchmarks that changed are no evidence of a noisy machine: launches limit what their scatter may hide")
  func limited() throws {
    // 24 of 25 became faster by up to half, and one takes ten times as long.
    let faster = (0..<24).map { -0.5 * Double($0) / 23 }
    let hidden = try Self.compare(25, within: 0.0005, changes: faster + [9])
    #expect(hidden.gate.outcome == .regression)
    #expect(Self.regressed(hidden) == ["24"])
    // 18 of 30 became slower by up to twice.
    let slower = (0..<18).map { Double($0 + 1) / 18 }
    let many = try Self.compare(30, within: 0.0005, changes: slower)
    #expect(many.gate.outcome == .regression)
    #expect(Self.regressed(many).count >= 12)
  }

  // MARK: What few rows cannot tell

  @Test("One benchmark of two moments has to clear what the recorded load lets moments differ by")
  func byLoad() throws {
    // The load of two processors, the source of the drift, and what 10 %, 40 % and 200 % are called.
    let cases: [(Double?, Drift.Source, [Verdict])] = [
      (0.4, .load, [.regressed, .regressed, .regressed]),
      (6, .load, [.inconclusive, .inconclusive, .regressed]),
      (nil, .unknownLoad, [.inconclusive, .inconclusive, .regressed]),
    ]
    for (load, source, verdicts) in cases {
      for (change, verdict) in zip([0.1, 0.4, 2], verdicts) {
        let comparison = try Self.compare(1, within: 0.1, changes: [change], launches: 40, load: load)
        // Launches that scatter by 10 % need not be quiet to decide 10 % on an idle machine: forty a side do.
        let row = try #require(comparison.rows.first { $0.statistic == .best })
        if load == 0.4, change == 0.1 { continue }
        #expect(row.verdict == verdict, "load \(load ?? -1), \(change)")
        #expect(comparison.drifts.first?.source == source)
      }
    }
  }

  @Test("What a change may be by drift alone is neither red nor green, and says what decides")
  func doubtful() throws {
    let comparison = try Self.compare(1, within: 0.01, changes: [0.05], launches: 20, load: 4)
    let row = try #require(comparison.rows.first { $0.statistic == .best })
    #expect(row.verdict == .inconclusive && row.isDoubtful)
    #expect(comparison.gate.outcome == .undecided)
    #expect(comparison.gate.headline.contains("slower by no more than two moments may differ"))
    #expect(comparison.gate.headline.contains("measure both sides in one session"))
  }

  @Test("Launches that agree limit what a busy machine's moments are taken to differ by, but not three of them")
  func agreeing() throws {
    #expect(try Self.regressed(Self.compare(1, within: 0.001, changes: [0.2], load: nil)) == ["0"])
    #expect(try Self.regressed(Self.compare(1, within: 0.001, changes: [0.2], launches: 3, load: nil)).isEmpty)
  }

  @Test("Two launches a side that differ by a fifth call nothing slower that is within it")
  func twoLaunches() throws {
    let alarms = try (UInt64(1)...40).count {
      try Self.compare(1, within: 0.2, seed: $0, launches: 2).gate.outcome == .regression
    }
    #expect(alarms <= 1, "\(alarms) of 40")
  }

  @Test("A between-launch floor that was measured stands for a machine whose load nobody recorded")
  func floor() throws {
    let policy = Policy(betweenLaunchFloor: 0.02)
    let comparison = try Self.compare(1, within: 0.001, changes: [0.2], launches: 3, load: nil, policy: policy)
    #expect(comparison.drifts.first?.source == .floor)
    #expect(Self.regressed(comparison) == ["0"])
  }

  @Test("A common slowdown of two moments leaves its rows open and the gate undecided")
  func common() throws {
    let comparison = try Self.compare(30, within: 0.002, changes: Array(repeating: 0.3, count: 30))
    #expect(comparison.commonShift?.cause == .unknown)
    #expect(comparison.gate.counts.regressed == 0)
    #expect(comparison.gate.outcome == .undecided)
    // What is slower by far more than the others is code.
    let one = try Self.compare(30, within: 0.002, changes: [2] + Array(repeating: 0.3, count: 29))
    #expect(Self.regressed(one) == ["0"])
  }

  @Test("The sides of a session met the same moments")
  func session() throws {
    #expect(try Self.compare(between: 0.02, session: true).drifts.isEmpty)
    #expect(try Self.compare(1, changes: [0.1], load: nil, session: true).gate.outcome == .regression)
  }

  // MARK: Several moments

  /// A sample of some moments of a few launches each.
  private static func sample(
    _ moments: Int, around location: Double, between: Double, _ random: inout SplitMix64
  ) -> Sample {
    let launches = (0..<moments).flatMap { _ in
      RunFixture.launches(
        4, around: location * RunFixture.exponential(between * RunFixture.normal(&random)), spread: 0.001,
        random: &random)
    }
    let places = Array(launches.indices)
    return Sample(
      metric: Metric.time.name, process: places, round: places, order: places, iterations: places.map { _ in 1 },
      values: launches, moment: moments > 1 ? places.map { $0 / 4 } : nil)
  }

  @Test("Moments are the replicates where there are several: launches that agree within each decide nothing")
  func moments() throws {
    var random = SplitMix64(seed: 5)
    for (baseline, current) in [(4, 4), (5, 1), (2, 2)] {
      let comparison = try RunFixture.compare(
        Self.sample(baseline, around: 1000, between: 0.05, &random),
        Self.sample(current, around: 1010, between: 0.05, &random), drift: nil)
      let row = try #require(comparison.rows.first { $0.statistic == .best })
      #expect(row.verdict == .inconclusive && row.drift == nil)
      #expect(row.baseline?.replicates == baseline && row.current?.replicates == current)
      #expect(comparison.drifts.isEmpty)
    }
  }

  @Test("Unchanged moments are called slower in no more than the level's part, and 25 % is found")
  func momentsError() throws {
    var random = SplitMix64(seed: 6)
    var (alarms, found) = (0, 0)
    for _ in 0..<400 {
      for (change, isAlarm) in [(1.0, true), (1.25, false)] {
        let comparison = try RunFixture.compare(
          Self.sample(10, around: 1000, between: 0.05, &random),
          Self.sample(10, around: 1000 * change, between: 0.05, &random), drift: nil)
        guard comparison.rows.contains(where: { $0.statistic == .best && $0.verdict == .regressed }) else { continue }
        if isAlarm { alarms += 1 } else { found += 1 }
      }
    }
    #expect(alarms <= 8, "\(alarms) of 400")
    #expect(found >= 390, "\(found) of 400")
  }
}
