import BenchStatistics
import Testing

@Suite("Ordered sample")
struct OrderedSampleTests {
  @Test("extremes, median and percentiles agree with the oracle")
  func oracle() throws {
    for row in try Fixture.rows("descriptive.tsv") {
      let sample = try OrderedSample(Fixture.numbers(row[1]))
      let expected = row[5...].compactMap { Double($0) }
      let found = [
        sample.minimum, sample.maximum, sample.median, try sample.quantile(0.25), try sample.quantile(0.9),
        try sample.quantile(0.95), try sample.quantile(0.99),
      ]
      for (value, oracle) in zip(found, expected) { #expect(relativeError(value, oracle) <= 1e-13, "\(row[0])") }
      #expect(expected.count == found.count)
    }
  }

  @Test("quantiles rise with their order and stay between the extremes")
  func monotone() throws {
    var random = SplitMix64(seed: 5)
    let sample = try OrderedSample((0..<37).map { _ in random.normal() })
    var last = sample.minimum
    for step in 0...200 {
      let value = try sample.quantile(Double(step) / 200)
      #expect(value >= last)
      last = value
    }
    #expect(last == sample.maximum)
  }

  @Test("the order of the values does not matter")
  func permutation() throws {
    var random = SplitMix64(seed: 6)
    var values = (0..<50).map { _ in random.normal() }
    let before = try OrderedSample(values)
    random.shuffle(&values)
    #expect(try OrderedSample(values) == before)
  }

  @Test("quantiles of one value, of equal values and of values at the ends of the range are exact")
  func edges() throws {
    #expect(try OrderedSample([3]).median == 3)
    #expect(try OrderedSample([3]).quantile(0.99) == 3)
    #expect(try OrderedSample([0.1, 0.1, 0.1]).quantile(0.7) == 0.1)
    let greatest = Double.greatestFiniteMagnitude
    #expect(try OrderedSample([-greatest, greatest]).median == 0)
    #expect(try OrderedSample([.leastNonzeroMagnitude, 0]).maximum == .leastNonzeroMagnitude)
  }

  @Test("an interval takes its ends from the sample and says what it achieves")
  func medianInterval() throws {
    let interval = try OrderedSample([6, 2, 4, 1, 5, 3]).quantileInterval(0.5, confidence: 0.95)
    #expect(interval == Interval(lower: 1, upper: 6, confidence: 1 - 2.0 / 64))
  }

  @Test("a sample too small for a bound gives an infinite one")
  func unbounded() throws {
    let median = try OrderedSample([1, 2, 3, 4, 5]).quantileInterval(0.5, confidence: 0.95)
    #expect(median == Interval(lower: -.infinity, upper: .infinity, confidence: 1))
    let tail = try OrderedSample((1...100).map(Double.init)).quantileInterval(0.99, confidence: 0.95)
    #expect(tail.lower == 97)
    #expect(tail.upper == .infinity)
    #expect(tail.confidence >= 0.975)
  }

  @Test("empty samples, values that are not finite and orders outside the domain are refused")
  func refusals() throws {
    #expect(throws: StatisticsError.tooFewValues(needed: 1, given: 0)) { try OrderedSample([]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 1)) { try OrderedSample([1, .nan]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 0)) { try OrderedSample([-.infinity]) }
    let sample = try OrderedSample([1, 2])
    for order in [-0.1, 1.1, Double.nan] {
      #expect(throws: StatisticsError.self) { try sample.quantile(order) }
      #expect(throws: StatisticsError.self) { try sample.quantileInterval(order, confidence: 0.9) }
      #expect(throws: StatisticsError.self) { try sample.quantileInterval(0.5, confidence: order) }
    }
  }
}
