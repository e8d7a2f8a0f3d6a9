import Glibc
import Testing

@testable import BenchStatistics

@Suite("Look schedule")
struct AlphaSpendingTests {
  /// What the tools spend at one end of an interval.
  private static let error = 0.025

  @Test("looks are few, each about 1.8 times the one before, and end at the last count")
  func spacing() {
    #expect(AlphaSpending.counts(first: 4, last: 75) == [4, 9, 14, 24, 44, 75])
    #expect(AlphaSpending.counts(first: 4, last: 25) == [4, 9, 14, 25])
    #expect(AlphaSpending.counts(first: 1, last: 4) == [1, 4])
    #expect(AlphaSpending.counts(first: 20, last: 20) == [20])
    #expect(AlphaSpending.counts(first: 0, last: 5).isEmpty && AlphaSpending.counts(first: 6, last: 5).isEmpty)
    #expect(AlphaSpending.counts(first: 4, last: 10_000).count == 14)
  }

  @Test("the parts of all looks add up to the whole error", arguments: [(1, 1), (5, 6), (8, 137), (10, 10_000)])
  func parts(first: Int, last: Int) throws {
    let schedule = try AlphaSpending(counts: AlphaSpending.counts(first: first, last: last), error: Self.error)
    let total = try schedule.counts.reduce(0) { try $0 + #require(schedule.part(at: $1)).share }
    #expect(abs(total - 1) < 1e-12)
    // What the looks share makes each of them worth more than its part, and less than the whole.
    for count in schedule.counts.dropFirst() {
      let part = try #require(schedule.part(at: count))
      #expect(part.tail > Self.error * part.share && part.tail < Self.error)
    }
  }

  @Test("an interrupted sample spends what is due where it ended, and one that is cut all that is left")
  func between() throws {
    let schedule = try AlphaSpending(counts: [10, 20, 50], error: Self.error)
    for (count, look) in [(3, 0), (10, 0), (11, 1), (20, 1), (21, 2), (50, 2)] {
      #expect(schedule.part(at: count)?.look == look && schedule.rest(at: count)?.look == look)
    }
    // Before a look there is nothing to share.
    #expect(abs((schedule.part(at: 3)?.tail ?? 0) - Self.error * (3.0 / 50).squareRoot()) < 1e-12)
    #expect(abs((schedule.rest(at: 3)?.tail ?? 0) - Self.error) < 1e-12)
    for count in [11, 20, 35] {
      let (part, rest) = (try #require(schedule.part(at: count)), try #require(schedule.rest(at: count)))
      #expect(part.tail < rest.tail && rest.tail < Self.error && part.share == rest.share)
    }
    let last = (try #require(schedule.part(at: 50)), try #require(schedule.rest(at: 50)))
    #expect(last.0 == last.1)
    #expect(schedule.part(at: 51) == nil && schedule.rest(at: 51) == nil && schedule.part(at: 0) == nil)
  }

  @Test("of more looks than are integrated the errors are added up")
  func manyLooks() throws {
    let schedule = try AlphaSpending(counts: Array(1...1000), error: Self.error)
    let part = try #require(schedule.part(at: 500))
    #expect(part.tail == Self.error * part.share)
  }

  @Test("counts that do not ascend are refused", arguments: [[], [0, 3], [5, 5], [8, 4]])
  func refused(counts: [Int]) {
    #expect(throws: StatisticsError.self) { try AlphaSpending(counts: counts, error: Self.error) }
  }

  @Test("an error that is none is refused", arguments: [0, -0.1, 0.5, .nan])
  func refusedError(error: Double) {
    #expect(throws: StatisticsError.self) { try AlphaSpending(counts: [5], error: error) }
  }

  @Test("stopping at the first look that decides keeps the error at the worst null, normal and heavy-tailed")
  func error() throws {
    for heavy in [false, true] {
      var random = SplitMix64(seed: heavy ? 11 : 7)
      var wrong = 0
      let sessions = 1_500
      for _ in 0..<sessions where try Self.decidesWrongly(heavy: heavy, with: &random) { wrong += 1 }
      // 5 % in all; 1,500 sessions have a standard error of 0.6 %. A rule that wastes half of it is none either.
      #expect(Double(wrong) / Double(sessions) < 0.05 + 3 * 0.006)
      #expect(Double(wrong) / Double(sessions) > 0.025)
    }
  }

  /// Whether a session whose true effect is the tolerance itself, here zero, ends in a claim on the wrong side.
  private static func decidesWrongly(heavy: Bool, with random: inout SplitMix64) throws -> Bool {
    let schedule = try AlphaSpending(counts: [9, 14, 19, 30], error: error)
    var rounds: [Double] = []
    for count in schedule.counts {
      while rounds.count < count {
        // A normal divided by the root of an exponential has tails like a t distribution with two degrees of freedom.
        let scale = heavy ? (-log(random.unit())).squareRoot() : 1
        rounds.append(random.normal() / scale)
      }
      let tail = try #require(schedule.part(at: count)).tail
      let interval = try Estimate.trimmedMean(of: rounds).interval(confidence: 1 - 2 * tail)
      if interval.lower > 0 || interval.upper < 0 { return true }
    }
    return false
  }
}
