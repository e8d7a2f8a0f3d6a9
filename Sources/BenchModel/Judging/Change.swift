/// How much worse the current side is, as a share of the baseline: positive is worse, whichever way the metric points.
public struct Change: Codable, Hashable, Sendable {
  /// The estimated change; 0.05 is five per cent worse.
  public let value: Double
  /// Lower end of its interval; absent where the evidence gives none.
  public let lower: Double?
  /// Upper end of its interval; absent where the evidence gives none.
  public let upper: Double?
  /// The confidence of the interval; absent without one.
  public let confidence: Double?

  /// Makes a change.
  public init(value: Double, lower: Double? = nil, upper: Double? = nil, confidence: Double? = nil) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
  }
}
