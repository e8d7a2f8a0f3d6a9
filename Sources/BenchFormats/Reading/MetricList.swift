import BenchModel

/// The metrics of a run in the order in which a file first uses them.
struct MetricList {
  private(set) var metrics: [Metric] = []
  private var names: Set<ByteKey> = []

  /// Notes a metric; the first definition of a name stands.
  mutating func note(_ metric: Metric) {
    if names.insert(ByteKey(metric.name)).inserted { metrics.append(metric) }
  }
}
