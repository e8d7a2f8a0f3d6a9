import BenchModel
import BenchStatistics

/// The change of the mean of times among which some are zero.
///
/// Zero has no logarithm, so that means are averaged as they are, and the logarithm of each side's mean has the error
/// of the delta method (`PublishedSummary`), which holds while that error is small beside the mean. Launches are the
/// replicates where both sides have enough of them, else the values are.
enum MeanWithZeros {
  /// The change, or why there is none.
  static func change(_ baseline: [[Double]], _ current: [[Double]]) -> Result<LogChange, StatisticsError> {
    Result { () throws(StatisticsError) -> LogChange in
      let areLaunches = min(baseline.count, current.count) >= Replicates.fewestLaunches
      return try LogChange(from: side(baseline, areLaunches), to: side(current, areLaunches))
    }
  }

  private static func side(_ launches: [[Double]], _ areLaunches: Bool) throws(StatisticsError) -> SideEstimate {
    var figures = launches.pooled
    if areLaunches {
      figures = []
      for launch in launches { figures.append(try Moments(launch).mean) }
    }
    let moments = try Moments(figures)
    let summary = try PublishedSummary(
      mean: moments.mean, standardDeviation: moments.standardDeviation ?? 0, count: moments.count)
    return try SideEstimate(summary.logarithmOfMean(), value: moments.mean, replicates: moments.count)
  }
}
