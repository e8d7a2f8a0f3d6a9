import BenchStatistics
import Testing

/// A stationary first-order autoregressive series with unit variance of its innovations.
func autoregressive(_ coefficient: Double, count: Int, _ random: inout SplitMix64) -> [Double] {
  var value = random.normal() / (1 - coefficient * coefficient).squareRoot()
  return (0..<count).map { _ in
    value = coefficient * value + random.normal()
    return value
  }
}

@Suite("Effective sample size")
struct AutocorrelationTests {
  @Test("agrees with the oracle to 1e-10")
  func oracle() throws {
    for row in try Fixture.rows("effective-sizes.tsv") {
      let size = try Autocorrelation.effectiveSampleSize(of: Fixture.numbers(row[2]))
      #expect(relativeError(size, try #require(Double(row[1]))) <= 1e-10, "\(row[0])")
    }
  }

  @Test("of an autoregressive series is n(1 − φ)/(1 + φ)", arguments: [0.0, 0.3, 0.6, 0.9], [1500, 20_000])
  func autoregression(coefficient: Double, count: Int) throws {
    var random = SplitMix64(seed: 21)
    let expected = Double(count) * (1 - coefficient) / (1 + coefficient)
    var sum = 0.0
    for _ in 0..<10 {
      sum += try Autocorrelation.effectiveSampleSize(of: autoregressive(coefficient, count: count, &random))
    }
    #expect(relativeError(sum / 10, expected) < 0.2)
  }

  @Test("does not depend on shift, scale or direction of time")
  func invariance() throws {
    var random = SplitMix64(seed: 22)
    let series = autoregressive(0.5, count: 500, &random)
    let size = try Autocorrelation.effectiveSampleSize(of: series)
    for other in [series.map { $0 * -1e200 }, series.map { $0 * 1e-200 }, series.map { $0 + 9 }, series.reversed()] {
      #expect(try relativeError(Autocorrelation.effectiveSampleSize(of: other), size) < 1e-10)
    }
  }

  @Test("keeps its digits beside a large common offset")
  func offset() throws {
    var random = SplitMix64(seed: 24)
    // Whole numbers, so that adding the offset is exact.
    let series = autoregressive(0.5, count: 500, &random).map { ($0 * 100).rounded() }
    let size = try Autocorrelation.effectiveSampleSize(of: series)
    let shifted = try Autocorrelation.effectiveSampleSize(of: series.map { $0 + 0x1p52 })
    // The mean itself is rounded to a whole number there, a hundredth of the spread, and is taken out again.
    #expect(relativeError(shifted, size) < 1e-10)
  }

  @Test("of a trend or a step is a handful, however long the series", arguments: [100, 5000, 100_000])
  func trend(count: Int) throws {
    let trend = (0..<count).map(Double.init)
    #expect(try Autocorrelation.effectiveSampleSize(of: trend) < 6)
    let step = (0..<count).map { $0 < count / 2 ? 1.0 : 2.0 }
    #expect(try Autocorrelation.effectiveSampleSize(of: step) < 6)
  }

  @Test("never exceeds n, not even for a series that alternates")
  func alternation() throws {
    let series = (0..<200).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    #expect(try Autocorrelation.effectiveSampleSize(of: series) == 200)
  }

  @Test("is at least two and at most n for the shortest series")
  func shortest() throws {
    #expect(try Autocorrelation.effectiveSampleSize(of: [1, 2]) == 2)
    #expect(try (2...3).contains(Autocorrelation.effectiveSampleSize(of: [1, 2, 3])))
    #expect(try Autocorrelation.effectiveSampleSize(of: [4, 4, 4, 4]) == 4)
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) {
      try Autocorrelation.effectiveSampleSize(of: [1])
    }
    #expect(throws: StatisticsError.valueNotFinite(index: 0)) {
      try Autocorrelation.effectiveSampleSize(of: [.nan, 1])
    }
    let greatest = Double.greatestFiniteMagnitude
    #expect(throws: StatisticsError.resultNotFinite(quantity: "deviation from the mean")) {
      try Autocorrelation.effectiveSampleSize(of: [greatest] + Array(repeating: -greatest / 2, count: 9))
    }
  }
}
