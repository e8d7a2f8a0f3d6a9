/// The slope of a series against its place in it: the median of the slopes between every two of its values.
///
/// Theil (1950) and Sen (1968, "Estimates of the Regression Coefficient Based on Kendall's Tau"). Up to 29 % of the
/// values may be anything, so that one jump is no slope, which a least-squares line would make of it.
package struct TheilSenSlope: Equatable, Sendable {
  /// The median slope, per place.
  package let slope: Double
  /// The values that Kendall's test does not reject, per place; an end is infinite where the series is too short.
  package let interval: Interval

  /// The interval's ends are two ordered slopes, found from the normal approximation of Kendall's statistic.
  ///
  /// Assumes that what is left beside the slope is independent from value to value. Equal values are not credited with
  /// the smaller variance that Kendall's correction gives them, which makes the interval wider. At least two values.
  /// Cost: one sort of n(n − 1)/2 slopes, so that a series of more than 400 values is thinned evenly to that many.
  package init(of series: [Double], confidence: Double) throws(StatisticsError) {
    try Domain.requireFinite(series, atLeast: 2)
    try Domain.requireOpenUnit(confidence, "confidence")
    let step = (series.count + Self.mostValues - 1) / Self.mostValues
    let places = Array(stride(from: 0, to: series.count, by: step))
    var slopes: [Double] = []
    slopes.reserveCapacity(places.count * (places.count - 1) / 2)
    for (index, second) in places.enumerated() {
      for first in places[..<index] { slopes.append((series[second] - series[first]) / Double(second - first)) }
    }
    let ordered = try OrderedSample(slopes)
    slope = ordered.median
    let count = Double(places.count)
    let deviation = (count * (count - 1) * (2 * count + 5) / 18).squareRoot()
    let reach = -StandardNormal.quantile((1 - confidence) / 2) * deviation
    let lower = Int(((Double(slopes.count) - reach) / 2).rounded(.toNearestOrEven))
    let upper = Int(((Double(slopes.count) + reach) / 2).rounded(.toNearestOrEven)) + 1
    interval = Interval(
      lower: lower >= 1 ? ordered.values[lower - 1] : -.infinity,
      upper: upper <= slopes.count ? ordered.values[upper - 1] : .infinity, confidence: confidence)
  }

  private static let mostValues = 400
}
