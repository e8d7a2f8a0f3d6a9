import BenchModel
import BenchStatistics

extension RunFigures {
  /// The figures of one sample; none of a metric that only explains others.
  static func figures(of sample: Sample, _ metric: Metric) -> [HistoryEntry.Figure] {
    guard !metric.isDiagnostic, metric.direction != .unknown, let measurements = Measurements(sample)
    else { return [] }
    func figure(_ statistic: Statistic, _ estimate: Estimate) -> HistoryEntry.Figure {
      HistoryEntry.Figure(metric: metric.name, statistic: statistic, estimate: estimate)
    }
    if metric.nature == .exact {
      return (try? ExactValues(measurements, mayBeNegative: metric.isSigned)).map { [figure(.value, $0.shown)] }
        ?? []
    }
    switch measurements {
    case .launches(let launches):
      let areOperations = sample.iterations.allSatisfy { $0 == 1 }
      let statistics = RawStatistics.judged(
        of: metric, areOperations: areOperations, baseline: launches, current: launches)
      return statistics.compactMap { statistic in
        estimate(statistic, metric, of: launches).map { figure(statistic, $0) }
      }
    case .published(let summary):
      let count = summary.count ?? 1
      if let median = summary.median { return [figure(.median, Estimate(value: median, replicates: count))] }
      return summary.mean.map { [figure(.mean, Estimate(value: $0, replicates: count))] } ?? []
    }
  }

  /// The figure with its interval where launches are its replicates, and without one where there are too few of them.
  private static func estimate(_ statistic: Statistic, _ metric: Metric, of launches: [[Double]]) -> Estimate? {
    if launches.count >= Replicates.fewestLaunches,
      let side = try? RawEstimator(statistic, of: metric).figure(overLaunches: launches)
    {
      return side.shown
    }
    let pooled = launches.pooled
    let order = statistic == .best ? 0.5 : statistic.traits.order
    let value = order.map { order in try? OrderedSample(pooled).quantile(order) } ?? (try? Moments(pooled).mean)
    guard let value, value.isFinite else { return nil }
    return Estimate(value: value, replicates: launches.count)
  }
}
