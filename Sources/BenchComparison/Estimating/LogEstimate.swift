import BenchModel
import BenchStatistics
import Glibc

/// An estimate with its standard error, on logarithms: differences there are ratios.
///
/// `Estimate` alone means the model's noun in this target.
typealias LogEstimate = BenchStatistics.Estimate
/// What a page shows of one side, in the metric's base unit.
typealias Estimate = BenchModel.Estimate

/// One side of a change: its estimate on logarithms and what a page shows of it.
struct SideEstimate: Sendable {
  let logarithm: LogEstimate
  let shown: Estimate

  /// Puts an estimate on logarithms beside its value on the metric's own scale, by default its exponential.
  init(_ logarithm: LogEstimate, value: Double? = nil, replicates: Int) throws(StatisticsError) {
    let interval = try logarithm.interval(confidence: Confidence.least)
    self.logarithm = logarithm
    shown = Estimate(
      value: value ?? exp(logarithm.point), lower: exp(interval.lower).ifFinite, upper: exp(interval.upper).ifFinite,
      confidence: interval.confidence, replicates: replicates)
  }
}

extension Double {
  /// The number, or nil where it is none: an unbounded end is left out of what is shown.
  var ifFinite: Double? { isFinite ? self : nil }
}
