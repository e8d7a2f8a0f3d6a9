/// By how much a quantity that is read at regular checkpoints still grows at the end: what tells a leak from a cache.
///
/// Only the later half of each launch's checkpoints counts: what grows at first and has stopped by then, as a cache
/// that fills or a table that reaches its size, does not grow any more. What fills for longer than half of the
/// checkpoints looks like a leak, and what grows by fewer than about two jumps in that half looks like none; more
/// operations tell.
package struct LastingGrowth: Equatable, Sendable {
  /// The growth in 1,000 operations.
  package let slope: Double
  /// The interval of the growth in 1,000 operations.
  package let interval: Interval

  /// The fewest checkpoints: their later half then bounds a slope at both ends at 99.9 % confidence.
  package static let fewestCheckpoints = 20

  /// The mean of the launches' Theil–Sen slopes.
  ///
  /// From three launches on its interval is Student's over launches, which holds whatever the readings of one launch
  /// have to do with each other; of fewer it is the union of the launches' own, which does not.
  ///
  /// - Parameter operationsApart: how many operations lie between two checkpoints, for each launch.
  package init(
    _ launches: [[Double]], operationsApart: [Int], confidence: Double
  ) throws(StatisticsError) {
    guard !launches.isEmpty, launches.count == operationsApart.count else {
      throw .tooFewValues(needed: max(1, launches.count), given: operationsApart.count)
    }
    var slopes: [Double] = []
    var union = (lower: Double.infinity, upper: -Double.infinity)
    for (readings, apart) in zip(launches, operationsApart) {
      guard readings.count >= Self.fewestCheckpoints else {
        throw .tooFewValues(needed: Self.fewestCheckpoints, given: readings.count)
      }
      guard apart > 0 else {
        throw .parameterOutOfRange(name: "operations between checkpoints", value: Double(apart), allowed: "1 or more")
      }
      let later = try TheilSenSlope(of: Array(readings[(readings.count / 2)...]), confidence: confidence)
      let scale = 1000 / Double(apart)
      slopes.append(later.slope * scale)
      union = (min(union.lower, later.interval.lower * scale), max(union.upper, later.interval.upper * scale))
    }
    slope = try Moments(slopes).mean
    interval =
      slopes.count >= Self.fewestLaunches
      ? try Estimate.mean(of: slopes).interval(confidence: confidence)
      : Interval(lower: union.lower, upper: union.upper, confidence: confidence)
  }

  /// Two launches leave one degree of freedom, whose interval is 12.7 standard errors to each side.
  private static let fewestLaunches = 3
}
