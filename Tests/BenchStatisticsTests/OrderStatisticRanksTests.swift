import BenchStatistics
import Testing

@Suite("Ranks around a quantile")
struct OrderStatisticRanksTests {
  @Test("agree with stepping through the binomial distribution, up to a million values")
  func oracle() throws {
    for row in try Fixture.rows("order-ranks.tsv") {
      let figures = row.compactMap { Double($0) }
      let count = Int(figures[1])
      let ranks = try OrderStatisticRanks(quantile: figures[0], count: count, confidence: figures[2])
      #expect(ranks.lower ?? 0 == Int(figures[3]), "\(row)")
      #expect(ranks.upper ?? count + 1 == Int(figures[4]), "\(row)")
      #expect(relativeError(ranks.confidence, figures[5]) < 1e-10, "\(row)")
      #expect(ranks.confidence >= figures[2])
    }
  }

  @Test("mirror each other for opposite quantiles", arguments: [7, 40, 333])
  func mirror(count: Int) throws {
    // Powers of two, whose complements are exact.
    let low = try OrderStatisticRanks(quantile: 0.125, count: count, confidence: 0.95)
    let high = try OrderStatisticRanks(quantile: 0.875, count: count, confidence: 0.95)
    #expect(low.lower.map { count + 1 - $0 } == high.upper)
    #expect(low.upper.map { count + 1 - $0 } == high.lower)
  }

  @Test("keep a rank whose tail equals what is left over exactly")
  func exactTie() throws {
    let ranks = try OrderStatisticRanks(quantile: 0.5, count: 5, confidence: 0.9375)
    #expect(ranks.lower == 1)
    #expect(ranks.upper == 5)
    #expect(relativeError(ranks.confidence, 0.9375) < 1e-14)
  }

  @Test("enclose extreme quantiles of huge samples")
  func extremes() throws {
    let rare = try OrderStatisticRanks(quantile: 1e-9, count: 1_000_000, confidence: 0.99)
    #expect(rare.lower == nil)
    #expect(rare.upper == 1)
    #expect(throws: StatisticsError.tooFewValues(needed: 1, given: 0)) {
      try OrderStatisticRanks(quantile: 0.5, count: 0, confidence: 0.9)
    }
  }
}
