/// What a comparison of one statistic of a metric on both sides gave.
public struct ComparedFigures: Equatable, Sendable {
  /// The metric.
  public let metric: Metric
  /// The statistic of the metric.
  public let statistic: Statistic
  /// What the gate asks of the row.
  public internal(set) var role = RowRole.informing
  /// What the interval rests on.
  public let evidence: Evidence
  /// The baseline's value.
  public internal(set) var baseline: Estimate
  /// The current value.
  public internal(set) var current: Estimate
  /// The change, positive is worse; absent where the baseline is zero.
  public internal(set) var change: Change?
  /// By what factor, above 1, the change's standard error was raised above that of its own launches, for what the other
  /// rows of its kind tell; absent where it was not.
  public internal(set) var errorFactor: Double?
  /// What its two moments differ by; absent where both sides met the same ones, and for what is no time.
  public internal(set) var drift: RowDrift?
  /// What is left of the change beyond the part that most benchmarks share; absent where they share none.
  public internal(set) var changeBeyondCommon: Double?
  /// The tolerance that applied.
  public let tolerance: Tolerance
  /// That tolerance as a share of this row's baseline, floor included.
  public let toleranceShare: Double?
  /// Where that tolerance was written.
  public let toleranceOrigin: String
  /// The verdict.
  public internal(set) var verdict: Verdict
  /// What a second session said of a row that had regressed; absent where there was none.
  public internal(set) var confirmation: RowConfirmation?
  /// The acknowledgement for a row that regressed; absent where there is none.
  public internal(set) var acknowledgement: RowAcknowledgement?
  /// How often the baseline was measured and how far it varies; absent where only figures are known.
  public internal(set) var baselineSpread: SampleSpread?
  /// How often the current side was measured and how far it varies; absent where only figures are known.
  public internal(set) var currentSpread: SampleSpread?
  /// The smallest change that this evidence would have shown as regressed with a chance of 80 %, as a share.
  public let minimumDetectableChange: Double?
  /// About how many more replicates a side would decide an inconclusive row, if the spread stays as it is.
  public let replicatesNeeded: Int?
}
