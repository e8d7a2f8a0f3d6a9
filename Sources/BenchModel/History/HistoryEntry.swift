/// What a history keeps of one run: a line of its file.
public struct HistoryEntry: Codable, Hashable, Sendable {
  /// One statistic of one metric of a benchmark.
  public struct Figure: Codable, Hashable, Sendable {
    /// The name of a metric that the entry defines.
    public let metric: String
    /// Which statistic of the measurements the figure is.
    public let statistic: Statistic
    /// The figure in the metric's base unit, with its interval; for an exact metric the interval is the range.
    public let estimate: Estimate

    /// Makes a figure.
    public init(metric: String, statistic: Statistic, estimate: Estimate) {
      self.metric = metric
      self.statistic = statistic
      self.estimate = estimate
    }
  }

  /// The figures of one benchmark.
  public struct Result: Codable, Hashable, Sendable {
    /// Which benchmark it is.
    public let id: BenchmarkID
    /// Its figures.
    public let figures: [Figure]

    /// Makes a result.
    public init(id: BenchmarkID, figures: [Figure]) {
      self.id = id
      self.figures = figures
    }
  }

  /// Why a run is no part of a baseline, although its figures stand in the history.
  public enum Fault: String, Codable, Sendable {
    /// It was stopped early.
    case partial
    /// A benchmark failed in it, or its comparison was incomplete.
    case failed
    /// Its comparison called it regressed.
    case regressed
    /// Only some benchmarks of the suite were asked for.
    case selection
  }

  /// The document's kind and version.
  public let schema: SchemaHeader
  /// The identifier of the run.
  public let run: String
  /// When the run began; entries are ordered by it.
  public let date: Instant
  /// The commit that was measured, where it is known.
  public let commit: String?
  /// The key of the machine; runs of two machines are never one series.
  public let machine: String
  /// The name of the suite.
  public let suite: String
  /// The metrics that figures name.
  public let metrics: [Metric]
  /// The benchmarks that were measured.
  public let results: [Result]
  /// The machine and the build, where the line says them.
  public let environment: RunEnvironment?
  /// Why the run is no part of a baseline; absent where nothing speaks against it.
  public let faults: [Fault]?

  /// Makes an entry.
  public init(
    run: String, date: Instant, commit: String?, machine: String, suite: String, metrics: [Metric], results: [Result],
    environment: RunEnvironment? = nil, faults: [Fault] = []
  ) {
    self.environment = environment
    self.faults = faults.isEmpty ? nil : faults
    schema = .history
    self.run = run
    self.date = date
    self.commit = commit
    self.machine = machine
    self.suite = suite
    self.metrics = metrics
    self.results = results
  }
}
