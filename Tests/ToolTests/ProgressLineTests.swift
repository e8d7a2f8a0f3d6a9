import BenchModel
import BenchRunner
import Testing

@testable import bench_run

@Suite("Progress of a run")
struct ProgressLineTests {
  private static let id = BenchmarkID(group: "io", name: "read\u{1B}[2J")
  private static let shown = "io/read\\u{1b}[2J"

  @Test("A round says the benchmark, the round, what is decided of all and what is left, and steers no terminal")
  func round() {
    let open = SessionPlace(round: 9, rounds: 75, decided: 12, benchmarks: 14, turns: 100, turnsAtMost: 232)
    #expect(
      ProgressLine.text(of: Self.id, at: open, left: .milliseconds(40_200))
        == "[12 of 14 decided, at most 41 s left] round 9 of 75: \(Self.shown)")
    #expect(ProgressLine.text(of: Self.id, at: open, left: nil) == "[12 of 14 decided] round 9 of 75: \(Self.shown)")
    let planned = SessionPlace(round: 9, rounds: 25, decided: nil, benchmarks: 2, turns: 16, turnsAtMost: 50)
    #expect(
      ProgressLine.text(of: Self.id, at: planned, left: .seconds(40))
        == "[17/50, about 40 s left] round 9 of 25: \(Self.shown)")
    #expect(
      ProgressLine.text(of: Self.id, launch: 2, of: 10, left: .seconds(300)) == "[3/10, about 5 min left] \(Self.shown)"
    )
  }

  @Test("What is left follows from what was measured, is not guessed before, and never more than the limit")
  func remaining() {
    var time = RemainingTime()
    #expect(time.left(at: .seconds(5), turns: 0, of: 10, first: 2, limit: nil) == nil)
    #expect(time.left(at: .seconds(7), turns: 1, of: 10, first: 2, limit: nil) == .seconds(18))
    #expect(time.left(at: .seconds(9), turns: 2, of: 10, first: 2, limit: nil) == .seconds(16))
    #expect(time.left(at: .seconds(10), turns: 3, of: 10, first: 2, limit: .seconds(3)) == .seconds(3))
    // The first turns are slow: from two more on it is the later ones that tell the pace.
    #expect(time.left(at: .seconds(11), turns: 4, of: 10, first: 2, limit: nil) == .seconds(6))
    var limited = RemainingTime()
    #expect(limited.left(at: .zero, turns: 0, of: 10, first: 1, limit: .seconds(60)) == .seconds(60))
  }
}
