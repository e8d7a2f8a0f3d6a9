/// One statistic of one benchmark on one machine, over the runs of a history, with the changes found in it.
public struct HistorySeries: Codable, Equatable, Sendable {
  /// How the series was searched.
  public enum Method: String, Codable, Sendable {
    /// As noisy measurements, by a test.
    case noisy
    /// As a deterministic count: every other value is a change.
    case exact
    /// Not at all, because it has too few runs.
    case tooShort = "too short"
    /// Not at all, because a value is not above zero and has no ratio to another.
    case notPositive = "not positive"
  }

  /// The key of the machine.
  public let machine: String
  /// The name of the suite.
  public let suite: String
  /// Which benchmark it is.
  public let id: BenchmarkID
  /// The metric.
  public let metric: Metric
  /// Which statistic of the metric.
  public let statistic: Statistic
  /// How the series was searched.
  public let method: Method
  /// The smallest change that is reported.
  public let tolerance: Tolerance
  /// The value of each run, in order of time.
  public let values: [Double]
  /// The chance of a change as marked as the most marked one if there is none; of noisy series only.
  public let probability: Double?
  /// The first autocorrelation that the chance takes into account; of noisy series only.
  public let correlation: Double?
  /// The changes that were found, in order of time.
  public let changes: [HistoryChange]
  /// How many changes were found that stay within the tolerance, alone and together.
  public let tolerated: Int
  /// What a reader has to know about the series.
  public let warnings: [String]

  /// Makes a series.
  public init(
    machine: String, suite: String, id: BenchmarkID, metric: Metric, statistic: Statistic, method: Method,
    tolerance: Tolerance, values: [Double], probability: Double? = nil, correlation: Double? = nil,
    changes: [HistoryChange] = [], tolerated: Int = 0, warnings: [String] = []
  ) {
    self.machine = machine
    self.suite = suite
    self.id = id
    self.metric = metric
    self.statistic = statistic
    self.method = method
    self.tolerance = tolerance
    self.values = values
    self.probability = probability
    self.correlation = correlation
    self.changes = changes
    self.tolerated = tolerated
    self.warnings = warnings
  }
}
