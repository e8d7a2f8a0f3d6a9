package import BenchModel
import BenchStatistics

/// Derives the figures that a file carries beside its raw measurements for human readers; nothing of ours trusts them.
package enum RunSummarizer {
  /// The same run with a summary in every sample of raw measurements that has one.
  ///
  /// - Throws: a run that contradicts itself.
  package static func summarised(_ run: BenchmarkRun, file: String) throws(ComparisonError) -> BenchmarkRun {
    let metrics: [ByteKey: Metric]
    do throws(RunContradiction) {
      metrics = try run.provenMetrics()
    } catch {
      throw .contradiction(source: file, error)
    }
    let summarised = run.with(results: Self.summarised(run.results, metrics))
    guard let confirmation = run.confirmation else { return summarised }
    return summarised.with(confirmation: Self.summarised(confirmation, metrics), metrics: [])
  }

  private static func summarised(_ results: [BenchmarkResult], _ metrics: [ByteKey: Metric]) -> [BenchmarkResult] {
    results.map { result in
      result.with(
        samples: result.samples.map { sample in
          sample.with(summary: metrics[ByteKey(sample.metric)].flatMap { summary(of: sample, metric: $0) })
        })
    }
  }

  /// The figures of a sample of raw measurements: for time of its batches, for latency of its operations.
  ///
  /// A value that is the mean of several iterations is no operation, and so has no percentile of operations; where
  /// operations were timed in groups, the count is still that of operations.
  static func summary(of sample: Sample, metric: Metric) -> Summary? {
    guard var summary = summary(of: sample.values, metric: metric) else { return nil }
    if !sample.iterations.allSatisfy({ $0 == 1 }) {
      (summary.p90, summary.p95, summary.p99) = (nil, nil, nil)
    }
    if metric.is(.latency) {
      // Iterations come from a file and may be any number: wide enough not to overflow.
      let operations = zip(sample.values, sample.iterations).reduce(Int128(0)) { count, launch in
        count + Int128(launch.0.count) * Int128(launch.1)
      }
      summary.count = Int(clamping: operations)
    }
    return summary
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
    let isTime = metric.unit == .nanoseconds && metric.is(.time)
    return Summary(
      count: values.count, mean: moments.mean, median: ordered.median, p90: percentile(0.9),
      p95: percentile(0.95), p99: percentile(0.99),
      min: ordered.minimum, max: ordered.maximum, stdev: moments.standardDeviation,
      operationsPerSecond: isTime && moments.mean > 0 ? (1e9 / moments.mean).ifFinite : nil)
  }
}
