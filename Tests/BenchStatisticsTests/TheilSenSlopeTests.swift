import BenchStatistics
import Testing

@Suite("Theil–Sen slope")
struct TheilSenSlopeTests {
  @Test("agrees with the oracle to 1e-12")
  func oracle() throws {
    for row in try Fixture.rows("slopes.tsv") {
      let figures = row[1...4].compactMap { Double($0) }
      let slope = try TheilSenSlope(of: Fixture.numbers(row[5]), confidence: figures[0])
      #expect(relativeError(slope.slope, figures[1]) <= 1e-12, "\(row[0])")
      #expect(relativeError(slope.interval.lower, figures[2]) <= 1e-12, "\(row[0])")
      #expect(relativeError(slope.interval.upper, figures[3]) <= 1e-12, "\(row[0])")
    }
  }

  @Test("of a line is the line's, and of a constant zero, without any width")
  func exact() throws {
    let line = try TheilSenSlope(of: (0..<20).map { 3 + 24 * Double($0) }, confidence: 0.95)
    #expect(line.slope == 24 && line.interval.lower == 24 && line.interval.upper == 24)
    let flat = try TheilSenSlope(of: Array(repeating: -7, count: 20), confidence: 0.95)
    #expect(flat.slope == 0 && flat.interval.lower == 0 && flat.interval.upper == 0)
  }

  @Test("is not moved by a single jump of any height")
  func jump() throws {
    let series = (0..<20).map { $0 < 10 ? 0.0 : 1e9 }
    #expect(try TheilSenSlope(of: series, confidence: 0.95).interval.lower == 0)
  }

  @Test("of a series that is too short has no bounds, and of a longer one than it sorts the same slope")
  func lengths() throws {
    let short = try TheilSenSlope(of: [1, 2, 3], confidence: 0.95)
    #expect(short.slope == 1 && short.interval.lower == -.infinity && short.interval.upper == .infinity)
    #expect(try TheilSenSlope(of: (0..<5000).map { 2 * Double($0) }, confidence: 0.95).interval.upper == 2)
  }

  @Test("refuses what is no series")
  func refused() {
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) { try TheilSenSlope(of: [1], confidence: 0.95) }
    #expect(throws: StatisticsError.valueNotFinite(index: 1)) {
      try TheilSenSlope(of: [1, .nan], confidence: 0.95)
    }
    #expect(throws: StatisticsError.self) { try TheilSenSlope(of: [1, 2], confidence: 1) }
  }
}
