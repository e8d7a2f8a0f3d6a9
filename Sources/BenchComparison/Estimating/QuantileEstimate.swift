import BenchModel
import BenchStatistics
import Glibc

/// A quantile of the measurements of few launches, on logarithms, with a distribution-free interval.
///
/// The interval is that of order statistics, widened by √(n / m), where m is the effective size of the series of
/// zeros and ones that says which measurements lie at or below the quantile: this is the series whose mean the order
/// statistics bound, and neighbours in time resemble each other.
struct QuantileEstimate: Sendable {
  let point: Double
  let shown: Estimate
  private let order: Double
  private let ordered: OrderedSample
  private let widening: Double

  init(_ order: Double, of launches: [[Double]]) throws(StatisticsError) {
    self.order = order
    ordered = try OrderedSample(launches.pooled)
    let value = try ordered.quantile(order)
    var effective = 0.0
    for launch in launches {
      effective +=
        launch.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: launch.map { $0 <= value ? 1 : 0 })
    }
    widening = (Double(ordered.values.count) / effective).squareRoot()
    point = log(value)
    let interval = try Self.interval(
      ordered, order, point: point, widening: widening, confidence: VerdictRule.leastConfidence)
    shown = Estimate(
      value: value, lower: interval.lower.isFinite ? exp(interval.lower) : nil, upper: exp(interval.upper).ifFinite,
      confidence: interval.confidence, replicates: ordered.values.count)
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
