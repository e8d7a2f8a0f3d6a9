import BenchModel
import BenchStatistics
import Glibc

/// The change of one statistic between two sides of raw, positive measurements.
enum RawEstimator {
  /// How many launches a side it takes for the launch to be the replicate.
  ///
  /// Two launches leave one degree of freedom, whose interval is 12.7 standard errors to each side: it decides
  /// nothing. Two are therefore treated as one, by their measurements and the between-launch floor.
  static let fewestLaunches = 3

  /// What the weaker side allows the interval to rest on.
  static func evidence(_ baseline: [[Double]], _ current: [[Double]]) -> Evidence {
    if min(baseline.count, current.count) >= fewestLaunches { return .launches }
    return min(baseline.valueCount, current.valueCount) >= 2 ? .oneLaunch : .point
  }

  /// The change with the launch as the replicate.
  static func overLaunches(
    _ statistic: Statistic, baseline: [[Double]], current: [[Double]]
  ) throws(StatisticsError) -> LogChange {
    let before = try Replicates(statistic, perLaunch: baseline)
    let after = try Replicates(statistic, perLaunch: current)
    return try change(before, after, mayTrim: statistic == .typical)
  }

  /// The change with the measurement as the replicate, before any widening for how launches differ.
  static func overMeasurements(
    _ statistic: Statistic, baseline: [[Double]], current: [[Double]]
  ) throws(StatisticsError) -> LogChange {
    if let order = RawStatistics.order(of: statistic) {
      return try LogChange(from: QuantileEstimate(order, of: baseline), to: QuantileEstimate(order, of: current))
    }
    guard statistic == .typical else {
      return try LogChange(from: mean(ofMeasurements: baseline), to: mean(ofMeasurements: current))
    }
    let before = try Replicates(measurements: baseline)
    let after = try Replicates(measurements: current)
    return try change(before, after, mayTrim: true)
  }

  /// The mean of all measurements, by the delta method, with the effective size of the series.
  static func mean(ofMeasurements launches: [[Double]]) throws(StatisticsError) -> SideEstimate {
    let moments = try Moments(launches.pooled)
    guard let deviation = moments.standardDeviation else { throw .tooFewValues(needed: 2, given: moments.count) }
    var effective = 0.0
    for launch in launches {
      effective += launch.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: launch)
    }
    let count = Double(moments.count)
    let logarithm = try LogEstimate(
      point: log(moments.mean),
      standardError: deviation / moments.mean * ((count - 1) / (count * (effective - 1))).squareRoot(),
      degreesOfFreedom: effective - 1)
    return try SideEstimate(logarithm, value: moments.mean, replicates: moments.count)
  }

  private static func change(
    _ before: Replicates, _ after: Replicates, mayTrim: Bool
  ) throws(StatisticsError) -> LogChange {
    let trimmed = mayTrim && Replicates.areTrimmed(before.logarithms.count, after.logarithms.count)
    return try LogChange(from: before.location(trimmed: trimmed), to: after.location(trimmed: trimmed))
  }
}
