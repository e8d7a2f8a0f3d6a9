/// The answer of a comparison as a whole, computed from its rows and nothing else.
public struct Gate: Codable, Equatable, Sendable {
  /// What the answer does to a merge; where several hold, the first of this list is the one.
  public enum Outcome: String, Codable, Sendable {
    /// A gating row regressed, or an objective was missed where that fails.
    case regression
    /// Something could not be compared at all.
    case incomplete
    /// Not one gating row could be decided, or the policy demands proof of all.
    case undecided
    /// Nothing regressed.
    case pass
  }

  /// How many rows there are of each kind.
  public struct Counts: Codable, Equatable, Sendable {
    /// Rows with the verdict regressed.
    public var regressed = 0
    /// Rows with the verdict improved.
    public var improved = 0
    /// Rows with the verdict no regression.
    public var noRegression = 0
    /// Deciding rows with the verdict inconclusive.
    public var inconclusive = 0
    /// Informing rows with the verdict inconclusive, which leave nothing open.
    public var openInforming = 0
    /// Rows that could not be compared.
    public var invalid = 0
    /// Benchmarks that only the current run has.
    public var added = 0
    /// Benchmarks that only the baseline has.
    public var removed = 0
    /// Benchmarks that failed or timed out on a side.
    public var failed = 0
    /// Benchmarks that can fail the gate and whose deciding rows are all decided without a regression.
    public var provenBenchmarks = 0
    /// Benchmarks that can fail the gate and of which a deciding row is undecided, or that have none.
    public var openBenchmarks = 0
    /// Benchmarks of which at least one row was compared.
    public var comparedBenchmarks = 0
    /// Gating rows fine enough to tell their tolerance from no change, with a chance of 80 %.
    public var fineRows = 0
    /// Gating rows with an interval.
    public var intervalRows = 0
    /// Benchmarks with at least one such fine row.
    public var fineBenchmarks = 0
    /// Benchmarks of both sides together.
    public var benchmarks = 0

    /// Makes counts of nothing.
    public init() {}
  }

  /// What the answer does to a merge.
  public let outcome: Outcome
  /// The verdict line, the same words on every surface.
  public let headline: String
  /// Why the outcome is not a pass, a sentence a reason; empty for a pass.
  public let reasons: [String]
  /// How many rows there are of each kind.
  public let counts: Counts

  /// Makes an answer.
  public init(outcome: Outcome, headline: String, reasons: [String], counts: Counts) {
    self.outcome = outcome
    self.headline = headline
    self.reasons = reasons
    self.counts = counts
  }
}
