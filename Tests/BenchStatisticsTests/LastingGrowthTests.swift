import BenchStatistics
import Testing

@Suite("Lasting growth")
struct LastingGrowthTests {
  private func growth(_ launches: [[Double]]) throws -> LastingGrowth {
    try LastingGrowth(launches, operationsApart: launches.map { _ in 500 }, confidence: 0.95)
  }

  @Test(
    "of a leak of 16 bytes an operation is 16,000 bytes in 1,000, in one launch and in ten", arguments: [1, 2, 3, 10])
  func leak(launches: Int) throws {
    let series = (0...40).map { Double($0) * 500 * 16 }
    let growth = try growth(Array(repeating: series, count: launches))
    #expect(growth.slope == 16_000 && growth.interval.lower == 16_000 && growth.interval.upper == 16_000)
  }

  @Test("of a cache that has stopped growing by the middle is none, however it grew", arguments: [2, 10, 20])
  func cache(filledAt checkpoint: Int) throws {
    let series = (0...40).map { Double(min($0, checkpoint)) * 65_536 }
    for launches in [1, 3] {
      let growth = try growth(Array(repeating: series, count: launches))
      #expect(growth.slope == 0 && growth.interval.upper == 0)
    }
  }

  @Test("of a table that doubles once in the later half is not shown to be any")
  func doubling() throws {
    let series = (0...40).map { $0 < 30 ? 8192.0 : 16_384 }
    #expect(try growth([series]).interval.lower <= 0)
  }

  @Test("is found under noise many times its size, and seldom where there is none")
  func simulation() throws {
    var generator = SplitMix64(seed: 7)
    func launch(bytesPerOperation: Double) -> [Double] {
      (0...40).map { Double($0) * 500 * bytesPerOperation + 30_000 * generator.normal() }
    }
    var flagged = (none: 0, leak: 0)
    for _ in 0..<60 {
      if try growth((0..<10).map { _ in launch(bytesPerOperation: 0) }).interval.lower >= 1 { flagged.none += 1 }
      if try growth((0..<10).map { _ in launch(bytesPerOperation: 16) }).interval.lower >= 1 { flagged.leak += 1 }
    }
    // One tail of the 95 % interval: of 60 more than 6 are 4 standard deviations from what 2.5 % make.
    #expect(flagged.none <= 6 && flagged.leak >= 59, "\(flagged)")
  }

  @Test("needs twenty checkpoints, and operations between them")
  func refused() {
    #expect(throws: StatisticsError.tooFewValues(needed: 20, given: 19)) {
      try growth([Array(repeating: 0, count: 19)])
    }
    #expect(throws: StatisticsError.tooFewValues(needed: 1, given: 0)) { try growth([]) }
    #expect(throws: StatisticsError.self) {
      try LastingGrowth([Array(repeating: 0, count: 20)], operationsApart: [0], confidence: 0.95)
    }
  }
}
