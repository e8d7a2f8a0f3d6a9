import Testing

@testable import Benchmarking

@Suite("State")
struct StateTests {
  @Test("The loop runs every iteration of every lap, and each lap has a time", arguments: [(1, 1), (1, 1000), (7, 3)])
  func iterations(laps: Int, iterationsPerLap: Int) {
    let state = State(laps: laps, iterationsPerLap: iterationsPerLap)
    var count = 0
    for _ in state { count += 1 }
    #expect(count == laps * iterationsPerLap)
    #expect(state.iterations == count)
    #expect(state.laps.nanoseconds.count == laps)
    #expect(state.laps.isComplete)
  }

  @Test("A loop that was left early, run twice, or never run is seen")
  func wrongLoops() {
    let early = State(laps: 2, iterationsPerLap: 10)
    for _ in early { break }
    #expect(!early.laps.isComplete)

    let twice = State(laps: 1, iterationsPerLap: 10)
    for _ in twice {}
    for _ in twice {}
    #expect(!twice.laps.isComplete)

    #expect(!State(laps: 1, iterationsPerLap: 1).laps.isComplete)
  }

  @Test("Time outside the loop is in no lap")
  func setUpIsNotTimed() {
    let idle = State(laps: 1, iterationsPerLap: 1)
    var burnt = 0
    for number in 0..<2_000_000 { burnt = identity(burnt &+ number) }
    for _ in idle { blackHole(burnt) }

    let busy = State(laps: 1, iterationsPerLap: 1)
    for _ in busy { for number in 0..<2_000_000 { burnt = identity(burnt &+ number) } }
    #expect(idle.laps.nanoseconds[0] < busy.laps.nanoseconds[0])
  }

  @Test("The first complaint about an outcome is kept")
  func complaint() {
    var state = State(laps: 1, iterationsPerLap: 1)
    state.expect(true, "fine")
    #expect(state.complaint == nil)
    state.expect(false, "first")
    state.expect(false, "second")
    #expect(state.complaint == "first")
  }
}
