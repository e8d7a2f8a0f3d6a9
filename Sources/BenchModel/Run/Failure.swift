/// Why a benchmark has no measurement.
public struct Failure: Codable, Equatable, Sendable {
  /// The kinds of failure that people and tools react to differently.
  public enum Kind: String, Codable, Sendable {
    /// The worker was killed by a signal.
    case crashed
    /// The worker ended before it had answered.
    case exitedEarly = "exited early"
    /// The worker did not answer within its limit.
    case timedOut = "timed out"
    /// The body threw an error.
    case threwError = "threw an error"
    /// The body's result was not the expected one.
    case wrongOutcome = "wrong outcome"
    /// The worker printed more than anybody could have meant.
    case outputFlood = "output flood"
    /// The worker left processes behind.
    case strayProcess = "stray process"
    /// The worker's answers were not those of the protocol.
    case protocolViolation = "protocol violation"
    /// The compiler removed the body, so that there was nothing to time.
    case optimisedAway = "optimised away"
    /// The worker was built without optimisation.
    case debugBuild = "debug build"
    /// The worker could not be started.
    case notStarted = "not started"
    /// The run was stopped before this benchmark's turn.
    case interrupted
    /// The benchmark asked not to be run.
    case skipped
    /// A foreign file says that the benchmark failed.
    case reported
  }

  /// What kind of failure it was.
  public let kind: Kind
  /// One sentence for a person.
  public let reason: String
  /// The last lines the worker printed, where they may explain the failure.
  public let output: String?

  /// Makes a failure.
  public init(kind: Kind, reason: String, output: String? = nil) {
    self.kind = kind
    self.reason = reason
    self.output = output
  }
}
