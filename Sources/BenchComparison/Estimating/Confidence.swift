/// How sure intervals are.
enum Confidence {
  /// The least confidence of an interval of a change, and that of every interval of one side's figures.
  ///
  /// It is the customary level: two-sided, so that each verdict rests on one tail of at most 2.5 %. How much more a
  /// comparison asks for is the business of `GateLevelRule`.
  static let least = 0.95

  /// What an interval of the least confidence leaves out at each end.
  static let widestTail = (1 - least) / 2
}
