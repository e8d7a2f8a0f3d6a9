import BenchModel
import BenchStatistics

/// The figures by which a side is compared with one that keeps no measurements; raw measurements are summarised first.
struct PublishedFigures: Sendable {
  /// A mean with all that an interval needs.
  enum SpreadOfMean: Sendable {
    case published(mean: Double, deviation: Double, count: Int)
    case measured([[Double]], of: Metric)

    /// The standard deviation as a share of the mean, nil where measurements are kept.
    var relativeDeviation: Double? {
      if case .published(let mean, let deviation, _) = self, mean > 0 { deviation / mean } else { nil }
    }

    func estimate() throws(StatisticsError) -> SideEstimate {
      switch self {
      case .published(let mean, let deviation, let count):
        let summary = try PublishedSummary(mean: mean, standardDeviation: deviation, count: count)
        return try SideEstimate(summary.logarithmOfMean(), value: mean, replicates: count)
      case .measured(let launches, let metric):
        if let place = launches.firstWithoutLogarithm { throw .valueNotPositive(index: place.measurement - 1) }
        return try RawEstimator(.mean, of: metric).figure(overMeasurements: launches)
      }
    }
  }

  /// The mean with its spread, or the median where no mean is stated, where both are known of at least two values.
  let spreadOfMean: SpreadOfMean?
  /// What the spread is one of.
  var located: Statistic { summary.mean == nil ? .median : .mean }
  private let summary: Summary
  /// Whether the figures are said to describe a single value.
  var isOneValue: Bool { summary.count == 1 }

  init(_ measurements: Measurements, of metric: Metric) {
    switch measurements {
    case .published(let published):
      summary = published
      // A tool that states a median states the spread of that.
      if let mean = published.mean ?? published.median, let deviation = published.stdev, let count = published.count,
        count >= 2
      {
        spreadOfMean = .published(mean: mean, deviation: deviation, count: count)
      } else {
        spreadOfMean = nil
      }
    case .launches(let launches):
      spreadOfMean = launches.valueCount >= 2 ? .measured(launches, of: metric) : nil
      var derived = RunSummarizer.summary(of: launches, metric: metric) ?? Summary()
      // Batches hold the mean of many operations: their percentiles are not those that others publish.
      if !metric.is(.latency) { derived.p99 = nil }
      summary = derived
    }
  }

  /// A figure as an estimate without an interval.
  subscript(statistic: Statistic) -> Estimate? {
    statistic.traits.published(summary).map { Estimate(value: $0, replicates: summary.count ?? 1) }
  }
}
