import BenchStatistics
import Glibc
import Testing

@Suite("Estimate")
struct EstimateTests {
  private func estimate(_ kind: String, _ baseline: [Double], _ current: [Double]) throws -> Estimate {
    switch kind {
    case "welch": try .change(from: .mean(of: baseline), to: .mean(of: current))
    case "yuen": try .change(from: .trimmedMean(of: baseline), to: .trimmedMean(of: current))
    case "trimmed": try .trimmedMean(of: current)
    case "published":
      try .change(from: published(baseline).logarithmOfMean(), to: published(current).logarithmOfMean())
    default: try .mean(of: current)
    }
  }

  private func published(_ figures: [Double]) throws -> PublishedSummary {
    try PublishedSummary(mean: figures[0], standardDeviation: figures[1], count: Int(figures[2]))
  }

  @Test("agrees with the oracle to 1e-10", arguments: ["welch", "yuen", "trimmed", "mean", "published"])
  func oracle(kind: String) throws {
    let rows = try Fixture.rows("estimates.tsv").filter { $0[0] == kind }
    #expect(!rows.isEmpty)
    for row in rows {
      let figures = row[2...7].compactMap { Double($0) }
      let estimate = try estimate(kind, Fixture.numbers(row[8]), Fixture.numbers(row[9]))
      let interval = try estimate.interval(confidence: figures[0])
      let width = figures[5] - figures[4]
      #expect(relativeError(estimate.standardError, figures[2]) <= 1e-10, "\(row[1])")
      #expect(relativeError(estimate.degreesOfFreedom, figures[3]) <= 1e-10, "\(row[1])")
      // The oracle subtracts means itself, so its points are exact only to the scale of the interval.
      #expect((estimate.point - figures[1]).magnitude <= 1e-10 * width, "\(row[1])")
      #expect((interval.lower - figures[4]).magnitude <= 1e-10 * width, "\(row[1])")
      #expect((interval.upper - figures[5]).magnitude <= 1e-10 * width, "\(row[1])")
    }
  }

  @Test("mirrors its interval exactly when the sides are swapped")
  func swap() throws {
    var random = SplitMix64(seed: 11)
    let first = try Estimate.trimmedMean(of: (0..<13).map { _ in random.normal() })
    let second = try Estimate.mean(of: (0..<8).map { _ in 1 + 3 * random.normal() })
    let there = try Estimate.change(from: first, to: second).interval(confidence: 0.97)
    let back = try Estimate.change(from: second, to: first).interval(confidence: 0.97)
    #expect(back.lower == -there.upper)
    #expect(back.upper == -there.lower)
  }

  @Test(
    "moves with a shift, grows with a scale, ignores the order", arguments: ["mean", "trimmed"], [5, 6, 24, 101])
  func invariance(kind: String, count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    var values = (0..<count).map { _ in random.normal() }
    let plain = try estimate(kind, [], values)
    let shifted = try estimate(kind, [], values.map { $0 + 64 })
    #expect(relativeError(shifted.point, plain.point + 64) < 1e-13)
    #expect(relativeError(shifted.standardError, plain.standardError) < 1e-12)
    let scaled = try estimate(kind, [], values.map { $0 * -8 })
    #expect(relativeError(scaled.point, plain.point * -8) < 1e-12)
    #expect(relativeError(scaled.standardError, plain.standardError * 8) < 1e-13)
    random.shuffle(&values)
    let shuffled = try estimate(kind, [], values)
    #expect((shuffled.point - plain.point).magnitude < 1e-14)
    #expect(relativeError(shuffled.standardError, plain.standardError) < 1e-13)
    #expect(shuffled.degreesOfFreedom == plain.degreesOfFreedom)
  }

  @Test("a change of unit leaves a change of logarithms alone")
  func unitInvariance() throws {
    let baseline = [1.5, 1.25, 1.75], current = [1.5, 2.5, 2.0]
    func change(_ unit: Double) throws -> Estimate {
      try .change(
        from: .mean(of: logarithms(of: baseline.map { $0 * unit })),
        to: .mean(of: logarithms(of: current.map { $0 * unit })))
    }
    let small = try change(1e-9)
    let large = try change(1e9)
    #expect(relativeError(small.point, large.point) < 1e-13)
    #expect(relativeError(small.standardError, large.standardError) < 1e-13)
  }

