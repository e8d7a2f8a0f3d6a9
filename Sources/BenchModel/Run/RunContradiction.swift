/// In what a run contradicts itself, so that nothing can be made of it.
package enum RunContradiction: Error, Sendable {
  /// A metric is defined twice.
  case metricTwice(String)
  /// One identity has two results.
  case benchmarkTwice(BenchmarkID)
  /// A sample names a metric that the run does not define.
  case undefinedMetric(BenchmarkID, metric: String)
  /// A result has two samples of one metric.
  case sampleTwice(BenchmarkID, metric: String)
  /// The columns of a sample differ in length.
  case unequalColumns(BenchmarkID, metric: String)
}

extension RunContradiction: CustomStringConvertible {
  /// What is wrong.
  package var description: String {
    switch self {
    case .metricTwice(let metric): "metric '\(metric)' is defined twice"
    case .benchmarkTwice(let id): "benchmark '\(id)' occurs twice; every benchmark of a run is unique"
    case .undefinedMetric(let id, let metric):
      "benchmark '\(id)' has a sample of metric '\(metric)', which the run does not define"
    case .sampleTwice(let id, let metric):
      "benchmark '\(id)' has two samples of metric '\(metric)'"
    case .unequalColumns(let id, let metric):
      "benchmark '\(id)', metric '\(metric)': the columns of the sample differ in length"
    }
  }
}

extension RunContradiction: Equatable {
  /// Whether both say the same.
  package static func == (left: RunContradiction, right: RunContradiction) -> Bool {
    left.description == right.description
  }
}

extension BenchmarkRun {
  /// The metrics by their names, of a run that is hereby proven to contradict itself nowhere.
  ///
  /// - Throws: the first contradiction.
  package func provenMetrics() throws(RunContradiction) -> [ByteKey: Metric] {
    var metrics: [ByteKey: Metric] = [:]
    for metric in self.metrics where metrics.updateValue(metric, forKey: ByteKey(metric.name)) != nil {
      throw .metricTwice(metric.name)
    }
    for results in [results, confirmation ?? []] {
      var seen = Set<BenchmarkID>(minimumCapacity: results.count)
      for result in results {
        guard seen.insert(result.id).inserted else { throw .benchmarkTwice(result.id) }
        try result.check(against: metrics)
      }
    }
    return metrics
  }
}

extension BenchmarkResult {
  fileprivate func check(against metrics: [ByteKey: Metric]) throws(RunContradiction) {
    let index = SampleIndex(samples)
    for (place, sample) in samples.enumerated() {
      guard metrics[ByteKey(sample.metric)] != nil else { throw .undefinedMetric(id, metric: sample.metric) }
      guard index.place(of: sample.metric) == place else { throw .sampleTwice(id, metric: sample.metric) }
      guard sample.isConsistent else { throw .unequalColumns(id, metric: sample.metric) }
    }
  }
}
