/// A value with the interval it is known within, in a metric's base unit.
public struct Estimate: Codable, Hashable, Sendable {
  /// The best single figure.
  public let value: Double
  /// Lower end of the interval; absent where the data support none.
  public let lower: Double?
  /// Upper end of the interval; absent where the data support none.
  public let upper: Double?
  /// The confidence that the interval has; absent without one.
  public let confidence: Double?
  /// How many independent replicates stand behind the figure (launches, rounds, measurements, or published values).
  public let replicates: Int

  /// Makes an estimate.
  public init(value: Double, lower: Double? = nil, upper: Double? = nil, confidence: Double? = nil, replicates: Int) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
    self.replicates = replicates
  }
}
