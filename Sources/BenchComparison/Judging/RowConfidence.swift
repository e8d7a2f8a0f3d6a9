/// How sure the two ends of a row's interval are, each as the confidence of a two-sided interval.
///
/// The ends have different errors to keep. A lower end that lies beyond the tolerance fails the gate, and any of many
/// rows may do so: its confidence is that of `GateLevelRule`. An upper end within the tolerance proves that this row is
/// not worse. Its error is that a row which is worse by the tolerance is missed; it is stated for each row, at 2.5 %,
/// and other rows have no part in it. Both are bounds of one side each, as those of a test of superiority and of one of
/// non-inferiority, and need no common level.
struct RowConfidence: Sendable, Equatable {
  /// Of the end that calls a row regressed, or improved.
  let ofAlarm: Double
  /// Of the end that proves it not worse.
  let ofProof: Double
}
