/// Runs something again while it fails in a way that another attempt may mend.
///
/// What an attempt throws goes through at once: a run that errored is a defect, not bad luck. The sleeper is the
/// caller's.
package struct RetryPolicy: Sendable {
  package let attempts: Int
  package let backoff: Backoff
  package let isRetryable: @Sendable (ErrorCollection) -> Bool

  /// Unless told otherwise, every failure without a fatal error and without a cancellation may be tried again.
  package init(
    attempts: Int, backoff: Backoff = .none,
    retryIf isRetryable: @escaping @Sendable (ErrorCollection) -> Bool = { errors in
      !errors.hasFatal && errors.with(symbol: .cancelled).isEmpty
    }
  ) {
    precondition(attempts >= 1, "there is at least one attempt")
    self.attempts = attempts
    self.backoff = backoff
    self.isRetryable = isRetryable
  }

  /// The first success, or the last failure; the metadata says how many attempts there were.
  package func run<Output>(
    sleep: (Duration) throws -> Void, _ attempt: (Int) throws -> Outcome<Output>
  ) throws -> Outcome<Output> {
    var number = 1
    while true {
      let outcome = try attempt(number)
      guard goesOn(after: outcome, number) else { return noted(outcome, number) }
      try sleep(backoff.delay(after: number))
      number += 1
    }
  }

  /// The first success, or the last failure; the metadata says how many attempts there were.
  package func run<Output>(
    sleep: (Duration) async throws -> Void, _ attempt: (Int) async throws -> Outcome<Output>
  ) async throws -> Outcome<Output> {
    var number = 1
    while true {
      let outcome = try await attempt(number)
      guard goesOn(after: outcome, number) else { return noted(outcome, number) }
      try await sleep(backoff.delay(after: number))
      number += 1
    }
  }

  private func goesOn<Output>(after outcome: Outcome<Output>, _ number: Int) -> Bool {
    outcome.isFailure && number < attempts && isRetryable(outcome.errors)
  }

  private func noted<Output>(_ outcome: Outcome<Output>, _ number: Int) -> Outcome<Output> {
    var outcome = outcome
    outcome.metadata["attempts"] = .int(number)
    return outcome
  }
}
