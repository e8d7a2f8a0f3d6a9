/// What the two moments of a row differ by beside its program, and what that leaves open.
public struct RowDrift: Codable, Equatable, Sendable {
  /// Its standard deviation, as a share.
  public let deviation: Double
  /// Whether the row changed by more than its launches explain and by no more than two moments may differ.
  ///
  /// Such a row is no regression and no proof of none: measuring both sides in one session tells.
  public let isDoubtful: Bool

  /// Makes a drift.
  public init(deviation: Double, isDoubtful: Bool) {
    self.deviation = deviation
    self.isDoubtful = isDoubtful
  }
}
