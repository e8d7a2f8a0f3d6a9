/// From when on an improvement is too good to be believed: a body that does nothing any more is the fastest of all.
public struct ImprovementLimit: Equatable, Sendable {
  /// What such an improvement does to the gate.
  public let disposition: Policy.Disposition
  /// The improvement as pages print it, as a share: 0.9 is a fall to a tenth.
  public let beyond: Double
  /// Whether it is for every metric; otherwise it is for counts of instructions alone.
  public let isForEveryMetric: Bool

  /// Makes a limit.
  public init(_ disposition: Policy.Disposition, beyond: Double, isForEveryMetric: Bool) {
    self.disposition = disposition
    self.beyond = beyond
    self.isForEveryMetric = isForEveryMetric
  }

  /// What holds where the policy is silent: who improves an algorithm tenfold knows it, and reads a warning gladly.
  public static let usual = ImprovementLimit(.warn, beyond: usualBound, isForEveryMetric: false)

  /// A fall to a tenth.
  public static let usualBound = 0.9
}
