import BenchModel

extension BenchmarkResult {
  /// The figures of a metric: what a foreign file published, else what was derived from the measurements.
  func figures(of metric: Metric) -> Summary? {
    sample(of: metric).flatMap { $0.published ?? $0.summary }
  }

  /// The median of a metric, or its mean where only that is known.
  func middle(of metric: Metric) -> Double? {
    figures(of: metric).flatMap { $0.median ?? $0.mean }.flatMap(\.ifFinite)
  }

  /// Operations a second: as measured where many work at once, else from the time of one.
  var throughput: Double? {
    (middle(of: .throughput) ?? figures(of: .time)?.operationsPerSecond).flatMap(\.ifFinite)
  }

  /// The figures of operations timed one by one; a foreign file may state them as time.
  var operations: Summary? {
    let latency = figures(of: .latency)
    return latency?.p99 != nil ? latency : sample(of: .time)?.published
  }

  /// How many worker processes measured it.
  var launches: Int {
    samples.map { Set($0.process).count }.max() ?? 0
  }
}

extension Summary {
  /// The 99th percentile over the median, where both are stated and positive.
  var tailRatio: Double? {
    guard let p99, let median, median > 0, p99 > 0 else { return nil }
    return (p99 / median).ifFinite
  }
}
