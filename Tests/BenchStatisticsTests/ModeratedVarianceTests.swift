import BenchStatistics
import Glibc
import Testing

@Suite("Common errors")
struct ModeratedVarianceTests {
  /// SciPy 1.x: `scipy.special.psi(x)` and `polygamma(1, x)`.
  private static let oracle: [(Double, Double, Double)] = [
    (0.05, -20.49784499129987, 401.53235734211506), (0.5, -1.9635100260214235, 4.93480220054468),
    (1, -0.5772156649015329, 1.6449340668482266), (2.5, 0.7031566406452432, 0.4903577561002349),
    (9.99, 2.250700372831201, 0.10527695014824176), (37, 3.597343531893106, 0.027395547002757686),
  ]

  @Test("Digamma, trigamma and its inverse are those of SciPy", arguments: oracle)
  func polygamma(x: Double, digamma: Double, trigamma: Double) {
    #expect(abs(Polygamma.digamma(x) - digamma) < 1e-12 * max(1, abs(digamma)))
    #expect(abs(Polygamma.trigamma(x) / trigamma - 1) < 1e-12)
    #expect(abs(Polygamma.inverseTrigamma(trigamma) / x - 1) < 1e-10)
  }

  @Test("Trigamma is inverted over its whole range", arguments: [1e-9, 1e-7, 1e-3, 0.1, 1, 40, 1e5, 1e9])
  func inverse(value: Double) {
    #expect(abs(Polygamma.trigamma(Polygamma.inverseTrigamma(value)) / value - 1) < 1e-5)
  }

  @Test("The fit of eight errors is that of Smyth's formulas in NumPy and SciPy")
  func fit() throws {
    let errors = [0.012, 0.004, 0.03, 0.0011, 0.009, 0.02, 0.015, 0.006]
    let freedoms = [3.2, 4, 2.7, 3.9, 8, 5.5, 4, 3]
    let estimates = try zip(errors, freedoms).map {
      try Estimate(point: 0, standardError: $0, degreesOfFreedom: $1)
    }
    let common = try ModeratedVariance(of: estimates)
    #expect(abs(common.degreesOfFreedom / 1.1821532383751523 - 1) < 1e-9)
    #expect(abs(common.variance / 3.314879117639215e-05 - 1) < 1e-9)
  }

  @Test("An error below the common one is raised towards it, one above stays, and no interval is narrower for it")
  func moderated() throws {
    var random = SplitMix64(seed: 5)
    // True errors of 0.01, estimated from three normal values each.
    let estimates = try (0..<200).map { _ in
      let values = (0..<3).map { _ in 0.01 * random.normal() }
      let mean = values.reduce(0, +) / 3
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
      return try Estimate(point: mean, standardError: variance.squareRoot(), degreesOfFreedom: 2)
    }
    let common = try ModeratedVariance(of: estimates)
    #expect(common.degreesOfFreedom > 8 && abs(common.variance.squareRoot() / 0.01 - 1) < 0.2)
    for estimate in estimates {
      let raised = try common.moderated(estimate)
      #expect(raised.standardError >= estimate.standardError)
      for confidence in [0.9, 0.95, 0.999] {
        let (wide, own) = try (raised.interval(confidence: confidence), estimate.interval(confidence: confidence))
        #expect(wide.upper >= own.upper)
      }
      if estimate.standardError < 0.001 { #expect(raised.standardError > 0.007) }
    }
    let large = try Estimate(point: 0, standardError: 0.05, degreesOfFreedom: 2)
    #expect(try common.moderated(large) == large)
  }

  @Test("Errors that are all alike are worth infinitely many degrees of freedom")
  func alike() throws {
    let estimate = try Estimate(point: 0, standardError: 0.01, degreesOfFreedom: 4)
    let common = try ModeratedVariance(of: Array(repeating: estimate, count: 30))
    #expect(common.degreesOfFreedom == .infinity)
    let small = try Estimate(point: 0, standardError: 0.001, degreesOfFreedom: 4)
    #expect(abs(try common.moderated(small).standardError - common.variance.squareRoot()) < 1e-15)
  }

  @Test("What has no error, or a known one, is refused")
  func refused() throws {
    let certain = try Estimate(point: 1, standardError: 0, degreesOfFreedom: 3)
    let known = try Estimate(point: 1, standardError: 1, degreesOfFreedom: .infinity)
    #expect(throws: StatisticsError.self) { try ModeratedVariance(of: [certain, certain]) }
    #expect(throws: StatisticsError.self) { try ModeratedVariance(of: [known, known]) }
    #expect(throws: StatisticsError.self) { try ModeratedVariance(of: []) }
  }
}
