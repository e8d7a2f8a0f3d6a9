import BenchStatistics
import Testing

@Suite("Birge ratio")
struct BirgeRatioTests {
  /// Estimates whose errors say 1 and which scatter by this much, the first of them different by ten.
  private static func estimates(
    _ count: Int, scatter: Double, different: Int = 0, degreesOfFreedom: Double = .infinity,
    _ random: inout SplitMix64
  ) throws -> [Estimate] {
    try (0..<count).map { place in
      let shift: Double = place < different ? 10 : 0
      return try Estimate(
        point: 5 + shift + scatter * random.normal(), standardError: 1, degreesOfFreedom: degreesOfFreedom)
    }
  }

  @Test("Three points of a known place: the median distance by the quartile of t")
  func byHand() throws {
    let points = [(1.0, 0.5), (2.0, 0.25), (4.0, 4.0)]
    let estimates = try points.map { try Estimate(point: $0.0, standardError: $0.1, degreesOfFreedom: 1) }
    // The upper quartile of Cauchy's distribution is 1; the distances are 2, 0 and 0.5 errors.
    let ratio = try BirgeRatio(of: estimates, confidence: 0.5)
    #expect(abs(ratio.value - 0.5) < 1e-12)
  }

  @Test(
    "It is 1 where the errors are right and 3 where they are a third, and its interval holds it", arguments: [1.0, 3])
  func known(scatter: Double) throws {
    var random = SplitMix64(seed: 17)
    var (sum, held) = (0.0, 0)
    for _ in 0..<400 {
      let ratio = try BirgeRatio(of: Self.estimates(60, scatter: scatter, &random), confidence: 0.9)
      sum += ratio.value
      if ratio.interval.lower <= scatter, scatter <= ratio.interval.upper { held += 1 }
    }
    #expect(abs(sum / 400 / scatter - 1) < 0.03)
    #expect(held >= 344 && held <= 396, "\(held)")
  }

  @Test("A fifth of real differences makes it larger by less than a half")
  func differences() throws {
    var random = SplitMix64(seed: 18)
    var sum = 0.0
    for _ in 0..<400 {
      sum += try BirgeRatio(of: Self.estimates(60, scatter: 1, different: 12, &random), confidence: 0.9).value
    }
    #expect(sum / 400 > 1.2 && sum / 400 < 1.5, "\(sum / 400)")
  }

  @Test("A widened error costs the degrees of freedom that its own estimate lacks")
  func widened() throws {
    var random = SplitMix64(seed: 19)
    let ratio = try BirgeRatio(of: Self.estimates(50, scatter: 3, &random), confidence: 0.9)
    let estimate = try Estimate(point: 7, standardError: 2, degreesOfFreedom: 17)
    let wider = try ratio.widened(estimate)
    #expect(wider.point == 7 && wider.standardError == 2 * ratio.value)
    #expect(abs(wider.degreesOfFreedom - 1 / (1 / 17 + 1 / (0.3674 * 50))) < 1e-9)
  }

  @Test("The median distance of 50 normal values has the relative error that widening assumes")
  func relativeError() throws {
    var random = SplitMix64(seed: 20)
    let values = try (0..<2000).map { _ in
      try BirgeRatio(of: Self.estimates(50, scatter: 1, &random), confidence: 0.9).value
    }
    let mean = values.reduce(0, +) / 2000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999
    #expect(abs(variance / (mean * mean) * 50 * 2 * 0.3674 - 1) < 0.12)
  }

  @Test("An estimate without an error explains no scatter, and none has none")
  func refused() throws {
    let certain = try Estimate(point: 1, standardError: 0, degreesOfFreedom: 3)
    #expect(throws: StatisticsError.self) { try BirgeRatio(of: [certain, certain], confidence: 0.9) }
    #expect(throws: StatisticsError.self) { try BirgeRatio(of: [], confidence: 0.9) }
  }
}
