import BenchStatistics

/// The measurements of one side of a metric, and what several of its rows are made of, worked out once.
final class MeasuredSide {
  /// The values of each launch.
  let launches: [[Double]]

  init(_ launches: [[Double]]) {
    self.launches = launches
  }

  /// All values on logarithms, each launch by itself.
  private(set) lazy var logarithms = Result { () throws(StatisticsError) in
    var series: [[Double]] = []
    for launch in launches { series.append(try BenchStatistics.logarithms(of: launch)) }
    return series
  }

  /// Every measurement as a replicate.
  private(set) lazy var replicates = Result { () throws(StatisticsError) in
    try Replicates(series: logarithms.get())
  }

  /// How the logarithms of all launches together scatter.
  private(set) lazy var scatter = Result { () throws(StatisticsError) in try Moments(logarithms.get().pooled) }
}
