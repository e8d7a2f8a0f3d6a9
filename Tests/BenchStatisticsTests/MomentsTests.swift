import BenchStatistics
import Testing

@Suite("Moments")
struct MomentsTests {
  @Test("agree with the oracle, large common offsets included")
  func oracle() throws {
    for row in try Fixture.rows("descriptive.tsv") {
      let moments = try Moments(Fixture.numbers(row[1]))
      let oracle = row[2...4].compactMap { Double($0) }
      #expect(relativeError(moments.mean, oracle[0]) <= 1e-14, "\(row[0])")
      #expect(relativeError(try #require(moments.standardDeviation), oracle[1]) <= 1e-13, "\(row[0])")
      #expect(relativeError(try #require(moments.coefficientOfVariation), oracle[2]) <= 1e-13, "\(row[0])")
    }
  }

  @Test("do not lose digits to a common offset")
  func cancellation() throws {
    let moments = try Moments([1e15 + 4, 1e15 + 7, 1e15 + 13, 1e15 + 16])
    #expect(moments.mean == 1e15 + 10)
    #expect(moments.standardDeviation == 30.0.squareRoot())
  }

  @Test("the mean is right to the last digit although the first value dwarfs the others")
  func dwarfed() throws {
    // (2^60 + 700) / 8 = 2^57 + 87.5, and doubles there are 32 apart.
    #expect(try Moments([0x1p60] + Array(repeating: 100, count: 7)).mean == 0x1p57 + 96)
  }

  @Test("equal values have no spread at all", arguments: [0.1, -3e300, Double.leastNonzeroMagnitude, 0])
  func equalValues(value: Double) throws {
    let moments = try Moments(Array(repeating: value, count: 17))
    #expect(moments.mean == value)
    #expect(moments.standardDeviation == 0)
  }

  @Test("scale with the values exactly, to both ends of the range", arguments: [-1050, -700, -300, 0, 300, 700, 1000])
  func scaling(exponent: Int) throws {
    // Whole numbers with a whole mean and standard deviation stay exact even as subnormals.
    let values = [2.0, 4, 4, 4, 6, 10, 5] + [5]
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let plain = try Moments(values)
    let scaled = try Moments(values.map { $0 * scale })
    #expect(scaled.mean == plain.mean * scale)
    let expected = try #require(plain.standardDeviation) * scale
    #expect(try (#require(scaled.standardDeviation) - expected).magnitude <= expected.ulp)
  }

  @Test("a single value has a mean and no standard deviation")
  func single() throws {
    let moments = try Moments([7])
    #expect(moments.mean == 7)
    #expect(moments.standardDeviation == nil)
    #expect(moments.coefficientOfVariation == nil)
    #expect(try Moments([-1, 1]).coefficientOfVariation == nil)
  }

  @Test("empty samples, values that are not finite and spreads beyond the range are refused")
  func refusals() {
    #expect(throws: StatisticsError.tooFewValues(needed: 1, given: 0)) { try Moments([]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 2)) { try Moments([1, 2, .nan, .infinity]) }
    let greatest = Double.greatestFiniteMagnitude
    #expect(throws: StatisticsError.resultNotFinite(quantity: "standard deviation")) {
      try Moments([-greatest, greatest])
    }
  }
}
