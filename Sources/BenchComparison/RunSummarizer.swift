package import BenchModel
import BenchStatistics

/// Derives the figures that a file carries beside its raw measurements for human readers; nothing of ours trusts them.
package enum RunSummarizer {
  /// The same run with a summary in every sample of raw measurements that has one.
  ///
  /// - Throws: a sample whose columns differ in length.
  package static func summarised(_ run: BenchmarkRun, file: String) throws(ComparisonError) -> BenchmarkRun {
    var metrics: [ByteKey: Metric] = [:]
    for metric in run.metrics { metrics[ByteKey(metric.name)] = metric }
    var results: [BenchmarkResult] = []
    for result in run.results {
      var samples: [Sample] = []
      for sample in result.samples {
        guard sample.isConsistent else {
          throw .inconsistentSample(source: file, id: result.id, metric: sample.metric)
        }
        let metric = metrics[ByteKey(sample.metric)]
        samples.append(sample.with(summary: metric.flatMap { summary(of: sample.values, metric: $0) }))
      }
      results.append(result.with(samples: samples))
    }
    return run.with(results: results)
  }

  /// The figures of all values of all launches; nil where there is no value, or one that is not finite.
  ///
  /// For time the values are batches, for latency single operations. A percentile that the count does not support is
  /// left out, and so is a standard deviation of a single value.
  package static func summary(of launches: [[Double]], metric: Metric) -> Summary? {
    let values = launches.pooled
    guard let ordered = try? OrderedSample(values), let moments = try? Moments(values) else { return nil }
    func percentile(_ order: Double) -> Double? {
      PercentileSupport.isSupported(order, count: values.count) ? try? ordered.quantile(order) : nil
    }
    let isTime = metric.unit == .nanoseconds && metric.name.utf8.elementsEqual(Metric.time.name.utf8)
    return Summary(
      count: values.count, mean: moments.mean, median: ordered.median, p95: percentile(0.95), p99: percentile(0.99),
      min: ordered.minimum, max: ordered.maximum, stdev: moments.standardDeviation,
      operationsPerSecond: isTime && moments.mean > 0 ? (1e9 / moments.mean).ifFinite : nil)
  }
}
