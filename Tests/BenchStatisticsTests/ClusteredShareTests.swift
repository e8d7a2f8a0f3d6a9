import BenchStatistics
import Testing

@Suite("Clustered share")
struct ClusteredShareTests {
  @Test("Clusters that agree lose only what their small number costs")
  func alike() throws {
    let count = try ClusteredShare.effectiveCount(
      ones: [90, 90, 90, 90], counts: [100, 100, 100, 100], confidence: 0.95)
    // (1.959964 / 3.182446)² of 400.
    #expect((count - 151.717).magnitude < 0.01)
  }

  @Test("Clusters that are all ones or all zeros count as one value each")
  func extreme() throws {
    let count = try ClusteredShare.effectiveCount(
      ones: [100, 0, 100, 0], counts: [100, 100, 100, 100], confidence: 0.95)
    // Four values of which two are one: variance 1/12 against 1/4 of a single one, three of them after t.
    #expect((count - 3 * 0.379293).magnitude < 0.001)
    #expect(try ClusteredShare.effectiveCount(ones: [1, 0], counts: [1, 1], confidence: 0.95) == 1)
  }

  @Test("One cluster tells nothing, and a confidence is a probability")
  func refused() {
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) {
      try ClusteredShare.effectiveCount(ones: [1], counts: [2], confidence: 0.95)
    }
    #expect(throws: StatisticsError.self) {
      try ClusteredShare.effectiveCount(ones: [1, 1], counts: [2, 2], confidence: 1)
    }
  }
}
