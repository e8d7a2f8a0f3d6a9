import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

@Suite("Which benchmarks of a session are decided")
struct SessionLooksTests {
  private static let id = RunFixture.id
  private static let allocations = Metric(name: "allocations", unit: .count, nature: .exact)

  /// A session so far: the samples of both sides, under stated looks.
  private func compare(
    _ baseline: [Sample], _ current: [Sample], looks: [Int]? = [8, 20], isCut: Bool? = nil,
    policy: Policy = Policy()
  ) throws -> Comparison {
    func run(_ samples: [Sample], _ side: BenchmarkRun.SessionMembership.Side) -> BenchmarkRun {
      BenchmarkRun(
        id: side.rawValue, session: .init(id: "session", side: side, looks: looks, isCut: isCut), suite: "suite",
        environment: RunFixture.environment, metrics: [.time, .latency, Self.allocations],
        results: [
          RunFixture.result(samples),
          // A rule may take a benchmark out of the gate, and not all of them.
          RunFixture.result(
            [times(side == .baseline ? 5000 : 5001, rounds: samples[0].values.count)],
            id: BenchmarkID(group: "group", name: "other")),
        ])
    }
    return try RunFixture.compare(run(baseline, .baseline), run(current, .current), policy: policy)
  }

  /// Rounds around a time, whose batches scatter by so much.
  private func times(
    _ location: Double, scatter: Double = 0.001, of metric: Metric = .time, rounds: Int = 8
  ) -> Sample {
    var random = SplitMix64(seed: UInt64(location))
    return RunFixture.sample(
      (0..<rounds).map { _ in (0..<30).map { _ in location * exp(scatter * RunFixture.normal(&random)) } }, of: metric)
  }

  private func isDecided(_ comparison: Comparison) -> Bool {
    SessionLooks.decided(in: comparison).contains(Self.id)
  }

  @Test("A regression, an improvement and no change are decisions; what is open is none")
  func verdicts() throws {
    for current in [1001.0, 900, 1100] {
      #expect(isDecided(try compare([times(1000)], [times(current)])), "\(current)")
    }
    #expect(!isDecided(try compare([times(1000)], [times(1020)])))
    #expect(!isDecided(try compare([times(1000, scatter: 0.3)], [times(1001, scatter: 0.3)])))
  }

  @Test("Where there is time the far percentiles of operations are not waited for, but a regressed one decides")
  func latency() throws {
    let open = (times(1000, scatter: 0.6, of: .latency), times(1001, scatter: 0.6, of: .latency))
    let comparison = try compare([times(1000), open.0], [times(1001), open.1])
    #expect(comparison.rows.contains { $0.metric?.name == "latency" && $0.verdict == .inconclusive })
    #expect(isDecided(comparison))
    // Of a benchmark without time they are what it is about.
    #expect(!isDecided(try compare([open.0], [open.1])))
    let slow = (times(1000, of: .latency), times(1500, of: .latency))
    #expect(isDecided(try compare([times(1000), slow.0], [times(1020), slow.1])))
  }

  @Test("What informs is not waited for, unless the policy has it decide; what cannot fail the gate is waited for too")
  func roles() throws {
    func selector(_ statistic: Statistic?) -> RowSelector {
      RowSelector(benchmark: "group/name", metric: "time", statistic: statistic, origin: "policy.json:1")
    }
    let meanDecides = Policy(roles: [RoleRule(selector: selector(.mean), role: .deciding)])
    let informs = Policy(gating: [GatingRule(selector: selector(nil), severity: .inform)])
    // In each round one side stalls: the best laps are decided, the mean is not.
    let sides = [(1000.0, 0), (1001, 1)].map { location, parity in
      RunFixture.sample(
        times(location).values.enumerated().map { round, values in
          round % 2 == parity ? [location * 20] + values.dropFirst() : values
        })
    }
    #expect(isDecided(try compare([sides[0]], [sides[1]])))
    #expect(!isDecided(try compare([sides[0]], [sides[1]], policy: meanDecides)))
    #expect(isDecided(try compare([times(1000)], [times(1100)], policy: informs)))
    #expect(!isDecided(try compare([times(1000)], [times(1020)], policy: informs)))
  }

