import BenchModel
import BenchStatistics
import Glibc

/// A quantile of the measurements of all launches together, on logarithms, with a distribution-free interval.
///
/// The interval is that of order statistics, widened by √(n / m), where m is the effective size of the series of
/// zeros and ones that says which measurements lie at or below the quantile: this is the series whose mean the order
/// statistics bound (Woodruff 1952). Neighbours in time resemble each other, and so do the operations of one launch:
/// the smaller of the two effective sizes counts, the second from as many launches on as tell how they differ.
final class QuantileEstimate: Sendable {
  let point: Double
  let shown: Estimate
  private let order: Double
  private let ordered: OrderedSample
  private let widening: Double

  init(_ order: Double, of launches: [[Double]]) throws(StatisticsError) {
    self.order = order
    ordered = try OrderedSample(launches.pooled)
    let value = try ordered.quantile(order)
    widening = (Double(ordered.values.count) / (try Self.effectiveCount(launches, atOrBelow: value))).squareRoot()
    point = log(value)
    let interval = try Self.interval(
      ordered, order, point: point, widening: widening, confidence: Confidence.least)
    shown = Estimate(
      value: value, lower: interval.lower.isFinite ? exp(interval.lower) : nil, upper: exp(interval.upper).ifFinite,
      confidence: interval.confidence, replicates: ordered.values.count)
  }

  private static func effectiveCount(_ launches: [[Double]], atOrBelow value: Double) throws(StatisticsError) -> Double
  {
    var inTime = 0.0
    var ones: [Int] = []
    for launch in launches {
      let series = launch.map { $0 <= value ? 1.0 : 0 }
      inTime += series.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: series)
      ones.append(Int(series.reduce(0, +)))
    }
    guard launches.count >= Replicates.fewestLaunches else { return inTime }
    return min(
      inTime,
      try ClusteredShare.effectiveCount(
        ones: ones, counts: launches.map(\.count), confidence: Confidence.least))
  }

  /// The interval on logarithms; its confidence is the one achieved, at least the one asked for.
  func interval(confidence: Double) throws(StatisticsError) -> Interval {
    try Self.interval(ordered, order, point: point, widening: widening, confidence: confidence)
  }

  private static func interval(
    _ ordered: OrderedSample, _ order: Double, point: Double, widening: Double, confidence: Double
  ) throws(StatisticsError) -> Interval {
    let plain = try ordered.quantileInterval(order, confidence: confidence)
    return Interval(
      // An end without an order statistic is infinite, and −∞ has no logarithm.
      lower: plain.lower > 0 ? point - (point - log(plain.lower)) * widening : -.infinity,
      upper: point + (log(plain.upper) - point) * widening, confidence: plain.confidence)
  }
}
