import Glibc

/// How a child ended, and what it left.
package struct ChildProcessOutcome: Equatable, Sendable {
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signaled(Int32)
    /// It was ended because its deadline had passed.
    case timedOut
  }

  package let ending: Ending
  /// From just before the start until its end was seen, in nanoseconds of the monotonic clock.
  package let wallTime: UInt64
  package let userTime: UInt64
  package let systemTime: UInt64
  /// Largest resident size in bytes; nil if it cannot be told.
  ///
  /// The system lets a child begin with the peak of the process that started it, so a peak below ours stays unknown.
  package let peakMemory: Int?
  package let output: CapturedOutput
  package let errors: CapturedOutput
  /// Processes that the child started, that outlived it and were killed; nil where they are not looked for.
  package let strays: [Int32]?
}

/// The beginning and the end of what a child wrote to one stream.
///
/// The bytes are as the child wrote them: whoever shows them escapes them.
package struct CapturedOutput: Equatable, Sendable {
  package private(set) var head: [UInt8] = []
  package private(set) var tail: [UInt8] = []
  /// Bytes between head and tail that were read and dropped.
  package private(set) var omitted = 0

  /// Enough for the text of a crash or a compiler's first errors, at either end.
  static let part = 32 << 10

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    let forHead = bytes.prefix(Self.part - head.count)
    head += forHead
    tail += bytes.dropFirst(forHead.count)
    // Trimmed at twice the size, so that each byte is moved once on average.
    if tail.count > 2 * Self.part { trim() }
  }

  /// Brings the tail to its size; called once more at the end.
  mutating func trim() {
    let excess = tail.count - Self.part
    guard excess > 0 else { return }
    tail.removeFirst(excess)
    omitted += excess
  }
}

extension CapturedOutput {
  /// How many bytes the child wrote in all.
  var count: Int { head.count + omitted + tail.count }
}
