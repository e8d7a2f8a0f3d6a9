import Glibc
import Testing

@testable import BenchStatistics

@Suite("Look schedule")
struct AlphaSpendingTests {
  @Test("looks are spaced by about 30 per cent and end at the last count")
  func spacing() throws {
    #expect(try AlphaSpending(first: 8, last: 40).counts == [8, 10, 14, 18, 23, 30, 39, 40])
    #expect(try AlphaSpending(first: 1, last: 4).counts == [1, 2, 3, 4])
    #expect(try AlphaSpending(first: 20, last: 20).counts == [20])
  }

  @Test("the parts of all looks add up to the whole error", arguments: [(1, 1), (5, 6), (8, 137), (10, 10_000)])
  func parts(first: Int, last: Int) throws {
    let schedule = try AlphaSpending(first: first, last: last)
    let total = schedule.counts.reduce(0) { $0 + (schedule.share(at: $1) ?? .nan) }
    #expect(abs(total - 1) < 1e-12)
  }

  @Test("an interrupted sample has the part of the look that it did not reach, and none beyond the last")
  func between() throws {
    let schedule = try AlphaSpending(counts: [10, 20, 50])
    #expect(schedule.share(at: 3) == 0.2)
    #expect(schedule.share(at: 10) == 0.2)
    #expect(schedule.share(at: 11) == 0.2)
    #expect(schedule.share(at: 21) == 0.6)
    #expect(schedule.share(at: 51) == nil)
  }

  @Test("counts that do not ascend are refused", arguments: [[], [0, 3], [5, 5], [8, 4]])
  func refused(counts: [Int]) {
    #expect(throws: StatisticsError.self) { try AlphaSpending(counts: counts) }
  }

  @Test("bounds in the wrong order are refused")
  func refusedBounds() {
    #expect(throws: StatisticsError.self) { try AlphaSpending(first: 0, last: 5) }
    #expect(throws: StatisticsError.self) { try AlphaSpending(first: 6, last: 5) }
  }

  @Test("stopping at the first look that decides keeps the error at the worst null, normal and heavy-tailed")
  func error() throws {
    for heavy in [false, true] {
      var random = SplitMix64(seed: heavy ? 11 : 7)
      var wrong = 0
      let sessions = 1_500
      for _ in 0..<sessions where try Self.decidesWrongly(heavy: heavy, with: &random) { wrong += 1 }
      // 5 % in all; 1,500 sessions have a standard error of 0.6 %.
      #expect(Double(wrong) / Double(sessions) < 0.05 + 3 * 0.006)
      #expect(wrong > 0)
    }
  }

  /// Whether a session whose true effect is the tolerance itself, here zero, ends in a claim on the wrong side.
  private static func decidesWrongly(heavy: Bool, with random: inout SplitMix64) throws -> Bool {
    let schedule = try AlphaSpending(first: 8, last: 30)
    var rounds: [Double] = []
    for count in schedule.counts {
      while rounds.count < count {
        // A normal divided by the root of an exponential has tails like a t distribution with two degrees of freedom.
        let scale = heavy ? (-log(random.unit())).squareRoot() : 1
        rounds.append(random.normal() / scale)
      }
      let share = try #require(schedule.share(at: count))
      let interval = try Estimate.trimmedMean(of: rounds).interval(confidence: 1 - 0.05 * share)
      if interval.lower > 0 || interval.upper < 0 { return true }
    }
    return false
  }
}
