import BenchModel

/// The metrics of a run: those that the tools know, and those that benchmarks define as they state values of them.
struct MetricDefinitions {
  private var known: [Metric] = [.time, .latency] + Metric.probed

  /// Adds the metrics of a launch; one that is known already has to be the same.
  mutating func add(_ metrics: [Metric]) throws(WorkerFailure) {
    for metric in metrics {
      guard let same = known.first(where: { $0.name.isSameName(as: metric.name) }) else {
        known.append(metric)
        continue
      }
      guard same == metric else {
        throw WorkerFailure(
          .protocolViolation, "it defines the metric '\(metric.name)' in another way than it is defined already")
      }
    }
  }

  /// Those that results have samples of, and the times, which every run has.
  func used(by results: [BenchmarkResult]) -> [Metric] {
    let names = Set(results.flatMap { $0.samples.map { ByteKey($0.metric) } })
    return known.filter { [.time, .latency].contains($0) || names.contains(ByteKey($0.name)) }
  }
}
