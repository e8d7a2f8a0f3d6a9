/// How much worse the current side is, as a share of the baseline: positive is worse, whichever way the metric points.
public struct Change: Codable, Equatable, Sendable {
  /// The estimated change; 0.05 is five per cent worse.
  public let value: Double
  /// Lower end of its interval; absent where the evidence gives none.
  public let lower: Double?
  /// Upper end of its interval; absent where the evidence gives none.
  public let upper: Double?
  /// The confidence of the interval; absent without one.
  public let confidence: Double?
  /// The confidence of its upper end, as that of a two-sided interval; absent where it is that of the interval.
  ///
  /// The lower end has to hold for all rows of a comparison together, since any of them may fail the gate falsely. The
  /// upper end proves that one row is not worse, and its error is that row's.
  public let upperConfidence: Double?

  /// Makes a change.
  public init(
    value: Double, lower: Double? = nil, upper: Double? = nil, confidence: Double? = nil,
    upperConfidence: Double? = nil
  ) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
    self.upperConfidence = upperConfidence
  }
}
