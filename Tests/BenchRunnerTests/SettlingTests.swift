import Testing

@testable import BenchRunner

@Suite("Warm until settled")
struct SettlingTests {
  private static let cut = BatchLaps(iterations: 25, batchNanoseconds: 2.5e6)

  /// How many steps are taken where the workers' best laps are these.
  private func steps(_ bests: [[Double]], wanted: Int = 0) -> Int {
    var settling = Settling(cut: Self.cut, pairs: 8, wanted: wanted)
    var steps = 0
    while !settling.isOver {
      settling.add(bests.map { $0[min(steps, $0.count - 1)] })
      steps += 1
    }
    return steps
  }

  @Test("Laps that are still take two steps, of an eighth of a round each")
  func still() {
    #expect(Settling(cut: Self.cut, pairs: 8, wanted: 0).laps == 5)
    #expect(Settling(cut: Self.cut, pairs: 4, wanted: 0).laps == 2)
    #expect(steps([[5], [7]]) == 2)
    #expect(steps([[5, 4.96], [7, 7.5]]) == 2)
  }

  @Test("As long as one worker becomes faster both go on, up to twice a round's laps")
  func moving() {
    #expect(steps([[5], [9, 8, 7, 6.99]]) == 4)
    #expect(steps([[5], [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 5, 4, 3, 2, 1, 0.5, 0.4]]) == 16)
    // A slow step is no sign of warming up, and the next one is held against the best.
    #expect(steps([[5, 6, 5.5]]) == 2)
  }

  @Test(
    "A benchmark that asks for more has it, as far as it fits into a round", arguments: [(50, 2), (75, 3), (1000, 8)])
  func wanted(iterations: Int, expected: Int) {
    #expect(steps([[5]], wanted: iterations) == expected)
  }

  @Test("A round of one lap is a step by itself")
  func short() {
    var settling = Settling(cut: BatchLaps(iterations: 10, batchNanoseconds: 1e6), pairs: 1, wanted: 100)
    #expect(settling.laps == 1)
    settling.add([3])
    #expect(!settling.isOver)
    settling.add([1])
    #expect(settling.isOver)
  }
}
