/// A straight line through a series that outliers do not move.
struct TrendLine {
  private let values: [Double]
  /// The rise from one value to the next.
  let slope: Double
  /// The line at the first value.
  let start: Double

  /// The median of the slopes between values half the series apart, and the median of what is left.
  ///
  /// Theil 1950, "A Rank-Invariant Method of Linear and Polynomial Regression Analysis", the incomplete method: n/2
  /// slopes instead of n²/2, all of the longest reach. At least two values.
  init(_ series: [Double]) {
    values = series
    let reach = (series.count + 1) / 2
    let slopes = (0..<(series.count - reach)).map { (series[$0 + reach] - series[$0]) / Double(reach) }
    let slope = Self.median(slopes)
    self.slope = slope
    start = Self.median(series.enumerated().map { $0.element - slope * Double($0.offset) })
  }

  /// What the line leaves of each value.
  var residuals: [Double] {
    values.enumerated().map { $0.element - start - slope * Double($0.offset) }
  }

  /// The rise from the first value to the last, with the standard error of least squares for residuals of this spread.
  func rise(correlation: Double) throws(StatisticsError) -> Estimate {
    let count = Double(values.count)
    let inflation = (1 + correlation) / (1 - correlation)
    let squares = count * (count * count - 1) / 12
    let error = Self.spread(residuals) * (inflation / squares).squareRoot() * (count - 1)
    return try Estimate(
      point: slope * (count - 1), standardError: error, degreesOfFreedom: max(1, (count - 2) / inflation))
  }

  /// The standard deviation of normal residuals with this median magnitude.
  static func spread(_ residuals: [Double]) -> Double {
    1.4826 * median(residuals.map(\.magnitude))
  }

  /// The median, zero of nothing.
  static func median(_ values: [Double]) -> Double {
    (try? OrderedSample(values))?.median ?? 0
  }
}
