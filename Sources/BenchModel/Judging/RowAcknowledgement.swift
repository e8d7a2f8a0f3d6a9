/// An acknowledgement held against a row that regressed, or against a change for the worse in a history.
public struct RowAcknowledgement: Codable, Equatable, Sendable {
  /// What the acknowledgement does for the row.
  public enum Standing: String, Codable, Sendable {
    /// The regression is not certain to be larger than the bound: it does not fail the gate.
    case covers
    /// The regression is certain to be larger than the bound.
    case exceeded
    /// Its last day has passed.
    case expired
    /// Nobody has said which day it is, so that it may have expired.
    case undated
  }

  /// What was acknowledged.
  public let acknowledgement: Acknowledgement
  /// What it does for the row.
  public let standing: Standing

  /// Holds an acknowledgement against a row.
  public init(_ acknowledgement: Acknowledgement, _ standing: Standing) {
    self.acknowledgement = acknowledgement
    self.standing = standing
  }
}
