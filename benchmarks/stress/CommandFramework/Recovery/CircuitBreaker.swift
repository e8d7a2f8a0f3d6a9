/// Stops calling what keeps failing, and tries again after a while.
///
/// Closed, it lets everything through and counts failures in a row; at the threshold it opens and refuses. After the
/// cool-down it is half open: one call at a time is let through as a probe, and the needed number of successful probes
/// closes it, while a failed one opens it again. A thrown error counts as a failure and goes on to the caller; a
/// cancellation counts as nothing. Time is the caller's, from any fixed origin, and does not run backwards.
package final class CircuitBreaker: Sendable {
  package enum State: Sendable, Hashable {
    case closed
    case open
    case halfOpen
  }

  private enum Phase {
    case closed(failures: Int)
    case open(since: Duration)
    case halfOpen(successes: Int, isProbing: Bool)
  }

  // A call that was let through belongs to the phase it began in; later ones do not count its result.
  private struct Status {
    var phase = Phase.closed(failures: 0)
    var generation = 0
  }

  private let failureThreshold: Int
  private let coolDown: Duration
  private let neededSuccesses: Int
  private let now: @Sendable () -> Duration
  private let status = Locked(Status())

  package init(
    failureThreshold: Int = 5, coolDown: Duration = .seconds(30), neededSuccesses: Int = 1,
    now: @escaping @Sendable () -> Duration
  ) {
    precondition(failureThreshold >= 1 && neededSuccesses >= 1, "a threshold is at least one")
    self.failureThreshold = failureThreshold
    self.coolDown = coolDown
    self.neededSuccesses = neededSuccesses
    self.now = now
  }

  package var state: State {
    let now = now()
    return status.withLock { status in
      switch status.phase {
      case .closed: .closed
      case .open(let since): now - since >= coolDown ? .halfOpen : .open
      case .halfOpen: .halfOpen
      }
    }
  }

  /// Runs `body` if the breaker lets it, otherwise fails with the external error `circuit_open`.
  package func run<Output>(_ body: () throws -> Outcome<Output>) throws -> Outcome<Output> {
    guard let generation = admit() else { return .failure([Self.refusal]) }
    do {
      let outcome = try body()
      settle(generation, Self.verdict(on: outcome))
      return outcome
    } catch {
      settle(generation, error is CancellationError ? nil : false)
      throw error
    }
  }

  /// Runs `body` if the breaker lets it, otherwise fails with the external error `circuit_open`.
  package func run<Output>(_ body: () async throws -> Outcome<Output>) async throws -> Outcome<Output> {
    guard let generation = admit() else { return .failure([Self.refusal]) }
    do {
      let outcome = try await body()
      settle(generation, Self.verdict(on: outcome))
      return outcome
    } catch {
      settle(generation, error is CancellationError ? nil : false)
      throw error
    }
  }

  private static let refusal = CommandError(
    .external, .circuitOpen, "the circuit is open: recent calls failed", suggestion: "try again after the cool-down")

  /// True for a success, false for a failure, nil for what says nothing.
  private static func verdict<Output>(on outcome: Outcome<Output>) -> Bool? {
    outcome.isSuccess ? true : (outcome.errors.with(symbol: .cancelled).isEmpty ? false : nil)
  }

  /// The generation a call belongs to; nil if it is refused.
  private func admit() -> Int? {
    let now = now()
    return status.withLock { status in
      switch status.phase {
      case .closed: return status.generation
      case .open(let since):
        guard now - since >= coolDown else { return nil }
        status.phase = .halfOpen(successes: 0, isProbing: true)
        status.generation += 1
        return status.generation
      case .halfOpen(let successes, let isProbing):
        guard !isProbing else { return nil }
        status.phase = .halfOpen(successes: successes, isProbing: true)
        return status.generation
      }
    }
  }

  private func settle(_ generation: Int, _ succeeded: Bool?) {
    let now = now()
    status.withLock { status in
      guard status.generation == generation else { return }
      switch (status.phase, succeeded) {
      case (.closed, true): status.phase = .closed(failures: 0)
      case (.closed(let failures), false):
        if failures + 1 >= failureThreshold {
          Self.change(&status, to: .open(since: now))
        } else {
          status.phase = .closed(failures: failures + 1)
        }
      case (.halfOpen(let successes, _), true):
        if successes + 1 >= neededSuccesses {
          Self.change(&status, to: .closed(failures: 0))
        } else {
          status.phase = .halfOpen(successes: successes + 1, isProbing: false)
        }
      case (.halfOpen, false): Self.change(&status, to: .open(since: now))
      case (.halfOpen(let successes, _), nil): status.phase = .halfOpen(successes: successes, isProbing: false)
      case (.closed, nil), (.open, _): break
      }
    }
  }

  private static func change(_ status: inout Status, to phase: Phase) {
    status.phase = phase
    status.generation += 1
  }
}
