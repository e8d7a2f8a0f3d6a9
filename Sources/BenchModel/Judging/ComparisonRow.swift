/// One judged line: a statistic of a metric of a benchmark, on both sides.
public struct ComparisonRow: Equatable, Sendable {
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

  /// What became of the row.
  public enum Finding: Equatable, Sendable {
    /// Both sides were compared; the figures are many, and rows are copied often.
    indirect case compared(ComparedFigures)
    /// The sides could not be compared; a row about a benchmark as a whole has no metric.
    case invalid(Obstacle, Presence, Metric?, Statistic?)
    /// Only the current run has it, so that there is nothing to judge it by; a benchmark as a whole has no metric.
    case added(Metric?)
  }

  /// The benchmark.
  public internal(set) var id: BenchmarkID
  /// What to call it on a page, where that is not its identity.
  public let label: String?
  /// What became of the row.
  public internal(set) var finding: Finding
  /// One sentence of explanation where the figures do not speak for themselves.
  public internal(set) var note: String?
  /// Whether the row can fail the gate.
  public internal(set) var gates: Bool
  /// What a rule of the policy makes the row do to the gate; absent where there is none.
  public internal(set) var severity: Severity?
  /// Where that rule was written.
  public internal(set) var severityOrigin: String?
  /// What the row does to the gate because it improved by more than can be believed; absent where it did not.
  public internal(set) var tooGood: Policy.Disposition?
  /// Where the policy says which way the metric is better; absent where the files say it.
  public internal(set) var directionOrigin: String?

  /// Makes a row that was compared.
  public init(
    id: BenchmarkID, label: String?, metric: Metric, statistic: Statistic, evidence: Evidence, baseline: Estimate,
    current: Estimate, change: Change?, errorFactor: Double? = nil, tolerance: Tolerance, toleranceShare: Double?,
    toleranceOrigin: String, verdict: Verdict, note: String? = nil, gates: Bool, minimumDetectableChange: Double? = nil,
    replicatesNeeded: Int? = nil, role: RowRole = .deciding
  ) {
    self.id = id
    self.label = label
    self.note = note
    self.gates = gates
    finding = .compared(
      ComparedFigures(
        metric: metric, statistic: statistic, role: role, evidence: evidence, baseline: baseline, current: current,
        change: change,
        errorFactor: errorFactor, tolerance: tolerance, toleranceShare: toleranceShare,
        toleranceOrigin: toleranceOrigin, verdict: verdict, minimumDetectableChange: minimumDetectableChange,
        replicatesNeeded: replicatesNeeded))
  }

  /// Makes a row that could not be compared.
  public init(
    id: BenchmarkID, label: String?, presence: Presence, metric: Metric? = nil, statistic: Statistic? = nil,
    obstacle: Obstacle, note: String? = nil, gates: Bool
  ) {
    self.id = id
    self.label = label
    self.note = note
    self.gates = gates
    finding = .invalid(obstacle, presence, metric, statistic)
  }

  /// Makes a row of what only the current run has, which gates nothing.
  public init(added id: BenchmarkID, label: String?, metric: Metric? = nil, note: String? = nil) {
    self.id = id
    self.label = label
    self.note = note
    gates = false
    finding = .added(metric)
  }
}
