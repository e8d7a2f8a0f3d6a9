import BenchStatistics
import Testing

@Suite("Distributions")
struct DistributionTests {
  static let functions: [(name: String, value: @Sendable ([Double]) -> Double)] = [
    ("logGamma", { LogGamma.value($0[0]) }),
    ("normalCumulative", { StandardNormal.cumulative($0[0]) }),
    ("normalQuantile", { StandardNormal.quantile($0[0]) }),
    ("tUpperTail", { StudentTDistribution(degreesOfFreedom: $0[0]).upperTail($0[1]) }),
    ("tCumulative", { StudentTDistribution(degreesOfFreedom: $0[0]).cumulative($0[1]) }),
    ("tUpperQuantile", { StudentTDistribution(degreesOfFreedom: $0[0]).quantile(upperTail: $0[1]) }),
    ("betaLowerTail", { IncompleteBeta(a: $0[0], b: $0[1], x: $0[2], complement: 1 - $0[2]).lowerTail }),
    ("binomialLowerTail", { BinomialDistribution(trials: Int($0[0]), probability: $0[1]).lowerTail(Int($0[2])) }),
    ("binomialUpperTail", { BinomialDistribution(trials: Int($0[0]), probability: $0[1]).upperTail(Int($0[2])) }),
  ]

  @Test("agree with the oracle to 1e-10", arguments: functions.indices)
  func oracle(index: Int) throws {
    let (name, value) = Self.functions[index]
    let rows = try Fixture.rows("distributions.tsv").filter { $0[0] == name }
    #expect(!rows.isEmpty)
    for row in rows {
      let oracle = try #require(Double(row[1]))
      #expect(relativeError(value(row[2...].compactMap { Double($0) }), oracle) <= 1e-10, "\(row)")
    }
  }

  @Test("t quantile and tail undo each other for any degrees of freedom", arguments: [0.3, 1, 2.5, 40, 5e5, 2e6, 1e12])
  func inverse(degreesOfFreedom: Double) {
    let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    for tail in [1e-30, 1e-9, 0.01, 0.2, 0.3, 0.49999] {
      let t = distribution.quantile(upperTail: tail)
      #expect(relativeError(distribution.upperTail(t), tail) < 1e-10)
      #expect(distribution.quantile(tail) == -t)
    }
  }

  @Test("t with infinitely many degrees of freedom is the normal distribution")
  func infiniteDegreesOfFreedom() {
    let distribution = StudentTDistribution(degreesOfFreedom: .infinity)
    #expect(distribution.quantile(0.975) == StandardNormal.quantile(0.975))
    #expect(distribution.cumulative(-3) == StandardNormal.cumulative(-3))
    for t in [1e3, 1e200, .infinity] { #expect(distribution.cumulative(t) == 1) }
  }

  @Test("t quantile is continuous where the method changes")
  func methodBoundary() {
    let below = StudentTDistribution(degreesOfFreedom: 1e6.nextDown)
    let above = StudentTDistribution(degreesOfFreedom: 1e6)
    for tail in [1e-9, 0.005, 0.3] {
      #expect(relativeError(below.quantile(upperTail: tail), above.quantile(upperTail: tail)) < 1e-12)
    }
  }

  @Test("quantiles are infinite at the ends and NaN outside the domain")
  func domain() {
    let t = StudentTDistribution(degreesOfFreedom: 3)
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(t.quantile(0) == -.infinity)
    #expect(t.quantile(1) == .infinity)
    #expect(t.quantile(0.5) == 0)
    #expect(t.upperTail(.infinity) == 0)
    #expect(t.upperTail(-.infinity) == 1)
    for probability in [-0.1, 1.1, .nan] {
      #expect(StandardNormal.quantile(probability).isNaN)
      #expect(t.quantile(probability).isNaN)
    }
    for freedom in [0, -1, Double.nan] {
      #expect(StudentTDistribution(degreesOfFreedom: freedom).quantile(0.9).isNaN)
      #expect(StudentTDistribution(degreesOfFreedom: freedom).cumulative(1).isNaN)
    }
    #expect(IncompleteBeta(a: -1, b: 2, x: 0.5, complement: 0.5).lowerTail.isNaN)
  }

  @Test("tails beyond the range of doubles end the search instead of hanging it")
  func extremeTails() {
    for freedom in [1e-300, 1e-3, 0.5, 1] {
      #expect(StudentTDistribution(degreesOfFreedom: freedom).quantile(upperTail: 1e-300) == .infinity)
    }
    let distribution = StudentTDistribution(degreesOfFreedom: 30)
    let t = distribution.quantile(upperTail: 1e-300)
    #expect(relativeError(distribution.upperTail(t), 1e-300) < 1e-10)
  }

  @Test("binomial tails are certain beyond the ends and add up to one inside")
  func binomialEnds() {
    let binomial = BinomialDistribution(trials: 12, probability: 0.3)
    #expect(binomial.lowerTail(-1) == 0)
    #expect(binomial.lowerTail(12) == 1)
    #expect(binomial.upperTail(0) == 1)
    #expect(binomial.upperTail(13) == 0)
    for successes in 0..<12 {
      #expect((binomial.lowerTail(successes) + binomial.upperTail(successes + 1) - 1).magnitude < 1e-15)
    }
  }
}
