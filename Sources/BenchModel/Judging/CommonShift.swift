/// A move that most benchmarks of a comparison share.
public struct CommonShift: Codable, Equatable, Sendable {
  /// What is known of its cause.
  public enum Cause: String, Codable, Sendable {
    /// Both sides ran together, so that the machine met both: the code or its build.
    case code = "code or build"
    /// The sides ran at two moments: code, build, machine or load.
    case unknown
  }

  /// The part that the benchmarks share, positive is worse, as a share of the baseline.
  public let value: Double
  /// What is known of its cause.
  public let cause: Cause
  /// How many benchmarks moved by it.
  public let moved: Int
  /// Of how many.
  public let benchmarks: Int
  /// Whether it is worse by more than the tolerance of most rows.
  public let exceedsTolerance: Bool

  /// Makes a common shift.
  public init(value: Double, cause: Cause, moved: Int, benchmarks: Int, exceedsTolerance: Bool) {
    self.value = value
    self.cause = cause
    self.moved = moved
    self.benchmarks = benchmarks
    self.exceedsTolerance = exceedsTolerance
  }
}
