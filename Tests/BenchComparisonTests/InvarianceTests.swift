import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

@Suite("Orientation and invariance")
struct InvarianceTests {
  private static let rate = Metric(name: "rate", unit: .perSecond, direction: .larger)
  private static let cost = Metric(name: "rate", unit: .perSecond, direction: .smaller)

  /// Pairs of sides that are well apart, close together, and in between.
  private static let ratios = [0.5, 0.85, 0.97, 1, 1.03, 1.15, 2]

  private static func sides(_ ratio: Double, seed: UInt64, launches: Int = 5) -> ([[Double]], [[Double]]) {
    var random = SplitMix64(seed: seed)
    return (
      RunFixture.launches(launches, around: 1e6, spread: 0.02, batches: 8, random: &random),
      RunFixture.launches(launches, around: 1e6 * ratio, spread: 0.02, batches: 8, random: &random)
    )
  }

  private static func rows(_ baseline: [[Double]], _ current: [[Double]], _ metric: Metric = .time) throws
    -> [ComparisonRow]
  {
    try RunFixture.compare(
      RunFixture.sample(baseline, of: metric), RunFixture.sample(current, of: metric), metrics: [metric]
    ).rows.sorted { ($0.statistic?.rawValue ?? "") < ($1.statistic?.rawValue ?? "") }
  }

  /// Lower end, value and upper end of the change as factors.
  private static func factors(_ row: ComparisonRow) throws -> [Double] {
    let change = try #require(row.change)
    return [1 + (try #require(change.lower)), 1 + change.value, 1 + (try #require(change.upper))]
  }

  private static func mirrored(_ verdict: Verdict?) -> Verdict? {
    switch verdict {
    case .regressed: .improved
    case .improved: .regressed
    default: verdict
    }
  }

  @Test("Half the throughput is +50 %, one and a half times the time is +50 %, and both are regressions")
  func worseIsPositive() throws {
    let slower = try #require(try Self.rows([[100], [100], [100]], [[50], [50], [50]], Self.rate).first)
    #expect(slower.verdict == .regressed)
    #expect(abs(try #require(slower.change).value - 0.5) < 1e-12)
    let faster = try #require(try Self.rows([[50], [50], [50]], [[100], [100], [100]], Self.rate).first)
    #expect(faster.verdict == .improved)
    let time = try #require(try Self.rows([[100], [100], [100]], [[150], [150], [150]]).first)
    #expect(time.verdict == .regressed)
    #expect(abs(try #require(time.change).value - 0.5) < 1e-12)
  }

  @Test("A rate that is the reciprocal of a cost changes by the reciprocal, and worse stays worse", arguments: ratios)
  func direction(ratio: Double) throws {
    for launches in [4, 11] {
      let (baseline, current) = Self.sides(ratio, seed: 1, launches: launches)
      func rates(_ launches: [[Double]]) -> [[Double]] { launches.map { $0.map { 1e9 / $0 } } }
      let cost = try #require(try Self.rows(baseline, current, Self.cost).first)
      let rate = try #require(try Self.rows(rates(baseline), rates(current), Self.rate).first)
      let other = try #require(rate.change)
      let kept = [1 - (try #require(other.lower)), 1 - other.value, 1 - (try #require(other.upper))]
      for (factor, share) in zip(try Self.factors(cost), kept) { #expect(abs(factor * share - 1) < 1e-9) }
      #expect((cost.verdict == .improved) == (rate.verdict == .improved))
    }
  }

  @Test("Swapping the sides turns regressed into improved and back", arguments: ratios, [1, 5, 12] as [Int])
  func swap(ratio: Double, launches: Int) throws {
    let (baseline, current) = Self.sides(ratio, seed: 2, launches: launches)
    let there = try Self.rows(baseline, current)
    let back = try Self.rows(current, baseline)
    for (row, other) in zip(there, back) {
      let (one, two) = (try Self.factors(row), try Self.factors(other))
      for (factor, inverse) in zip(one, two.reversed()) { #expect(abs(factor * inverse - 1) < 1e-9) }
      if [.regressed, .improved].contains(row.verdict) { #expect(other.verdict == Self.mirrored(row.verdict)) }
    }
    #expect(there.contains { $0.verdict == .regressed } == (ratio > 1.1))
    #expect(there.contains { $0.verdict == .improved } == (ratio < 0.9))
  }

  @Test("Scaling both sides by a power of two changes no figure of the change", arguments: ratios, [1, 5] as [Int])
  func scale(ratio: Double, launches: Int) throws {
    let (baseline, current) = Self.sides(ratio, seed: 3, launches: launches)
    let plain = try Self.rows(baseline, current)
    let scaled = try Self.rows(baseline.map { $0.map { $0 * 4096 } }, current.map { $0.map { $0 * 4096 } })
    #expect(plain.map(\.verdict) == scaled.map(\.verdict))
    #expect(plain.map(\.replicatesNeeded) == scaled.map(\.replicatesNeeded))
    for (row, other) in zip(plain, scaled) {
      let (one, two) = (try Self.factors(row), try Self.factors(other))
      for (factor, same) in zip(one, two) { #expect(abs(factor - same) < 1e-9) }
    }
  }

  @Test("The order of launches and of benchmarks in a file does not matter")
  func order() throws {
    let (baseline, current) = Self.sides(1.03, seed: 4)
    let reversed = try Self.rows(baseline.reversed(), current.reversed())
    #expect(try Self.rows(baseline, current).map(\.verdict) == reversed.map(\.verdict))
    let results = (0..<20).map {
      RunFixture.result([RunFixture.sample(current)], id: BenchmarkID(group: "g", name: "\($0)"))
    }
    var random = SplitMix64(seed: 5)
    let shuffled = results.shuffled(using: &random)
    let forward = try RunFixture.compare(RunFixture.run(results, id: "a"), RunFixture.run(results, id: "b"))
    let backward = try RunFixture.compare(
      RunFixture.run(results.reversed(), id: "a"), RunFixture.run(shuffled, id: "b"))
    #expect(forward == backward)
  }

  @Test("Extreme figures give rows and no trap")
  func extremes() throws {
    let figures: [Double] = [.leastNonzeroMagnitude, 1e-300, 1, 1e300, .greatestFiniteMagnitude]
    for before in figures {
      for after in figures {
        for count in [1, 3, 10] {
          let baseline = (0..<count).map { _ in [before, before.nextUp] }.map { $0.filter(\.isFinite) }
          let current = (0..<count).map { _ in [after, after.nextDown] }.map { $0.filter { $0 > 0 } }
          let rows = try Self.rows(baseline, current) + Self.rows(baseline, current, Self.rate)
          #expect(rows.allSatisfy { $0.change?.value.isFinite != false })
          #expect(rows.allSatisfy { $0.change?.upper?.isFinite != false && $0.toleranceShare?.isFinite != false })
        }
      }
    }
  }
}
