import Testing

@testable import BenchStatistics

@Suite("Figures of the change-point search")
struct ChangePointFigureTests {
  private func rows() throws -> [[String]] { try Fixture.rows("change-points.tsv") }

  @Test("Scores, correlation and the best cuts are those of NumPy and SciPy")
  func cuts() throws {
    for row in try rows() {
      let scores = NormalScores.of(Fixture.numbers(row[1]))
      let oracle = Fixture.numbers(row[2])
      #expect(
        zip(scores, oracle).allSatisfy { relativeError($0, $1) < 1e-12 || ($0 - $1).magnitude < 1e-15 }, "\(row[0])")
      let correlation = SerialCorrelation.ofScores(scores)
      #expect(relativeError(correlation, try #require(Double(row[3]))) < 1e-9, "\(row[0]): \(correlation)")
      let scan = CumulativeScan(scores, fewest: 3)
      #expect(scan.step.start == Int(row[4]) && scan.step.end == scores.count, "\(row[0])")
      #expect(relativeError(scan.step.squaredScore, try #require(Double(row[5]))) < 1e-10, "\(row[0])")
      #expect(relativeError(scan.arc.squaredScore, try #require(Double(row[8]))) < 1e-10, "\(row[0])")
      // An arc and what it leaves out are one cut.
      let ends = try [#require(Int(row[6])), #require(Int(row[7]))]
      let isSame = [scan.arc.start, scan.arc.end] == ends
      let isRest = Set([scan.arc.start, scan.arc.end, 0, scores.count]) == Set(ends + [0, scores.count])
      #expect(isSame || isRest, "\(row[0])")
    }
  }

  @Test("Chances are those of SciPy's integrals, within the error of the midpoint rule")
  func chances() throws {
    for row in try rows() {
      let scores = NormalScores.of(Fixture.numbers(row[1]))
      let scan = CumulativeScan(scores, fewest: 3)
      let significance = ScanSignificance(count: scores.count, fewest: 3)
      #expect(relativeError(significance.step(scan.step), try #require(Double(row[9]))) < 2e-3, "\(row[0])")
      #expect(relativeError(significance.arc(scan.arc), try #require(Double(row[10]))) < 2e-3, "\(row[0])")
    }
  }

  @Test("No chance is below that of so clear a separation of exchangeable values")
  func separation() {
    let series = [0.0, 0, 0, 0, 1, 1, 1, 1]
    let cut = CumulativeScan(series, fewest: 3).step
    #expect(relativeError(ScanSignificance(count: 8, fewest: 3).fixed(cut), 2.0 / 70) < 1e-9)
  }

  @Test("Equal values share a score, and a constant series has scores of zero")
  func ties() {
    #expect(NormalScores.of([5, 5, 5, 5]).allSatisfy { $0.magnitude < 1e-15 })
    let scores = NormalScores.of([2, 1, 2, 3])
    #expect(scores[0] == scores[2] && scores[1] < scores[0] && scores[0] < scores[3])
    let scan = CumulativeScan([Double](repeating: 0, count: 20), fewest: 3)
    #expect(scan.step.squaredScore == 0 && scan.arc.squaredScore == 0)
  }

  @Test("The level of many series is Benjamini and Hochberg's")
  func falseDiscovery() {
    // Their table of 15 p-values (1995, section 3.2), of which the procedure at 5 % keeps four.
    let chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
    ]
    let level = FalseDiscovery.level(of: chances, rate: 0.05)
    #expect(chances.count { $0 <= level } == 4)
    #expect(FalseDiscovery.level(of: [0.5, 0.9], rate: 0.05) == 0.025)
    #expect(FalseDiscovery.level(of: [], rate: 0.05) == 0.05)
  }
}
