import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

@Suite("Rounds of several pairs")
struct PairMedianTests {
  /// A session on a machine that runs at one of two speeds, and changes it within some pairs: both sides with their
  /// slots.
  private static func session(
    change: Double, rounds: Int = 12, pairs: Int = 8, laps: Int = 5, seed: UInt64
  ) -> Sides<Sample> {
    var random = SplitMix64(seed: seed)
    var values = Sides<[[Double]]>(baseline: [], current: [])
    var slots = Sides<[[Int]]>(baseline: [], current: [])
    for _ in 0..<rounds {
      var round = Sides<[Double]>(baseline: [], current: [])
      var places = Sides<[Int]>(baseline: [], current: [])
      for pair in 0..<pairs {
        let speeds = (0..<2).map { _ in random.draw(below: 3) == 0 ? 1.65 : 1 }
        // In one pair of four the speed changes between its batches.
        let second = random.draw(below: 4) == 0 ? speeds[1] : speeds[0]
        let currentIsFirst = random.draw(below: 2) == 0
        let lap = { (location: Double) in location * exp(0.01 * RunFixture.normal(&random)) }
        let (before, after) = currentIsFirst ? (second, speeds[0]) : (speeds[0], second)
        round.baseline += (0..<laps).map { _ in lap(1000 * before) }
        round.current += (0..<laps).map { _ in lap(1000 * after * (1 + change)) }
        places.baseline += Array(repeating: 2 * pair + (currentIsFirst ? 1 : 0), count: laps)
        places.current += Array(repeating: 2 * pair + (currentIsFirst ? 0 : 1), count: laps)
      }
      for side in BenchmarkRun.SessionMembership.Side.allCases {
        values[side].append(round[side])
        slots[side].append(places[side])
      }
    }
    return Sides(
      baseline: sample(values.baseline, slots: slots.baseline), current: sample(values.current, slots: slots.current))
  }

  private static func sample(_ values: [[Double]], slots: [[Int]]?) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: "time", process: places, round: places, order: places, iterations: places.map { _ in 10 },
      values: values, slots: slots)
  }

  private static func change(_ sides: Sides<Sample>) throws -> (point: Double, error: Double) {
    let rounds = try #require(PairedRounds(sides.baseline, sides.current))
    let change = try RawEstimator(.best, of: .time).overRounds(rounds)
    return (change.point, try #require(change.basis).standardError)
  }

  @Test(
    "A pair between whose batches the machine changes its speed is outvoted", arguments: 1...20 as ClosedRange<UInt64>)
  func speeds(seed: UInt64) throws {
    let sides = Self.session(change: 0.03, seed: seed)
    let found = try Self.change(sides)
    #expect(abs(found.point - log(1.03)) < 4 * found.error && found.error < 0.004)
    let plain = sides.map { Self.sample($0.values, slots: nil) }
    let rounds = try #require(PairedRounds(plain.baseline, plain.current))
    #expect(rounds.medianRatios(.lower) == nil)
  }

  @Test("The median of a round is that of its pairs' ratios of best laps")
  func medians() throws {
    let baseline = Self.sample([[10, 11, 20, 30], [10, 10, 10, 10]], slots: [[0, 0, 3, 4], [0, 3, 4, 7]])
    let current = Self.sample([[13, 12, 22, 33], [20, 10, 10, 5]], slots: [[1, 1, 2, 5], [1, 2, 5, 6]])
    let three = Sides(
      baseline: Self.sample(baseline.values + [[1, 1, 1]], slots: baseline.slots! + [[0, 3, 4]]),
      current: Self.sample(current.values + [[2, 3, 5]], slots: current.slots! + [[1, 2, 5]]))
    let rounds = try #require(PairedRounds(three.baseline, three.current))
    let medians = try #require(rounds.medianRatios(.lower))
    // 12 by 10, 22 by 20, 33 by 30; then 2, 1, 1, 0.5; then 2, 3, 5.
    for (found, expected) in zip(medians, [1.1, 1, 3]) { #expect(abs(found - log(expected)) < 1e-12) }
  }

  @Test(
    "Slots that make no pairs leave the rounds as they are",
    arguments: [[0, 0, 0, 0, 1, 1], [-2, 0, 2, 4, 6, 8], [0, 2, 4, 6, 8, 1 << 40], [0, 0, 2, 2, 2, 4]])
  func others(slots: [Int]) throws {
    let values = [1.0, 2, 3, 4, 5, 6]
    let usual = Self.sample(Array(repeating: values, count: 3), slots: Array(repeating: [0, 0, 2, 2, 4, 4], count: 3))
    let other = Self.sample(Array(repeating: values, count: 3), slots: Array(repeating: slots, count: 3))
    let rounds = try #require(PairedRounds(usual, other))
    #expect(rounds.medianRatios(.lower) == nil)
  }
}
