import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

@Suite("The two ends of an interval")
struct RowConfidenceTests {
  private static func launches(_ location: Double, scatter: Double, seed: UInt64) -> Sample {
    var random = SplitMix64(seed: seed)
    return RunFixture.sample(
      (0..<10).map { _ in [location * exp(scatter * RunFixture.normal(&random))] })
  }

  /// One benchmark whose current side is worse by a change, beside as many noisy ones that have not changed.
  private static func row(change: Double, beside count: Int) throws -> ComparisonRow {
    func run(_ location: Double, seed: UInt64) -> BenchmarkRun {
      let noisy = (0..<count).map { place in
        RunFixture.result(
          [launches(1000, scatter: 0.04, seed: seed + 10 + UInt64(place))],
          id: BenchmarkID(group: "noisy", name: "\(place)"))
      }
      return BenchmarkRun(
        id: "\(seed)", session: nil, suite: "suite", environment: RunFixture.environment, metrics: [.time],
        results: [RunFixture.result([launches(location, scatter: 0.008, seed: seed)])] + noisy)
    }
    let comparison = try RunFixture.compare(run(1000, seed: 1), run(1000 * (1 + change), seed: 1001))
    return try #require(comparison.rows.first { $0.id == RunFixture.id && $0.statistic == .best })
  }

  @Test("Noisy rows beside it ask more of an alarm, and nothing of a proof")
  func ends() throws {
    let alone = try Self.row(change: 0.001, beside: 0)
    let among = try Self.row(change: 0.001, beside: 15)
    #expect(alone.verdict == .noRegression && among.verdict == .noRegression)
    #expect(alone.change?.upper == among.change?.upper && among.change?.upperConfidence == 0.95)
    #expect(try #require(among.change?.lower) < #require(alone.change?.lower))
    #expect(try #require(among.change?.confidence) > 0.98)
    #expect(alone.change?.upperConfidence == nil)
  }

  @Test("A regression or an improvement by itself is open where many rows could be it by chance", arguments: [1.0, -1])
  func alarms(sign: Double) throws {
    let alarm = sign > 0 ? Verdict.regressed : .improved
    // The smallest change that is called by itself.
    let smallest = try stride(from: 0.02, through: 0.06, by: 0.001).first {
      try Self.row(change: sign * $0, beside: 0).verdict == alarm
    }
    let among = try Self.row(change: sign * #require(smallest), beside: 15)
    #expect(among.verdict == (sign > 0 ? .inconclusive : .noRegression))
    // What is shown never says more than the verdict.
    let upper = try #require(among.change?.upper)
    #expect(sign > 0 || upper >= -0.02)
    #expect(try Self.row(change: sign * 0.2, beside: 15).verdict == alarm)
  }
}
