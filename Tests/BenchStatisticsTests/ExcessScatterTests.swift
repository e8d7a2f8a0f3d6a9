import BenchStatistics
import Testing

@Suite("Excess scatter")
struct ExcessScatterTests {
  /// Estimates of errors 1 whose true values scatter by this much, the first of them different by ten.
  private static func estimates(
    _ count: Int, excess: Double, error: Double = 1, different: Int = 0, _ random: inout SplitMix64
  ) throws -> [Estimate] {
    try (0..<count).map { place in
      let shift: Double = place < different ? 10 : 0
      return try Estimate(
        point: 5 + shift + excess * random.normal() + error * random.normal(), standardError: error,
        degreesOfFreedom: .infinity)
    }
  }

  @Test("Of three places without errors it is the median distance by the quartile of t")
  func byHand() throws {
    // The upper quartile of Cauchy's distribution is 1; the distances from the median are 1, 0 and 2.
    let estimates = try [1.0, 2, 4].map { try Estimate(point: $0, standardError: 0, degreesOfFreedom: 1) }
    #expect(abs(try ExcessScatter(of: estimates).deviation - 1) < 1e-8)
  }

  @Test("It is what was put in beside the errors, and about nothing where they explain all", arguments: [0.0, 1, 3])
  func known(excess: Double) throws {
    var random = SplitMix64(seed: 17)
    let found = try (0..<400).map { _ in
      try ExcessScatter(of: Self.estimates(60, excess: excess, &random)).deviation
    }.sorted()
    let median = found[200]
    if excess == 0 {
      #expect(found[150] == 0 && median < 0.5)
    } else {
      #expect(abs(median / excess - 1) < 0.1, "\(median)")
    }
  }

  @Test("A fifth of real differences makes it larger by less than a half")
  func differences() throws {
    var random = SplitMix64(seed: 18)
    let found = try (0..<400).map { _ in
      try ExcessScatter(of: Self.estimates(60, excess: 1, error: 0.1, different: 12, &random)).deviation
    }
    let mean = found.reduce(0, +) / 400
    #expect(mean > 1.2 && mean < 1.5, "\(mean)")
  }

  @Test("Equal estimates do not scatter, and none have no scatter")
  func edges() throws {
    let certain = try Estimate(point: 1, standardError: 0, degreesOfFreedom: 3)
    #expect(try ExcessScatter(of: [certain, certain]).deviation == 0)
    #expect(throws: StatisticsError.self) { try ExcessScatter(of: []) }
  }
}
