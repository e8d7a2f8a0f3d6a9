import BenchStatistics
import Glibc
import Testing

/// Simulated coverage of the intervals: fixed seeds, so a figure outside the band is a change of the code.
@Suite("Coverage by simulation")
struct CoverageTests {
  /// The share of repetitions whose interval covers the truth.
  private func coverage(
    of truth: Double, repetitions: Int, seed: UInt64, _ interval: (inout SplitMix64) throws -> Interval
  ) rethrows -> Double {
    var random = SplitMix64(seed: seed)
    var hits = 0
    for _ in 0..<repetitions {
      let found = try interval(&random)
      if found.lower <= truth, truth <= found.upper { hits += 1 }
    }
    return Double(hits) / Double(repetitions)
  }

  @Test("Welch covers a ratio at its level although the spreads differ fourfold")
  func welch() throws {
    let share = try coverage(of: log(1.05), repetitions: 20_000, seed: 1) { random in
      let baseline = (0..<8).map { _ in exp(0.01 * random.normal()) }
      let current = (0..<12).map { _ in 1.05 * exp(0.04 * random.normal()) }
      return try Estimate.change(from: .mean(of: logarithms(of: baseline)), to: .mean(of: logarithms(of: current)))
        .interval(confidence: 0.95)
    }
    #expect((0.945...0.955).contains(share))
  }

  @Test("Yuen covers at its level for normal values, and for heavy tails")
  func yuen() throws {
    for heavy in [false, true] {
      let share = try coverage(of: 0, repetitions: 6000, seed: 2) { random in
        func draw() -> Double { heavy ? random.normal() / random.unit().squareRoot() : random.normal() }
        let baseline = (0..<15).map { _ in draw() }
        let current = (0..<20).map { _ in 2 * draw() }
        return try Estimate.change(from: .trimmedMean(of: baseline), to: .trimmedMean(of: current))
          .interval(confidence: 0.95)
      }
      #expect((0.935...0.965).contains(share), "heavy tails: \(heavy)")
    }
  }

  @Test("the one-sample trimmed interval covers at its level", arguments: [5, 10, 20])
  func trimmed(count: Int) throws {
    let share = try coverage(of: 0, repetitions: 6000, seed: 3) { random in
      try Estimate.trimmedMean(of: (0..<count).map { _ in random.normal() }).interval(confidence: 0.95)
    }
    #expect((0.935...0.965).contains(share))
  }

  @Test("a ratio of published means covers at its level")
  func published() throws {
    let share = try coverage(of: log(1.1), repetitions: 6000, seed: 4) { random in
      func summary(_ mean: Double, _ count: Int) throws -> Estimate {
        let moments = try Moments((0..<count).map { _ in mean * (1 + 0.1 * random.normal()) })
        return try PublishedSummary(
          mean: moments.mean, standardDeviation: moments.standardDeviation ?? 0, count: count
        ).logarithmOfMean()
      }
      return try Estimate.change(from: summary(20, 10), to: summary(22, 14)).interval(confidence: 0.95)
    }
    #expect((0.935...0.965).contains(share))
  }

  @Test("a quantile interval covers with the confidence it claims", arguments: [(0.5, 25), (0.95, 120)])
  func quantile(order: Double, count: Int) throws {
    let ranks = try OrderStatisticRanks(quantile: order, count: count, confidence: 0.95)
    let share = try coverage(of: order, repetitions: 4000, seed: 5) { random in
      let sample = try OrderedSample((0..<count).map { _ in random.unit() })
      return try sample.quantileInterval(order, confidence: 0.95)
    }
    #expect((share - ranks.confidence).magnitude < 0.01)
  }

  @Test("the interval of a correlated series covers nearly at its level, where the naive one is far below")
  func series() throws {
    func share(_ estimator: ([Double]) throws -> Estimate) throws -> Double {
      try coverage(of: 0, repetitions: 1000, seed: 6) { random in
        try estimator(autoregressive(0.8, count: 400, &random)).interval(confidence: 0.95)
      }
    }
    #expect(try share { try Estimate.mean(of: $0) } < 0.6)
    // Counted as m values: variance of the mean Σd² / (n(m − 1)), with m − 1 degrees of freedom (Bayley & Hammersley
    // 1946).
    let careful = try share { series in
      let plain = try Estimate.mean(of: series)
      let freedom = try Autocorrelation.effectiveSampleSize(of: series) - 1
      return try Estimate(
        point: plain.point, standardError: plain.standardError * (plain.degreesOfFreedom / freedom).squareRoot(),
        degreesOfFreedom: freedom)
    }
    #expect((0.9...0.97).contains(careful))
  }

  @Test("A share of values that come in clusters is covered at its level, where counting every value covers far less")
  func clusteredShare() throws {
    func covered(asIndependent: Bool) throws -> Double {
      try coverage(of: 0.9, repetitions: 4000, seed: 9) { random in
        let ones = (0..<10).map { _ in
          // Two kinds of launches, whose values are one in 85 and in 95 of 100 cases.
          let share = random.unit() < 0.5 ? 0.85 : 0.95
          return (0..<100).count { _ in random.unit() < share }
        }
        let counts = Array(repeating: 100, count: 10)
        let share = Double(ones.reduce(0, +)) / 1000
        let count =
          asIndependent ? 1000 : try ClusteredShare.effectiveCount(ones: ones, counts: counts, confidence: 0.95)
        let half = 1.96 * (share * (1 - share) / count).squareRoot()
        return Interval(lower: share - half, upper: share + half, confidence: 0.95)
      }
    }
    #expect((0.93...0.97).contains(try covered(asIndependent: false)))
    #expect(try covered(asIndependent: true) < 0.75)
  }
}
