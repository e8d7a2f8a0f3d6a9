import CommandFramework

/// A clock that stands still until it is told to go on.
final class ManualClock: Sendable {
  private let time = Locked(Duration.zero)

  var now: Duration { time.withLock { $0 } }

  func advance(by duration: Duration) { time.withLock { $0 += duration } }
}
