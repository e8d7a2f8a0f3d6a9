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
  let lower: Double
  let upper: Double
  let shown: Estimate

  init(_ order: Double, of launches: [[Double]]) throws(StatisticsError) {
    let ordered = try OrderedSample(launches.pooled)
    let value = try ordered.quantile(order)
    let interval = try ordered.quantileInterval(order, confidence: VerdictRule.confidence)
    var effective = 0.0
    for launch in launches {
      effective +=
        launch.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: launch.map { $0 <= value ? 1 : 0 })
    }
    let widening = (Double(ordered.values.count) / effective).squareRoot()
    point = log(value)
    // An end without an order statistic is infinite, and −∞ has no logarithm.
    lower = interval.lower > 0 ? point - (point - log(interval.lower)) * widening : -.infinity
    upper = point + (log(interval.upper) - point) * widening
    shown = Estimate(
      value: value, lower: lower.isFinite ? exp(lower) : nil, upper: exp(upper).ifFinite,
      confidence: interval.confidence, replicates: ordered.values.count)
  }
}
