/// A quantity that is measured: what it is called, its base unit, which way is better, and whether it repeats exactly.
///
/// The set is open: any name may be used, and a file defines each of its metrics once.
public struct Metric: Codable, Hashable, Sendable {
  /// Which way is better.
  public enum Direction: String, Codable, Sendable {
    /// Less is better, as with time.
    case smaller
    /// More is better, as with throughput.
    case larger
  }

  /// Whether the same program gives the same value again.
  public enum Nature: String, Codable, Sendable {
    /// Measured with scatter, judged by intervals.
    case noisy
    /// A deterministic count, compared as it is.
    case exact
  }

  /// The name that samples refer to and tolerances are given for.
  public let name: String
  /// The base unit of every stored value.
  public let unit: Unit
  /// Which way is better.
  public let direction: Direction
  /// Whether the metric is noisy or exact.
  public let nature: Nature

  /// Makes a metric.
  public init(name: String, unit: Unit, direction: Direction = .smaller, nature: Nature = .noisy) {
    self.name = name
    self.unit = unit
    self.direction = direction
    self.nature = nature
  }

  /// Wall time of one iteration, from batches.
  public static let time = Metric(name: "time", unit: .nanoseconds)
  /// Wall time of operations timed one by one; percentiles of operations come from this metric only.
  public static let latency = Metric(name: "latency", unit: .nanoseconds)
  /// The most memory that was in use at one time.
  public static let peakMemory = Metric(name: "peak-memory", unit: .bytes)
  /// Memory still held after the measurement.
  public static let retainedMemory = Metric(name: "retained-memory", unit: .bytes)
}
