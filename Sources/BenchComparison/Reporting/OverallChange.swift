import BenchModel
import BenchStatistics
import Glibc

/// How the benchmarks of two runs compare all together.
enum OverallChange {
  /// The geometric mean of the ratios current to baseline of the benchmarks' times, with Student's interval over
  /// benchmarks on logarithms.
  ///
  /// The geometric mean treats a doubling and a halving alike and does not depend on which side is the divisor (Fleming
  /// & Wallace 1986, "How not to lie with statistics"). The benchmarks are taken as a sample of what a program does:
  /// the interval says how much hangs on the choice of them and holds their noise as well, but not what all of them
  /// share, such as a machine in another state. At least two benchmarks.
  static func estimate(of rows: [ComparisonRow]) -> Estimate? {
    var seen: Set<BenchmarkID> = []
    let logarithms = rows.standingForMetrics.compactMap { row -> Double? in
      guard let metric = row.metric, metric.is(.time),
        let before = row.baseline?.value, let after = row.current?.value, row.change != nil, before > 0, after > 0,
        seen.insert(row.id).inserted
      else { return nil }
      return log(after / before).ifFinite
    }
    return try? geometricMean(ofLogarithms: logarithms, fewest: 2)
  }

  /// The exponential of the mean of logarithms; without an interval below so many.
  static func geometricMean(
    ofLogarithms logarithms: [Double], fewest: Int
  ) throws(StatisticsError) -> Estimate {
    guard logarithms.count >= fewest else {
      return Estimate(value: exp(try Moments(logarithms).mean), replicates: logarithms.count)
    }
    let interval = try LogEstimate.mean(of: logarithms).interval(confidence: Confidence.least)
    return Estimate(
      value: exp(try Moments(logarithms).mean), lower: exp(interval.lower).ifFinite,
      upper: exp(interval.upper).ifFinite, confidence: interval.confidence, replicates: logarithms.count)
  }
}
