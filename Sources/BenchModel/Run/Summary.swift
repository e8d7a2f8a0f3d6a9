/// Figures that describe a set of measurements of one metric, in its base unit; what is not known is absent.
public struct Summary: Codable, Equatable, Sendable {
  /// How many values the figures describe.
  public var count: Int?
  /// Arithmetic mean.
  public var mean: Double?
  /// Median.
  public var median: Double?
  /// 90th percentile, where the count supports one.
  public var p90: Double?
  /// 95th percentile, where the count supports one.
  public var p95: Double?
  /// 99th percentile, where the count supports one.
  public var p99: Double?
  /// Smallest value.
  public var min: Double?
  /// Largest value.
  public var max: Double?
  /// Sample standard deviation.
  public var stdev: Double?
  /// Operations per second, the reciprocal of the mean; only for time.
  public var operationsPerSecond: Double?

  private enum CodingKeys: String, CodingKey {
    case count, mean, median, p90, p95, p99, min, max, stdev
    case operationsPerSecond = "ops_per_sec"
  }

  /// Makes a summary from the figures that are known.
  public init(
    count: Int? = nil, mean: Double? = nil, median: Double? = nil, p90: Double? = nil,
    p95: Double? = nil, p99: Double? = nil, min: Double? = nil, max: Double? = nil, stdev: Double? = nil,
    operationsPerSecond: Double? = nil
  ) {
    self.count = count
    self.mean = mean
    self.median = median
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.min = min
    self.max = max
    self.stdev = stdev
    self.operationsPerSecond = operationsPerSecond
  }
}
