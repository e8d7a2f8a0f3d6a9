import BenchModel
import BenchRunner
import Testing

@testable import bench_run

@Suite("Progress of a run")
struct ProgressLineTests {
  private static let id = BenchmarkID(group: "io", name: "read\u{1B}[2J")

  @Test(
    "A round says the benchmark, the round, what is decided of all, and what is left, in one line that steers nothing")
  func round() {
    let place = SessionPlace(round: 9, rounds: 75, decided: 12, benchmarks: 14, turns: 100, turnsAtMost: 232)
    #expect(
      ProgressLine.text(of: Self.id, at: place, left: .milliseconds(40_200))
        == "[12 of 14 decided, at most 41 s left] round 9 of 75: io/read\\u{1b}[2J")
    #expect(
      ProgressLine.text(of: Self.id, at: place, left: nil) == "[12 of 14 decided] round 9 of 75: io/read\\u{1b}[2J")
    #expect(
      ProgressLine.text(of: Self.id, launch: 2, of: 10, left: .seconds(300)) == "[3/10, 5 min left] io/read\\u{1b}[2J")
  }

  @Test("What is left follows from what was measured, is not guessed before, and never more than the limit")
  func remaining() {
    var time = RemainingTime()
    #expect(time.left(at: .seconds(5), turns: 0, of: 10, limit: nil) == nil)
    #expect(time.left(at: .seconds(7), turns: 1, of: 10, limit: nil) == .seconds(18))
    #expect(time.left(at: .seconds(15), turns: 5, of: 10, limit: nil) == .seconds(10))
    #expect(time.left(at: .seconds(15), turns: 5, of: 10, limit: .seconds(3)) == .seconds(3))
    var limited = RemainingTime()
    #expect(limited.left(at: .zero, turns: 0, of: 10, limit: .seconds(60)) == .seconds(60))
  }
}
