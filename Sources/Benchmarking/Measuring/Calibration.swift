/// Finds how many iterations make a batch of the wanted length, by growing a trial batch until it can be timed.
struct Calibration {
  /// What the search wants next.
  enum Step: Equatable {
    /// Run and time this many iterations.
    case tryIterations(Int)
    /// The search is over.
    case done(iterations: Int, nanosecondsPerIteration: Double)
    /// The time does not grow with the iterations: there is no body to time.
    case optimisedAway(iterations: Int, nanoseconds: Double)
  }

  /// The wanted length of a batch, in nanoseconds.
  let target: Double
  private(set) var iterations = 1
  private var best: Double?

  /// Below this an iteration is no instruction of any processor: at 5 GHz it is a quarter of a cycle, and no loop that
  /// does something runs four iterations a cycle.
  private static let impossiblyFast = 0.05
  /// With this many iterations a loop of one cycle each takes about a quarter of a second: time enough to be sure.
  private static let mostIterations = 1 << 30

  /// Begins a search for batches of `target` nanoseconds, never shorter than what the clock resolves.
  init(target: Double, clock: ClockTraits) {
    self.target = max(target, clock.shortestBatch)
  }

  /// What to run first.
  var first: Step { .tryIterations(iterations) }

  /// Takes the time of the trial that was asked for and says what to do next.
  mutating func next(nanoseconds: Double) -> Step {
    let perIteration = nanoseconds / Double(iterations)
    // The smallest of the trials' means: a trial that was interrupted must not end in batches that are too short.
    best = min(best ?? perIteration, perIteration)
    if nanoseconds >= target / 4 {
      return .done(iterations: planned(best ?? perIteration), nanosecondsPerIteration: perIteration)
    }
    if iterations >= Self.mostIterations {
      guard perIteration >= Self.impossiblyFast else {
        return .optimisedAway(iterations: iterations, nanoseconds: nanoseconds)
      }
      return .done(iterations: iterations, nanosecondsPerIteration: perIteration)
    }
    let wanted = nanoseconds > 0 ? target / nanoseconds : 1000
    // By at most a thousandfold, since short trials are dominated by the clock's step.
    let factor = Swift.min(Swift.max(wanted / 2, 2), 1000)
    iterations = Int(Swift.min(Double(iterations) * factor, Double(Self.mostIterations)))
    return .tryIterations(iterations)
  }

  private func planned(_ perIteration: Double) -> Int {
    guard perIteration > 0 else { return iterations }
    return Int(Swift.min(Swift.max((target / perIteration).rounded(), 1), Double(Self.mostIterations)))
  }
}
