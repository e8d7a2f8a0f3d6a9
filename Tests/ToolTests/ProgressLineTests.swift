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
    let (quick, slow) = (BenchmarkID(group: "", name: "quick"), BenchmarkID(group: "", name: "slow"))
    var time = RemainingTime()
    #expect(time.left(turns: 10, benchmarks: 2, limit: nil) == nil)
    #expect(time.left(turns: 10, benchmarks: 2, limit: .seconds(60)) == .seconds(60))
    time.begin(quick, at: .seconds(5))
    time.beginExtra(at: .seconds(6))
    time.endExtra(at: .seconds(9))
    time.set(quick, left: 4, at: .seconds(10))
    // Four turns of two seconds, and of the other benchmark five with what its first one does beside.
    #expect(time.left(turns: 9, benchmarks: 2, limit: nil) == .seconds(4 * 2 + 5 * 2 + 3))
    #expect(time.left(turns: 9, benchmarks: 2, limit: .seconds(3)) == .seconds(3))
    time.begin(slow, at: .seconds(10))
    time.set(slow, left: 4, at: .seconds(30))
    #expect(time.left(turns: 8, benchmarks: 2, limit: nil) == .seconds(4 * 2 + 4 * 20))
    // What is decided or has failed takes nothing more, and a time that no turn of it took is not its.
    time.set(slow, left: 0, at: .seconds(40))
    #expect(time.left(turns: 4, benchmarks: 2, limit: nil) == .seconds(4 * 2))
  }

  /// Sessions of one command each, by the rounds of which the time was said six times too high, recorded with the
  /// seconds of each round and those of them that only first rounds take: `python3 p.py` at load 9, `sleep 0.2`.
  private static let recorded: [[(round: Double, extra: Double)]] = [
    [
      (14.41, 12.42), (5.04, 3.47), (5.65, 3.61), (1.63, 0), (1.71, 0), (1.72, 0), (1.96, 0), (1.88, 0), (2.04, 0),
      (1.67, 0), (1.78, 0), (1.81, 0), (1.81, 0), (2.04, 0), (1.98, 0), (2.7, 0), (1.82, 0), (1.86, 0), (0.99, 0),
      (1.25, 0), (1.27, 0), (0.78, 0), (1.57, 0), (1.32, 0), (2.62, 0),
    ],
    [
      (3.39, 2.97), (1.26, 0.84), (1.27, 0.85), (0.41, 0), (0.41, 0), (0.43, 0), (0.42, 0), (0.42, 0), (0.43, 0),
      (0.44, 0), (0.44, 0), (0.44, 0),
    ],
  ]

  @Test("What is left is true to a half from the second round on", arguments: recorded.indices)
  func recordings(_ recording: Int) throws {
    let rounds = Self.recorded[recording]
    var time = RemainingTime()
    var now = Duration.zero
    for (place, round) in rounds.enumerated() {
      if place > 0 {
        let said = try #require(time.left(turns: rounds.count - place, benchmarks: 1, limit: nil)) / .seconds(1)
        let really = rounds[place...].map(\.round).reduce(0, +)
        #expect(said < 1.5 * really && really < 1.5 * said + 1, "round \(place + 1): \(said) s for \(really) s")
      }
      time.begin(Self.id, at: now)
      time.beginExtra(at: now)
      time.endExtra(at: now + .seconds(round.extra))
      now += .seconds(round.round)
      time.set(Self.id, left: rounds.count - place - 1, at: now)
    }
  }
}
