/// What can be said about one row.
public enum Verdict: String, Codable, Sendable, CaseIterable {
  /// The whole interval is beyond the tolerance, on the worse side.
  case regressed
  /// The whole interval is beyond the tolerance, on the better side.
  case improved
  /// The interval ends at or below the tolerance: a regression is excluded.
  case noRegression = "no regression"
  /// The interval reaches across the tolerance: nothing is proven.
  case inconclusive
  /// The two sides cannot be compared; the row says why.
  case invalid
}
