import CommandFramework

/// A circuit breaker that is led through its states once an iteration and is closed again at the end.
struct CircuitDrill {
  struct Course: Sendable {
    let failed: Outcome<Int>
    let refused: Outcome<Int>
    let recovered: Outcome<Int>
  }

  private static let coolDown = Duration.seconds(30)

  private let clock: ManualClock
  private let breaker: CircuitBreaker
  private let wait: Duration

  /// With `waitsLongEnough` the breaker gets its whole time to cool down.
  init(waitsLongEnough: Bool) {
    let clock = ManualClock()
    self.clock = clock
    breaker = CircuitBreaker(failureThreshold: 1, coolDown: Self.coolDown, now: { clock.now })
    wait = waitsLongEnough ? Self.coolDown : Self.coolDown / 2
  }

  /// A failure opens the circuit, the next call is refused, and after the cool-down one succeeds.
  func run(_ inputs: Single) throws -> Course {
    let failed = try breaker.run { try FlakyCommand(attempt: 1, succeedsAt: 2).run(inputs) }
    let refused = try breaker.run { try FlakyCommand(attempt: 2, succeedsAt: 2).run(inputs) }
    clock.advance(by: wait)
    let recovered = try breaker.run { try FlakyCommand(attempt: 2, succeedsAt: 2).run(inputs) }
    return Course(failed: failed, refused: refused, recovered: recovered)
  }
}
