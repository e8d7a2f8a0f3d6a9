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
  /// Largest resident size in bytes; nil if it is not known.
  ///
  /// The system lets a child begin with the peak of the process that started it, so a peak below ours stays unknown.
  package let peakMemory: Int?
  package let output: CapturedOutput
  package let errors: CapturedOutput
  /// Processes that the child started, that outlived it and were killed; nil where they are not looked for.
  package let strays: [Int32]?
}
