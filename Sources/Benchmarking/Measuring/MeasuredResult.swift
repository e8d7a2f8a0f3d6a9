public import BenchModel
import BenchStatistics
import WorkerProtocol

/// What `measure(_:iterations:warmup:memory:_:)` found: figures in nanoseconds per operation, and a printable form.
public struct MeasuredResult: Sendable, CustomStringConvertible {
  /// What a benchmark stated itself of one metric.
  public struct ObservedMetric: Sendable, Equatable {
    /// The metric's definition.
    public let metric: Metric
    /// How many operations each value is the mean of, or lie between two readings.
    public let iterations: Int
    /// The values in the metric's base unit, in the order of time.
    public let values: [Double]
  }

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
  /// The most resident memory of this whole process meanwhile; absent where it was not asked for or not told.
  public let memoryPeakBytes: Double?
  /// What a benchmark that measures itself stated; empty for one that is timed.
  public let observed: [ObservedMetric]
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
    observed = []
    summary = Self.summary(of: perIteration, operationsPerLap: operationsPerLap)
  }

  /// The result of a benchmark that measures itself; its latency, where it states one, is the time.
  init(name: String, observation: Observation, warnings: [String]) {
    func values(of metric: Metric) -> [Double] { observation.recorded.first { $0.metric == metric }?.values ?? [] }
    self.name = name
    nanoseconds = values(of: .latency)
    operationsPerLap = 1
    memoryPeakBytes = nil
    self.warnings = observation.warnings + warnings
    observed = observation.recorded.map {
      ObservedMetric(metric: $0.metric, iterations: $0.iterations, values: $0.values)
    }
    var summary = Self.summary(of: nanoseconds, operationsPerLap: 1)
    if let operations = values(of: .operations).first { summary.count = Int(operations) }
    summary.operationsPerSecond = values(of: .throughput).first ?? summary.operationsPerSecond
    self.summary = nanoseconds.isEmpty ? Summary() : summary
  }

  /// The console form: name, iterations, mean, P95, throughput and, where asked for, peak memory; then what else was
  /// stated.
  public var description: String {
    let form = summary.consoleForm(name: name, memoryPeakBytes: memoryPeakBytes)
    return ([form] + observedLines + warnings.map { "  Warning: \($0)" }).joined(separator: "\n")
  }

  /// What the console form has no line for.
  private var observedLines: [String] {
    let shown = observed.filter { ![.latency, .throughput, .operations].contains($0.metric) }
    return shown.flatMap { observed -> [String] in
      if observed.metric == .liveMemory {
        let growth = try? LastingGrowth([observed.values], operationsApart: [observed.iterations], confidence: 0.95)
        return growth.map { ["  growth: \(Self.text($0.slope, .bytes)) per 1,000 operations"] } ?? []
      }
      guard let median = try? OrderedSample(observed.values).median else { return [] }
      return ["  \(observed.metric.name): \(Self.text(median, observed.metric.unit))"]
    }
  }

  private static func text(_ value: Double, _ unit: Metric.Unit) -> String {
    Quantity(value: value, unit: unit).text()
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
