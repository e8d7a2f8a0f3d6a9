import CBenchPrimitives

/// A moment of the monotonic clock after which waiting ends.
package struct Deadline: Sendable {
  let nanoseconds: UInt64

  /// Waiting without end.
  package static let never = Deadline(nanoseconds: .max)

  /// The moment `duration` from now.
  package static func after(_ duration: Duration) -> Deadline {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return Deadline(nanoseconds: 0) }
    // 2^32 seconds are 136 years: as good as never, and far from overflow.
    guard seconds < 1 << 32 else { return .never }
    let span = UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    return Deadline(nanoseconds: bench_monotonic_ns() + span)
  }

  var hasPassed: Bool { nanoseconds != .max && bench_monotonic_ns() >= nanoseconds }

  /// What poll(2) takes: milliseconds, rounded up so that a wake-up is never too early, or -1 for no limit.
  var pollTimeout: Int32 {
    if nanoseconds == .max { return -1 }
    let now = bench_monotonic_ns()
    guard nanoseconds > now else { return 0 }
    return Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
  }
}

extension Deadline {
  static func earlier(of first: Deadline, _ second: Deadline) -> Deadline {
    first.nanoseconds <= second.nanoseconds ? first : second
  }
}
