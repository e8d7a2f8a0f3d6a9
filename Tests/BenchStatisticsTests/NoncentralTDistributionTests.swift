import BenchStatistics
import Testing

@Suite("Noncentral t distribution")
struct NoncentralTDistributionTests {
  @Test("The upper tail agrees with quadrature at 40 digits")
  func oracle() throws {
    for row in try Fixture.rows("noncentral-t.tsv") {
      let figures = row.dropFirst().compactMap { Double($0) }
      try #require(figures.count == 4)
      let distribution = NoncentralTDistribution(degreesOfFreedom: figures[1], noncentrality: figures[2])
      let error = relativeError(distribution.upperTail(figures[3]), figures[0])
      #expect(figures[0] < 1e-25 || error <= 1e-10, "\(row)")
    }
  }

  @Test("Without noncentrality it is Student's t", arguments: [1.5, 4, 18, 1e6, 1e12])
  func central(degreesOfFreedom: Double) {
    let student = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    let noncentral = NoncentralTDistribution(degreesOfFreedom: degreesOfFreedom, noncentrality: 0)
    for tail in [0.4, 0.025, 1e-4, 1e-9] {
      #expect(relativeError(noncentral.upperTail(student.quantile(upperTail: tail)), tail) < 1e-9)
    }
  }

  @Test("Infinitely many degrees of freedom are the shifted normal distribution")
  func normal() {
    let distribution = NoncentralTDistribution(degreesOfFreedom: .infinity, noncentrality: -2)
    #expect(distribution.upperTail(1.5) == StandardNormal.cumulative(-3.5))
    #expect(distribution.upperTail(.infinity) == 0)
  }

  @Test("Outside the domain there is no probability")
  func domain() {
    for distribution in [
      NoncentralTDistribution(degreesOfFreedom: 0, noncentrality: 1),
      NoncentralTDistribution(degreesOfFreedom: 5, noncentrality: .infinity),
      NoncentralTDistribution(degreesOfFreedom: .nan, noncentrality: 0),
    ] {
      #expect(distribution.upperTail(1).isNaN)
    }
    #expect(NoncentralTDistribution(degreesOfFreedom: 5, noncentrality: 0).upperTail(-1).isNaN)
  }
}
