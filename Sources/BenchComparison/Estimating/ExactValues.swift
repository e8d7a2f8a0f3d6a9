import BenchModel
import BenchStatistics

/// The values of a deterministic count on one side: usually one and the same, so that the range is a point.
struct ExactValues: Sendable {
  let smallest: Double
  let middle: Double
  let largest: Double
  let count: Int

  /// Takes the values, or throws where one of them is no count.
  init(_ measurements: Measurements, mayBeNegative: Bool) throws(StatisticsError) {
    switch measurements {
    case .launches(let launches):
      let ordered = try OrderedSample(launches.pooled)
      // A middle value that occurred, not the midpoint of two: a count stays a count.
      middle = ordered.values[(ordered.values.count - 1) / 2]
      smallest = ordered.minimum
      largest = ordered.maximum
      count = ordered.values.count
    case .published(let summary):
      guard let value = summary.median ?? summary.mean ?? summary.max else {
        throw .tooFewValues(needed: 1, given: 0)
      }
      middle = value
      smallest = min(value, summary.min ?? value)
      largest = max(value, summary.max ?? value)
      count = summary.count ?? 1
    }
    guard smallest.isFinite, largest.isFinite, middle.isFinite else { throw .valueNotFinite(index: 0) }
    guard mayBeNegative || smallest >= 0 else { throw .valueNotPositive(index: 0) }
  }

  /// Whether one side by itself gave different values.
  var differ: Bool { smallest != largest }

  var shown: Estimate {
    Estimate(value: middle, lower: smallest, upper: largest, replicates: count)
  }
}
