import BenchModel
import BenchStatistics
import Glibc

/// One side's independent figures on logarithms, with how many of them count as independent.
struct Replicates: Sendable {
  let logarithms: [Double]
  let effectiveCount: Double

  /// One figure a launch: launches are independent as they are.
  init(_ statistic: Statistic, perLaunch launches: [[Double]]) throws(StatisticsError) {
    var figures: [Double] = []
    figures.reserveCapacity(launches.count)
    for launch in launches { figures.append(try RawStatistics.figure(statistic, of: launch)) }
    logarithms = try BenchStatistics.logarithms(of: figures)
    effectiveCount = Double(figures.count)
  }

  /// Every measurement of few launches: neighbours in time resemble each other, so that they count as fewer.
  init(measurements launches: [[Double]]) throws(StatisticsError) {
    var effective = 0.0
    var all: [Double] = []
    for launch in launches {
      let series = try BenchStatistics.logarithms(of: launch)
      effective += series.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: series)
      all += series
    }
    logarithms = all
    effectiveCount = effective
  }

  /// The location of the figures: their mean, or their trimmed mean where both sides have enough of them.
  func location(trimmed: Bool) throws(StatisticsError) -> SideEstimate {
    let estimate = trimmed ? try LogEstimate.trimmedMean(of: logarithms) : try LogEstimate.mean(of: logarithms)
    let count = Double(logarithms.count)
    guard effectiveCount < count else { return try SideEstimate(estimate, replicates: logarithms.count) }
    let corrected = try LogEstimate(
      point: estimate.point,
      standardError: estimate.standardError * ((count - 1) / (effectiveCount - 1)).squareRoot(),
      degreesOfFreedom: max(1, estimate.degreesOfFreedom * (effectiveCount - 1) / (count - 1)))
    return try SideEstimate(corrected, replicates: logarithms.count)
  }

  /// Whether the typical case is estimated by a trimmed mean: from ten replicates a side on, on both sides alike.
  ///
  /// Chosen by simulation (20,000 comparisons each; logarithms with a spread of 3 %, tolerance 2 %). With a tenth of
  /// the replicates slower by an exponential delay of 30 % on average, ten a side find +10 % in 92 % by the trimmed
  /// mean and in 53 % by the mean, both with less than 0.1 % false alarms. At five a side, where trimming leaves three,
  /// the trimmed mean finds +10 % among normal replicates in 68 % and the mean in 92 %; among replicates of two levels
  /// the trimmed mean raises 1.6 % false alarms and the mean 0.3 %.
  static func areTrimmed(_ baselineCount: Int, _ currentCount: Int) -> Bool {
    min(baselineCount, currentCount) >= 10
  }
}
