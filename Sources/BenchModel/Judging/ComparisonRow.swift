/// One judged line: a statistic of a metric of a benchmark, on both sides.
public struct ComparisonRow: Codable, Hashable, Sendable {
  /// On which sides the benchmark exists.
  public enum Presence: String, Codable, Sendable {
    /// On both sides.
    case both
    /// Only in the current run; such a row has no verdict, unless the benchmark was not measured.
    case added
    /// Only in the baseline; such a row is invalid.
    case removed
  }

  /// Why the two sides cannot be compared.
  public enum Obstacle: String, Codable, Sendable {
    /// The current run does not have it.
    case removed
    /// It failed, or timed out, on a side.
    case failed
    /// It was skipped on a side.
    case skipped
    /// A value is zero, negative or not finite where a ratio needs a positive one.
    case notPositive = "not positive"
    /// The two sides state the metric in different units, directions or natures.
    case metricChanged = "metric changed"
    /// Nobody says which way of the metric is better.
    case directionUnknown = "direction unknown"
    /// A side was built without optimisation.
    case debugBuild = "debug build"
    /// The machines differ, and the policy forbids comparing them.
    case environment
    /// One side has measurements of the metric and the other has none.
    case metricMissing = "metric missing"
  }

  /// The benchmark.
  public let id: BenchmarkID
  /// What to call it on a page, where that is not its identity.
  public let label: String?
  /// On which sides the benchmark exists.
  public let presence: Presence
  /// The metric; absent for a row about a benchmark as a whole.
  public let metric: Metric?
  /// The statistic of the metric; absent for a row about a benchmark as a whole.
  public let statistic: Statistic?
  /// What the interval rests on; absent where nothing was compared.
  public let evidence: Evidence?
  /// The baseline's value.
  public let baseline: Estimate?
  /// The current value.
  public let current: Estimate?
  /// The change, positive is worse; absent where nothing was compared, or where the baseline is zero.
  public let change: Change?
  /// By what factor, above 1, the change's standard error was raised above that of its own launches, for what the other
  /// rows of its kind tell; absent where it was not.
  public let errorFactor: Double?
  /// What is left of the change beyond the part that most benchmarks share; absent where they share none.
  public private(set) var changeBeyondCommon: Double?
  /// The tolerance that applied.
  public let tolerance: Tolerance?
  /// That tolerance as a share of this row's baseline, floor included.
  public let toleranceShare: Double?
  /// Where that tolerance was written.
  public let toleranceOrigin: String?
  /// The verdict; absent for what was added, which has nothing to be judged by.
  public let verdict: Verdict?
  /// Why the row is invalid; absent otherwise.
  public let obstacle: Obstacle?
  /// One sentence of explanation where the figures do not speak for themselves.
  public let note: String?
  /// Whether the row can fail the gate.
  public internal(set) var gates: Bool
  /// What a rule of the policy makes the row do to the gate; absent where there is none.
  public internal(set) var severity: Severity?
  /// Where that rule was written.
  public internal(set) var severityOrigin: String?
  /// The acknowledgement for a row that regressed; absent where there is none.
  public internal(set) var acknowledgement: RowAcknowledgement?
  /// Where the policy says which way the metric is better; absent where the files say it.
  public internal(set) var directionOrigin: String?
  /// How often the baseline was measured and how far it varies; absent where only figures are known.
  public internal(set) var baselineSpread: SampleSpread?
  /// How often the current side was measured and how far it varies; absent where only figures are known.
  public internal(set) var currentSpread: SampleSpread?
  /// The smallest change that this evidence would have shown as regressed with a chance of 80 %, as a share.
  public let minimumDetectableChange: Double?
  /// About how many more replicates a side would decide an inconclusive row, if the spread stays as it is.
  public let replicatesNeeded: Int?

  /// Makes a row that was compared.
  public init(
    id: BenchmarkID, label: String?, metric: Metric, statistic: Statistic, evidence: Evidence, baseline: Estimate,
    current: Estimate, change: Change?, errorFactor: Double? = nil, tolerance: Tolerance, toleranceShare: Double?,
    toleranceOrigin: String, verdict: Verdict, note: String? = nil, gates: Bool, minimumDetectableChange: Double? = nil,
    replicatesNeeded: Int? = nil
  ) {
    self.id = id
    self.label = label
    self.presence = .both
    self.metric = metric
    self.statistic = statistic
    self.evidence = evidence
    self.baseline = baseline
    self.current = current
    self.change = change
    self.errorFactor = errorFactor
    self.tolerance = tolerance
    self.toleranceShare = toleranceShare
    self.toleranceOrigin = toleranceOrigin
    self.verdict = verdict
    self.obstacle = nil
    self.note = note
    self.gates = gates
    self.minimumDetectableChange = minimumDetectableChange
    self.replicatesNeeded = replicatesNeeded
  }

  /// Makes a row that could not be compared, or that has nothing to be compared with.
  public init(
    id: BenchmarkID, label: String?, presence: Presence, metric: Metric? = nil, statistic: Statistic? = nil,
    baseline: Estimate? = nil, current: Estimate? = nil, obstacle: Obstacle?, note: String? = nil, gates: Bool
  ) {
    self.id = id
    self.label = label
    self.presence = presence
    self.metric = metric
    self.statistic = statistic
    self.evidence = nil
    self.baseline = baseline
    self.current = current
    self.change = nil
    self.errorFactor = nil
    self.tolerance = nil
    self.toleranceShare = nil
    self.toleranceOrigin = nil
    self.verdict = presence == .added && obstacle == nil ? nil : .invalid
    self.obstacle = obstacle
    self.note = note
    self.gates = gates
    self.minimumDetectableChange = nil
    self.replicatesNeeded = nil
  }

  /// The same row with what is left of its change beyond the common part.
  public func with(changeBeyondCommon: Double) -> ComparisonRow {
    var row = self
    row.changeBeyondCommon = changeBeyondCommon
    return row
  }
}
