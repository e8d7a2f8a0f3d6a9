import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("Scatter between two runs")
struct RunScatterTests {
  /// Two runs of ten launches a benchmark, each of which has a place of its own in either run.
  private static func compare(
    _ count: Int = 50, between: Double, within: Double = 0.005, changes: [Double] = [], seed: UInt64,
    session: Bool = false
  ) throws -> Comparison {
    var random = SplitMix64(seed: seed)
    func run(_ id: String, _ side: BenchmarkRun.SessionMembership.Side) -> BenchmarkRun {
      let results = (0..<count).map { place in
        let factor = side == .current && place < changes.count ? 1 + changes[place] : 1
        let location = 1e4 * factor * RunFixture.exponential(between * RunFixture.normal(&random))
        let launches = RunFixture.launches(10, around: location, spread: within, random: &random)
        return RunFixture.result([RunFixture.sample(launches)], id: BenchmarkID(group: "g", name: "\(place)"))
      }
      return BenchmarkRun(
        id: id, session: session ? .init(id: "s", side: side) : nil, suite: "suite",
        environment: RunFixture.environment, metrics: [.time], results: results)
    }
    return try RunFixture.compare(run("a", .baseline), run("b", .current))
  }

  @Test("Two runs that scatter by 2 % beside launches of 0.5 % are no regression, and it is said by how much they do")
  func unchanged() throws {
    for seed in UInt64(1)...10 {
      let comparison = try Self.compare(between: 0.02, seed: seed)
      #expect(comparison.gate.counts.regressed == 0 && comparison.gate.counts.improved == 0)
      #expect(comparison.scatters.map(\.statistic) == [.best, .mean])
      #expect(comparison.scatters.allSatisfy { $0.rows == 50 && $0.factor > 3 && $0.factor < 12 })
      // More launches would tell nothing of what differs between runs.
      #expect(comparison.rows.allSatisfy { $0.replicatesNeeded == nil })
    }
  }

  @Test("A real change stands out of the scatter, also where a fifth of the benchmarks have one")
  func changed() throws {
    for seed in UInt64(1)...10 {
      let one = try Self.compare(between: 0.02, changes: [0.4], seed: seed)
      #expect(Set(one.rows.filter { $0.verdict == .regressed }.map(\.id.name)) == ["0"])
      let fifth = try Self.compare(between: 0, changes: Array(repeating: 0.1, count: 10), seed: seed)
      #expect(Set(fifth.rows.filter { $0.verdict == .regressed }.map(\.id.name)).count == 10)
    }
  }

  @Test("Where launches explain the scatter nothing is widened, save by chance in one of twenty statistics")
  func explained() throws {
    let widened = try (UInt64(1)...40).reduce(0) { try $0 + Self.compare(between: 0, seed: $1).scatters.count }
    #expect(widened <= 10, "\(widened) of 80")
  }

  @Test("Few benchmarks tell nothing of it, and the sides of a session met the same moments")
  func notAsked() throws {
    #expect(try Self.compare(19, between: 0.02, seed: 1).scatters.isEmpty)
    #expect(try Self.compare(20, between: 0.02, seed: 1).scatters.count == 2)
    #expect(try Self.compare(between: 0.02, seed: 1, session: true).scatters.isEmpty)
  }
}
