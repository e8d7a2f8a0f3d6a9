import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

/// Whole gates of 50 benchmarks, seeded; `benchmarks/gates` has the same for thousands of them, and its figures.
@Suite("Simulated gates")
struct GateSimulationTests {
  private static let gates = 20

  /// Of so many gates of 50 benchmarks with ten launches a side, how many regressed, and how many found the first one.
  private static func tally(
    spread: Double, change: Double, isHeavy: Bool = false, seed: UInt64
  ) throws -> (failed: Int, found: Int) {
    var random = SplitMix64(seed: seed)
    func run(_ id: String, slower: Double) -> BenchmarkRun {
      let results = (0..<50).map { place in
        let location = 1e4 * (place == 0 ? 1 + slower : 1)
        // A launch's one batch scatters by 1 % of its own.
        let between = (spread * spread - 0.01 * 0.01).squareRoot()
        var launches = RunFixture.launches(10, around: location, spread: between, random: &random)
        // Now and then a launch is far slower, as when something else needed the processor.
        if isHeavy { for launch in launches.indices where random.next() % 10 == 0 { launches[launch][0] *= 1.2 } }
        return RunFixture.result([RunFixture.sample(launches)], id: BenchmarkID(group: "", name: "\(place)"))
      }
      return RunFixture.run(results, id: id)
    }
    var (failed, found) = (0, 0)
    for _ in 0..<gates {
      let comparison = try RunFixture.compare(run("a", slower: 0), run("b", slower: change))
      if comparison.gate.outcome == .regression { failed += 1 }
      if comparison.rows.contains(where: { $0.id.name == "0" && $0.verdict == .regressed }) { found += 1 }
      #expect((comparison.level?.bound ?? 1) <= 0.01)
    }
    return (failed, found)
  }

  @Test("Nothing changed: 20 gates at a spread of 3 %, quiet or with slow launches, none of them fails")
  func unchanged() throws {
    #expect(try Self.tally(spread: 0.03, change: 0, seed: 21).failed == 0)
    #expect(try Self.tally(spread: 0.03, change: 0, isHeavy: true, seed: 22).failed == 0)
  }

  @Test("One of 50 slower at a spread of 2 %: +5 % is found in four of five gates, +10 % in all")
  func changed() throws {
    #expect(try Self.tally(spread: 0.02, change: 0.05, seed: 23).found >= 16)
    #expect(try Self.tally(spread: 0.02, change: 0.10, seed: 24).found == 20)
  }
}
