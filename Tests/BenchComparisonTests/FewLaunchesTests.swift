import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("Many benchmarks of few launches")
struct FewLaunchesTests {
  /// A run on a machine that is slow by half in every other launch, of whatever it runs.
  private static func run(
    _ id: String, launches: Int = 3, slower: Double = 0, random: inout SplitMix64
  ) -> BenchmarkRun {
    let results = (0..<50).map { place in
      let launches = (0..<launches).map { _ in
        let speed = random.draw(below: 2) == 0 ? 1.5 : 1.0
        let factor = place == 0 ? 1 + slower : 1
        return RunFixture.launches(1, around: 1e4 * speed * factor, spread: 0.005, random: &random)[0]
      }
      return RunFixture.result([RunFixture.sample(launches)], id: BenchmarkID(group: "g", name: "\(place)"))
    }
    return RunFixture.run(results, id: id)
  }

  @Test("Launches that happen to meet one speed of two are held against the others, and nothing is called regressed")
  func twoSpeeds() throws {
    var random = SplitMix64(seed: 31)
    var failed = 0
    for _ in 0..<40 {
      let comparison = try RunFixture.compare(Self.run("a", random: &random), Self.run("b", random: &random))
      if comparison.gate.outcome == .regression { failed += 1 }
    }
    #expect(failed <= 1, "\(failed) of 40")
  }

  @Test("Of eight launches each, twice and a half the time is found")
  func found() throws {
    var random = SplitMix64(seed: 32)
    let comparison = try RunFixture.compare(
      Self.run("a", launches: 8, random: &random), Self.run("b", launches: 8, slower: 1.5, random: &random))
    #expect(Set(comparison.rows.filter { $0.verdict == .regressed }.map(\.id.name)) == ["0"])
  }
}
