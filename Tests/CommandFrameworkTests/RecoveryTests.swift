import CommandFramework
import Testing

@Suite("Recovery")
struct RecoveryTests {
  /// A clock and a sleeper that keep their own time.
  final class Clock: Sendable {
    private let time = Locked(Duration.zero)
    private let sleeps = Locked<[Duration]>([])
    var now: Duration { time.withLock { $0 } }
    var slept: [Duration] { sleeps.withLock { $0 } }
    func advance(by duration: Duration) { time.withLock { $0 += duration } }
    func sleep(_ duration: Duration) {
      sleeps.withLock { $0.append(duration) }
      advance(by: duration)
    }
  }

  let clock = Clock()

  func attempt(_ number: Int, succeedsAt: Int) throws -> Outcome<Int> {
    try RecoveryCommand(attempt: number, succeedsAt: succeedsAt).run(Number(value: 7))
  }

  @Test("a command that only reports its own trouble is still a failure")
  func selfReporting() throws {
    #expect(try SelfReporting().run(NoInputs()).errors.map(\.key) == ["runtime.root.recovered"])
  }

  @Test("retrying ends in success after as many attempts as it takes")
  func retry() throws {
    let policy = RetryPolicy(attempts: 5, backoff: .exponential(first: .milliseconds(10), longest: .milliseconds(25)))
    let outcome = try policy.run(sleep: clock.sleep) { try attempt($0, succeedsAt: 4) }
    #expect(outcome.value == 7)
    #expect(outcome.metadata["attempts"] == 4)
    #expect(clock.slept == [.milliseconds(10), .milliseconds(20), .milliseconds(25)])
  }

  @Test("retrying ends with the last failure, and does not sleep after it")
  func exhausted() throws {
    let outcome = try RetryPolicy(attempts: 2, backoff: .constant(.seconds(1))).run(sleep: clock.sleep) {
      try attempt($0, succeedsAt: 9)
    }
    #expect(outcome.errors.messages == ["try 2"])
    #expect(clock.slept == [.seconds(1)])
  }

  @Test("what cannot be mended is not tried again; what is thrown goes through")
  func notRetryable() throws {
    let picky = RetryPolicy(attempts: 5) { $0.with(symbol: .timeout).count > 0 }
    #expect(try picky.run(sleep: clock.sleep) { try attempt($0, succeedsAt: 2) }.metadata["attempts"] == 1)
    let fatal = try RetryPolicy(attempts: 5).run(sleep: clock.sleep) { _ in
      Outcome<Int>.failure([.system(.diskFull, "")])
    }
    #expect(fatal.metadata["attempts"] == 1)
    #expect(throws: Mishap.self) {
      try RetryPolicy(attempts: 5).run(sleep: clock.sleep) { _ -> Outcome<Int> in throw Mishap(place: "x") }
    }
    #expect(clock.slept.isEmpty)
  }

  @Test("retrying works with suspension too")
  func asyncRetry() async throws {
    let clock = clock
    let outcome = try await RetryPolicy(attempts: 3, backoff: .constant(.seconds(1))).run(
      sleep: { (duration: Duration) async in
        await Task.yield()
        clock.sleep(duration)
      },
      { (number: Int) async throws in
        number < 3 ? .failure([.runtime("x", "")]) : try await AsyncSimpleCommand().run(Number(value: number))
      })
    #expect(outcome.value == 6)
    #expect(clock.slept == [.seconds(1), .seconds(1)])
  }

  @Test("a fallback ends in success and keeps what made it necessary")
  func fallback() throws {
    let failure = try attempt(1, succeedsAt: 2)
    let outcome = failure.recovered { errors in .success(errors.count, metadata: ["source": "cache"]) }
    #expect(outcome.value == 1)
    #expect(outcome.metadata["source"] == "cache")
    #expect(outcome.metadata["recovered_from"]?[0]?["symbol"] == "service_unavailable")
    let both = failure.recovered { _ in .failure([.runtime("second", "")]) }.recovered { _ in
      .failure([.runtime("third", "")])
    }
    #expect(both.errors.map(\.symbol.rawValue) == ["service_unavailable", "second", "third"])
    let untouched = Outcome.success(1).recovered { _ in .success(2) }
    #expect(untouched.value == 1 && untouched.metadata.isEmpty)
  }

  @Test("a breaker opens at the threshold, refuses, probes after the cool-down and closes on success")
  func breaker() throws {
    let clock = clock
    let breaker = CircuitBreaker(failureThreshold: 2, coolDown: .seconds(10)) { clock.now }
    #expect(try breaker.run { try attempt(1, succeedsAt: 2) }.isFailure)
    #expect(try breaker.run { try attempt(1, succeedsAt: 1) }.isSuccess)
    #expect(try breaker.run { try attempt(1, succeedsAt: 2) }.isFailure)
    #expect(breaker.state == .closed)
    #expect(try breaker.run { try attempt(1, succeedsAt: 2) }.isFailure)
    #expect(breaker.state == .open)
    #expect(try breaker.run { try attempt(1, succeedsAt: 1) }.errors.map(\.symbol) == [.circuitOpen])
    clock.advance(by: .seconds(10))
    #expect(breaker.state == .halfOpen)
    #expect(try breaker.run { try attempt(1, succeedsAt: 1) }.value == 7)
    #expect(breaker.state == .closed)
  }

  @Test("a failed probe opens the breaker again; only one probe runs at a time; several may be needed")
  func probes() throws {
    let clock = clock
    let breaker = CircuitBreaker(failureThreshold: 1, coolDown: .seconds(10), neededSuccesses: 2) { clock.now }
    #expect(throws: Mishap.self) { try breaker.run { () -> Outcome<Int> in throw Mishap(place: "x") } }
    clock.advance(by: .seconds(10))
    #expect(try breaker.run { try attempt(1, succeedsAt: 2) }.isFailure)
    #expect(breaker.state == .open)
    clock.advance(by: .seconds(10))
    let probe = try breaker.run {
      #expect(try breaker.run { .success(1) }.errors.map(\.symbol) == [.circuitOpen])
      return try attempt(1, succeedsAt: 1)
    }
    #expect(probe.isSuccess && breaker.state == .halfOpen)
    #expect(throws: CancellationError.self) { try breaker.run { () -> Outcome<Int> in throw CancellationError() } }
    #expect(breaker.state == .halfOpen)
    #expect(try breaker.run { try attempt(1, succeedsAt: 1) }.isSuccess)
    #expect(breaker.state == .closed)
  }

  @Test("a call that began before the breaker opened does not count afterwards")
  func lateResult() throws {
    let clock = clock
    let breaker = CircuitBreaker(failureThreshold: 1, coolDown: .seconds(10)) { clock.now }
    _ = try breaker.run {
      _ = try breaker.run { try attempt(1, succeedsAt: 2) }
      return Outcome.success(1)
    }
    #expect(breaker.state == .open)
  }
}
