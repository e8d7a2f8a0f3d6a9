import Synchronization

/// The stretch of time in which all participants of a load are to work: it begins with the first of them.
final class LoadWindow: Sendable {
  private let length: UInt64
  private let end = Atomic<UInt64>(0)

  init(nanoseconds length: UInt64) {
    self.length = length
  }

  /// When the work is to end; the first to ask decides for all.
  func end(ifBegunAt now: UInt64) -> UInt64 {
    let (isFirst, decided) = end.compareExchange(expected: 0, desired: now + length, ordering: .relaxed)
    return isFirst ? now + length : decided
  }
}
