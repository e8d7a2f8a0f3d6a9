/// What a history shows: every series with the changes found in it, and how often such a finding is wrong.
public struct HistoryReport: Codable, Equatable, Sendable {
  /// One run of a series.
  public struct Point: Codable, Equatable, Sendable {
    /// The identifier of the run.
    public let run: String
    /// When it began.
    public let date: Instant
    /// The commit that was measured, where it is known.
    public let commit: String?

    /// Makes a point.
    public init(run: String, date: Instant, commit: String?) {
      self.run = run
      self.date = date
      self.commit = commit
    }
  }

  /// How the error rate of the findings was kept.
  public struct ErrorRate: Codable, Equatable, Sendable {
    /// The chance that anything is found where nothing changed, and the share of findings expected to be false.
    public let rate: Double
    /// How many series of noisy metrics were searched.
    public let series: Int
    /// The chance for each series by itself that follows from both and from what was found.
    public let level: Double

    /// Makes an error rate.
    public init(rate: Double, series: Int, level: Double) {
      self.rate = rate
      self.series = series
      self.level = level
    }
  }

  /// The document's kind and version.
  public let schema: SchemaHeader
  /// The file as the user named it.
  public let source: String
  /// What the history answers to a gate.
  public let outcome: Gate.Outcome
  /// The answer in one line, the same words on every surface.
  public let headline: String
  /// How many runs it holds.
  public let runs: Int
  /// How the error rate was kept.
  public let errorRate: ErrorRate
  /// Every series, in the order of machine, suite, benchmark and metric.
  public let series: [HistorySeries]
  /// What a reader has to know about the file.
  public let warnings: [String]

  /// Makes a report.
  public init(
    source: String, outcome: Gate.Outcome, headline: String, runs: Int, errorRate: ErrorRate,
    series: [HistorySeries], warnings: [String]
  ) {
    schema = .historyReport
    self.source = source
    self.outcome = outcome
    self.headline = headline
    self.runs = runs
    self.errorRate = errorRate
    self.series = series
    self.warnings = warnings
  }
}
