/// What one run of a command took.
package struct CommandRun: Sendable, Equatable {
  /// From just before its start until its end was seen, in nanoseconds.
  package let wallNanoseconds: Double
  /// Processor time in user mode, in nanoseconds, with that of the children it waited for.
  package let userNanoseconds: Double
  /// Processor time in the system, in nanoseconds, with that of the children it waited for.
  package let systemNanoseconds: Double
  /// The most resident memory in bytes; nil where the system does not say.
  package let peakMemory: Int?
}
