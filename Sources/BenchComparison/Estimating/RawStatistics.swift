import BenchModel
import BenchStatistics

/// Which statistics of raw measurements are judged, a row each.
enum RawStatistics {
  /// The statistics of a metric that both sides support.
  ///
  /// Time has two rows, because a robust location does not see a slower tail, and three where each round has many laps.
  /// Operations timed singly have one, for the farthest percentile that each launch of both sides supports by itself;
  /// operations timed in groups have no percentile. The processor time of batches has the mean: it sees what becomes
  /// slower now and then, also where wall time is mostly that of other programs.
  ///
  /// - Parameter areOperations: whether each value of both sides is one operation.
  static func judged(
    of metric: Metric, areOperations: Bool, baseline: [[Double]], current: [[Double]], arePaired: Bool = false
  ) -> [Statistic] {
    if metric.is(.latency) { return [areOperations ? farthest(of: baseline + current) ?? .best : .best] }
    if arePaired, metric.is(.cpuTime) { return [.mean] }
    guard metric.is(.time) else { return [.best] }
    // With one value a launch, and so few launches that all are kept, both rows would be one and the same figure.
    let isOneFigure = [baseline, current].allSatisfy { $0.allSatisfy { $0.count == 1 } }
    let areAllKept = [baseline, current].allSatisfy { OneSidedTrimming.keptCount(of: $0.count) == $0.count }
    if isOneFigure && areAllKept { return [.best] }
    let haveManyLaps = [baseline, current].allSatisfy { $0.allSatisfy { $0.count >= manyLaps } }
    return arePaired && haveManyLaps ? [.best, .p75, .mean] : [.best, .mean]
  }

  /// The farthest percentile that each of these launches supports by itself, nil where one supports none.
  static func farthest(of launches: [[Double]]) -> Statistic? {
    let smallest = launches.map(\.count).min() ?? 0
    return Statistic.farPercentiles.first { PercentileSupport.isSupported($0.order, count: smallest) }?.statistic
  }

  /// How many laps each round has to have for the third quartile to be a row of its own: of fewer it is one of few
  /// values.
  ///
  /// It sees a tail that begins beyond what the best takes, and is not moved by the share of laps that other
  /// programs take. One operation of ten 50 % slower, beside three busy loops (`benchmarks/peers`, 60 real sessions of
  /// six workloads, tolerance 2.5 %): found in 50 by this row, in 36 by the mean processor time, in 6 by the mean wall
  /// time.
  private static let manyLaps = 20

  /// One figure of a launch by itself; the best is that of a number of its values.
  static func figure(
    _ statistic: Statistic, of launch: [Double], trimming: OneSidedTrimming, draws: Int
  ) throws(StatisticsError) -> Double {
    // A single value is every figure of itself; many files have one value a process.
    if launch.count == 1 { return launch[0] }
    if statistic == .best { return try trimming.expectedBest(ofDraws: min(draws, launch.count), from: launch) }
    if statistic == .median { return try OrderedSample(launch).median }
    if let order = statistic.traits.order { return try OrderedSample(launch).quantile(order) }
    return try Moments(launch).mean
  }
}