  @Test("Further rounds are not asked for where they could not change anything")
  func exact() throws {
    let counts = [3.0, 4].map { count in RunFixture.sample((0..<8).map { _ in [count] }, of: Self.allocations) }
    for after in counts { #expect(isDecided(try compare([counts[0]], [after]))) }
    // A count that rose is no verdict on the time.
    #expect(!isDecided(try compare([counts[0], times(1000)], [counts[1], times(1020)])))
    let zeros = RunFixture.sample((0..<8).map { _ in [0] })
    #expect(isDecided(try compare([times(1000)], [zeros])))
  }

  @Test(
    "Each look has its part of the error: its intervals are the wider for it",
    arguments: [8, 10, 19, 20])
  func levels(rounds: Int) throws {
    let looks = [8, 10, 14, 20]
    let part = try #require(AlphaSpending(counts: looks, error: SessionLooks.error).part(at: rounds))
    let sample = { (location: Double) in
      RunFixture.sample((0..<rounds).map { [location + Double($0 % 3)] })
    }
    let looked = try compare([sample(1e6)], [sample(1e6 + 1)], looks: looks)
    #expect(looked.rows.allSatisfy { $0.evidence == .paired })
    let level = try #require(looked.level)
    #expect(abs(level.confidence - (1 - 2 * part.tail)) < 1e-9, "\(level)")
    #expect(abs(level.limit - 0.008) < 1e-12)
    #expect(abs((looked.informingLevel?.limit ?? 0) - 0.002) < 1e-12)
    #expect(level.confidence > 0.95)
    let planned = try compare([sample(1e6)], [sample(1e6 + 1)], looks: nil)
    #expect(planned.level?.confidence == 0.95)
  }

  @Test("What is open where the session's time was over may spend what its looks have left, and nothing else may")
  func cut() throws {
    let looks = [4, 9, 14, 24, 44, 75]
    let schedule = try AlphaSpending(counts: looks, error: SessionLooks.error)
    // Scattered so that the planned level leaves the benchmark open and the rest decides it.
    let times = { (location: Double) in
      RunFixture.sample((0..<14).map { [location * exp(0.02 * [-1, 0.3, 1, -0.4, 0.1][$0 % 5])] })
    }
    let sides = ([times(1000)], [times(1007)].map { sample in RunFixture.sample(sample.values.reversed()) })
    func confidences(isCut: Bool?) throws -> [BenchmarkID: (confidence: Double, verdict: Verdict?)] {
      let rows = try compare(sides.0, sides.1, looks: looks, isCut: isCut).rows.filter { $0.role == .deciding }
      return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, ($0.change?.confidence ?? 0, $0.verdict)) })
    }
    let planned = try #require(confidences(isCut: nil)[Self.id])
    #expect(planned.verdict == .inconclusive)
    let cut = try confidences(isCut: true)
    let tails = (try #require(schedule.part(at: 14)).tail, try #require(schedule.rest(at: 14)).tail)
    #expect(abs(planned.confidence - (1 - 2 * tails.0)) < 1e-9)
    #expect(abs((cut[Self.id]?.confidence ?? 0) - (1 - 2 * tails.1)) < 1e-9)
    // The other benchmark was decided at its look.
    let other = try #require(cut.first { $0.key != Self.id }?.value)
    #expect(other.verdict == .noRegression && abs(other.confidence - (1 - 2 * tails.0)) < 1e-9)
  }

  @Test("Looks are spaced from the fourth round to the last one that is allowed")
  func schedule() {
    #expect(SessionLooks.looks(rounds: 75) == [4, 9, 14, 24, 44, 75])
    #expect(SessionLooks.looks(rounds: 4) == [4])
    #expect(SessionLooks.looks(rounds: 0) == nil)
  }
}