  @Test("trimming ignores an outlier, and cuts nothing from fewer than five values")
  func trimming() throws {
    let calm = try Estimate.trimmedMean(of: [1, 2, 3, 4, 5])
    let wild = try Estimate.trimmedMean(of: [1, 2, 3, 4, 1e300])
    #expect(calm == wild)
    #expect(calm.degreesOfFreedom == 2)
    #expect(try Estimate.trimmedMean(of: [4, 1, 2, 9]) == Estimate.mean(of: [4, 1, 2, 9]))
  }

  @Test("values without spread give an interval of no width")
  func zeroSpread() throws {
    let flat = try Estimate.mean(of: [0.1, 0.1, 0.1])
    let change = try Estimate.change(from: flat, to: .mean(of: [0.3, 0.3]))
    #expect(change.standardError == 0)
    #expect(change.degreesOfFreedom == 3)
    let interval = try change.interval(confidence: 0.95)
    #expect(interval == Interval(lower: 0.3 - 0.1, upper: 0.3 - 0.1, confidence: 0.95))
    let mixed = try Estimate.change(from: flat, to: .mean(of: [1, 2]))
    #expect(mixed.degreesOfFreedom == 1)
  }

  @Test("tiny and huge spreads neither vanish nor overflow", arguments: [0x1p-1060, 1e-200, 1e200, 1e300])
  func extremeSpread(unit: Double) throws {
    let change = try Estimate.change(from: .mean(of: [0, 4 * unit]), to: .mean(of: [0, 2 * unit, 4 * unit]))
    #expect(change.point == 0)
    #expect(relativeError(change.standardError, (4 + 4.0 / 3).squareRoot() * unit) < 1e-3)
    #expect(change.degreesOfFreedom > 1)
    #expect(change.degreesOfFreedom < 3)
  }

  @Test("higher confidence widens the interval", arguments: [(0.9, 0.95), (0.95, 0.99), (0.99, 0.999_999)])
  func nesting(low: Double, high: Double) throws {
    let estimate = try Estimate(point: 1, standardError: 0.5, degreesOfFreedom: 4.2)
    let inner = try estimate.interval(confidence: low)
    let outer = try estimate.interval(confidence: high)
    #expect(outer.lower < inner.lower)
    #expect(outer.upper > inner.upper)
  }

  @Test("samples too small, not finite or not positive are refused")
  func refusals() {
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) { try Estimate.mean(of: [1]) }
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) { try Estimate.trimmedMean(of: [1]) }
    #expect(throws: StatisticsError.tooFewValues(needed: 1, given: 0)) { try Estimate.mean(of: []) }
    #expect(throws: StatisticsError.valueNotFinite(index: 1)) { try Estimate.trimmedMean(of: [1, .nan]) }
    #expect(throws: StatisticsError.valueNotPositive(index: 2)) { try logarithms(of: [1, 2, 0]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 0)) { try logarithms(of: [.infinity]) }
  }

  @Test("figures that are no estimate are refused")
  func figures() throws {
    for (point, error, freedom) in [(Double.nan, 1.0, 1.0), (0, .infinity, 1), (0, -1, 1), (0, 1, 0), (0, 1, .nan)] {
      #expect(throws: StatisticsError.self) {
        try Estimate(point: point, standardError: error, degreesOfFreedom: freedom)
      }
    }
    let estimate = try Estimate(point: 0, standardError: 1, degreesOfFreedom: .infinity)
    for confidence in [0, 1, 1.5, Double.nan] {
      #expect(throws: StatisticsError.self) { try estimate.interval(confidence: confidence) }
    }
  }

  @Test("published figures that no sample can have are refused")
  func publishedFigures() {
    for (mean, deviation, count) in [
      (0.0, 1.0, 9), (-1, 1, 9), (.nan, 1, 9), (1, -1, 9), (1, .infinity, 9), (1, 1, 1), (1, 1, .min),
    ] {
      #expect(throws: StatisticsError.self) {
        try PublishedSummary(mean: mean, standardDeviation: deviation, count: count)
      }
    }
  }
}
