import BenchStatistics
import Testing

@Suite("Planning")
struct PlanningTests {
  @Test("the detectable effect is the sum of two quantiles in standard errors")
  func detectableEffect() throws {
    let known = try Estimate(point: 5, standardError: 2, degreesOfFreedom: .infinity)
    let effect = try known.minimumDetectableEffect(confidence: 0.95, power: 0.8)
    #expect(relativeError(effect, 2 * (1.959963984540054 + 0.8416212335729142)) < 1e-13)
    let few = try Estimate(point: 5, standardError: 2, degreesOfFreedom: 4)
    #expect(try few.minimumDetectableEffect(confidence: 0.95, power: 0.8) > effect)
  }

  @Test("an effect of the stated size is detected about as often as stated")
  func power() throws {
    var random = SplitMix64(seed: 31)
    // The true standard error of the mean of ten standard normal values, with nine degrees of freedom.
    let truth = try Estimate(point: 0, standardError: 10.0.squareRoot() / 10, degreesOfFreedom: 9)
    let effect = try truth.minimumDetectableEffect(confidence: 0.95, power: 0.8)
    var detected = 0
    for _ in 0..<4000 {
      let estimate = try Estimate.mean(of: (0..<10).map { _ in effect + random.normal() })
      if try estimate.interval(confidence: 0.95).lower > 0 { detected += 1 }
    }
    #expect((0.78...0.84).contains(Double(detected) / 4000))
  }

  @Test("the replicates asked for are the fewest that give the half-width", arguments: [2, 5, 10, 37])
  func replicates(present: Int) throws {
    let freedom = Double(present - 1)
    let estimate = try Estimate(point: 1, standardError: 0.02, degreesOfFreedom: freedom)
    for wanted in [0.2, 0.03, 0.01, 0.001] {
      let more = try #require(
        try estimate.replicatesNeeded(forHalfWidth: wanted, confidence: 0.95, replicates: present))
      func halfWidth(_ total: Int) throws -> Double {
        let later = try Estimate(
          point: 0, standardError: 0.02 * (Double(present) / Double(total)).squareRoot(),
          degreesOfFreedom: freedom * Double(total - 1) / Double(present - 1))
        return try later.interval(confidence: 0.95).upper
      }
      #expect(try halfWidth(present + more) <= wanted * (1 + 1e-12))
      if more > 0 { #expect(try halfWidth(present + more - 1) > wanted) }
    }
  }

  @Test("nothing is needed without spread, and no number is given beyond a billion")
  func ends() throws {
    let exact = try Estimate(point: 1, standardError: 0, degreesOfFreedom: 3)
    #expect(try exact.replicatesNeeded(forHalfWidth: 1e-9, confidence: 0.99, replicates: 4) == 0)
    #expect(try exact.minimumDetectableEffect(confidence: 0.99, power: 0.9) == 0)
    let vague = try Estimate(point: 1, standardError: 1, degreesOfFreedom: 3)
    #expect(try vague.replicatesNeeded(forHalfWidth: 1e-6, confidence: 0.95, replicates: 4) == nil)
    #expect(
      try vague.replicatesNeeded(forHalfWidth: Double.leastNonzeroMagnitude, confidence: 0.95, replicates: 4) == nil)
  }

  @Test("parameters outside their domain are refused")
  func refusals() throws {
    let estimate = try Estimate(point: 1, standardError: 1, degreesOfFreedom: 3)
    for bad in [0, -1, Double.nan] {
      #expect(throws: StatisticsError.self) {
        try estimate.replicatesNeeded(forHalfWidth: bad, confidence: 0.9, replicates: 5)
      }
      #expect(throws: StatisticsError.self) {
        try estimate.replicatesNeeded(forHalfWidth: 1, confidence: bad, replicates: 5)
      }
      #expect(throws: StatisticsError.self) { try estimate.minimumDetectableEffect(confidence: 0.9, power: bad) }
      #expect(throws: StatisticsError.self) { try estimate.minimumDetectableEffect(confidence: bad, power: 0.9) }
    }
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) {
      try estimate.replicatesNeeded(forHalfWidth: 1, confidence: 0.9, replicates: 1)
    }
  }
}
