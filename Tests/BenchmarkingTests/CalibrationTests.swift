import Testing

@testable import Benchmarking

@Suite("Calibration")
struct CalibrationTests {
  private let clock = ClockTraits(step: 10, cost: 20)

  /// Follows the search for a body that costs `perIteration`, with `overhead` a batch.
  private func search(perIteration: Double, overhead: Double = 30, target: Double = 10e6) -> Calibration.Step {
    var calibration = Calibration(target: target, clock: clock)
    var step = calibration.first
    for _ in 0..<100 {
      guard case .tryIterations(let iterations) = step else { return step }
      step = calibration.next(nanoseconds: overhead + perIteration * Double(iterations))
    }
    return step
  }

  @Test("A batch comes out near the wanted length", arguments: [0.3, 1, 18, 750, 3e4, 1e6, 2.4e6])
  func length(perIteration: Double) {
    guard case .done(let iterations, let cost) = search(perIteration: perIteration) else {
      Issue.record("the search did not end")
      return
    }
    #expect((0.9...1.3).contains(Double(iterations) * perIteration / 10e6))
    #expect((0.9...1.1).contains(cost / perIteration))
  }

  @Test("A body that is longer than a batch makes batches of one iteration")
  func longBody() {
    guard case .done(let iterations, _) = search(perIteration: 50e6) else {
      Issue.record("the search did not end")
      return
    }
    #expect(iterations == 1)
  }

  @Test("A body whose time does not grow with its iterations was optimised away")
  func optimisedAway() {
    guard case .optimisedAway = search(perIteration: 0) else {
      Issue.record("a loop without a body passed for one")
      return
    }
  }

  @Test("A trial that was interrupted does not shorten the batches")
  func interruptedTrial() {
    var calibration = Calibration(target: 10e6, clock: clock)
    var step = calibration.first
    // 1,000 ns an iteration, but the last trial is held up for as long as it takes.
    while case .tryIterations(let iterations) = step {
      let honest = 1000 * Double(iterations)
      step = calibration.next(nanoseconds: honest >= 2.5e6 ? honest * 3 : honest)
    }
    guard case .done(let iterations, _) = step else {
      Issue.record("the search did not end")
      return
    }
    #expect((9000...13000).contains(iterations))
  }

  @Test("A batch is never shorter than what the clock resolves")
  func shortestBatch() {
    #expect(Calibration(target: 1, clock: clock).target == clock.shortestBatch)
  }
}
