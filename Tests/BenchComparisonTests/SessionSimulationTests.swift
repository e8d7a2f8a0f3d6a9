import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

/// Sessions that end as soon as their benchmark is decided, seeded; `benchmarks/gates` has the same for thousands of
/// them, and its figures.
@Suite("Simulated sessions")
struct SessionSimulationTests {
  /// What became of some sessions.
  private struct Tally {
    var regressed = 0
    var proven = 0
    var rounds: [Int] = []
  }

  private static let rounds = 24
  private static let looks = SessionLooks.looks(rounds: rounds)

  /// Sessions of a benchmark whose rounds scatter by 2 % around a true change, half of the variance on either side, and
  /// of which four in ten are slow as a whole.
  private static func tally(_ sessions: Int, change: Double, isHeavy: Bool = false, seed: UInt64) throws -> Tally {
    var random = SplitMix64(seed: seed)
    var tally = Tally()
    for _ in 0..<sessions {
      let sides = (0..<rounds).map { _ in
        let speed = RunFixture.unit(&random) < 0.4 ? 1.6e4 : 1e4
        let own = (0..<2).map { _ in 0.02 / 2.0.squareRoot() * deviate(isHeavy, &random) }
        return [speed * exp(own[0]), speed * exp(log1p(change) + own[1])]
      }
      let (comparison, count) = try ended(sides)
      let verdicts = Set(comparison.rows.map(\.verdict))
      tally.rounds.append(count)
      if verdicts.contains(.regressed) { tally.regressed += 1 }
      if verdicts == [.noRegression] { tally.proven += 1 }
    }
    return tally
  }

  /// Scaled to a standard deviation of one: normal, or Student's t with three degrees of freedom.
  private static func deviate(_ isHeavy: Bool, _ random: inout SplitMix64) -> Double {
    let normal = RunFixture.normal(&random)
    guard isHeavy else { return normal }
    let squares = (0..<3).reduce(0.0) { sum, _ in sum + pow(RunFixture.normal(&random), 2) }
    return normal / squares.squareRoot()
  }

  /// The comparison at the look that decides, or at the last one.
  private static func ended(_ sides: [[Double]]) throws -> (comparison: Comparison, rounds: Int) {
    let looks = try #require(looks)
    for count in looks {
      let comparison = try compare(Array(sides.prefix(count)))
      if count == rounds || !SessionLooks.decided(in: comparison).isEmpty { return (comparison, count) }
    }
    throw Mishap()
  }

  private struct Mishap: Error {}

  private static func compare(_ sides: [[Double]]) throws -> Comparison {
    func run(_ side: BenchmarkRun.SessionMembership.Side, _ values: [[Double]]) -> BenchmarkRun {
      BenchmarkRun(
        id: side.rawValue, session: .init(id: "session", side: side, looks: looks), suite: "suite",
        environment: RunFixture.environment, metrics: [.time],
        results: [RunFixture.result([RunFixture.sample(values)])])
    }
    return try RunFixture.compare(
      run(.baseline, sides.map { [$0[0]] }), run(.current, sides.map { [$0[1]] }))
  }

  @Test("A true change of exactly the tolerance is called regressed, or proven, no oftener than is stated")
  func worstNull() throws {
    for (isHeavy, seed) in [(false, UInt64(31)), (true, 32)] {
      let tally = try Self.tally(160, change: 0.02, isHeavy: isHeavy, seed: seed)
      // Stated are 2.5 % at either end, 4 sessions; three standard deviations of that count are 6.
      #expect(tally.regressed <= 10, "\(tally)")
      #expect(tally.proven <= 10, "\(tally)")
      // What is never decided proves nothing about the error of deciding.
      #expect(tally.regressed + tally.proven > 0)
    }
  }

  @Test("A large change ends sessions at their first looks, and no change ends them before their last")
  func early() throws {
    let slower = try Self.tally(40, change: 0.10, seed: 33)
    #expect(slower.regressed == 40 && slower.rounds.allSatisfy { $0 <= 9 }, "\(slower)")
    #expect(slower.rounds.count { $0 == 4 } >= 30, "\(slower)")
    let same = try Self.tally(40, change: 0, seed: 34)
    #expect(same.regressed == 0 && same.proven >= 36, "\(same)")
    #expect(same.rounds.count { $0 < Self.rounds } >= 30, "\(same)")
  }
}
