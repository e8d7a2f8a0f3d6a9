public import BenchModel
import BenchStatistics

/// What ``measure(_:iterations:warmup:memory:_:)`` found: figures in nanoseconds per operation, and a printable form.
public struct MeasuredResult: Sendable, CustomStringConvertible {
  /// What the result is called.
  public let name: String
  /// Count, mean, median, p95, p99, smallest, largest, standard deviation (nanoseconds) and operations per second.
  ///
  /// Percentiles are absent where the operations were timed in laps of several, or are too few to have one.
  public let summary: Summary
  /// How many operations were timed together, 1 for each by itself.
  public let operationsPerLap: Int
  /// The times in nanoseconds per operation, one a lap, in the order of time.
  public let nanoseconds: [Double]
  /// By how many bytes resident memory peaked over its size before; absent where it was not asked for or not told.
  public let memoryPeakBytes: Double?
  /// What a reader ought to know and cannot see in the figures.
  public let warnings: [String]

  init(
    name: String, perIteration: [Double], operationsPerLap: Int, memoryPeakBytes: Double?, warnings: [String]
  ) {
    self.name = name
    self.nanoseconds = perIteration
    self.operationsPerLap = operationsPerLap
    self.memoryPeakBytes = memoryPeakBytes
    self.warnings = warnings
    summary = Self.summary(of: perIteration, operationsPerLap: operationsPerLap)
  }

  /// The console form: name, iterations, mean, P95, throughput and, where asked for, peak memory.
  public var description: String {
    let form = summary.consoleForm(name: name, memoryPeakBytes: memoryPeakBytes)
    return ([form] + warnings.map { "  Warning: \($0)" }).joined(separator: "\n")
  }

  private static func summary(of perIteration: [Double], operationsPerLap: Int) -> Summary {
    guard let moments = try? Moments(perIteration), let ordered = try? OrderedSample(perIteration) else {
      return Summary(count: 0)
    }
    let percentile = { (order: Double) -> Double? in
      guard operationsPerLap == 1, PercentileSupport.isSupported(order, count: perIteration.count) else { return nil }
      return try? ordered.quantile(order)
    }
    return Summary(
      count: perIteration.count * operationsPerLap, mean: moments.mean, median: ordered.median, p95: percentile(0.95),
      p99: percentile(0.99), min: ordered.minimum, max: ordered.maximum, stdev: moments.standardDeviation,
      operationsPerSecond: moments.mean > 0 ? 1e9 / moments.mean : nil)
  }
}
