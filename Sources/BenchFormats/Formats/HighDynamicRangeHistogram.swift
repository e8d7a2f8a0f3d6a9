import BenchModel

/// A histogram with buckets of equal relative width, as HdrHistogram lays them out.
///
/// A bucket stands for its lower edge. The smallest and the largest value are kept exactly beside the buckets.
struct HighDynamicRangeHistogram: Decodable {
  private let counts: [Int]
  private let unitMagnitude: Int
  private let subBucketHalfCountMagnitude: Int
  /// The smallest of the values that are not zero.
  private let minNonZeroValue: Int?
  private let maxValue: Int?

  /// Every value by size, multiplied by a scale; nil if the layout is none that can be.
  func values(scale: Double) -> CountedValues? {
    guard (0...30).contains(unitMagnitude), (0...30).contains(subBucketHalfCountMagnitude),
      counts.allSatisfy({ $0 >= 0 })
    else { return nil }
    let filled = counts.indices.filter { counts[$0] > 0 }
    var edges = filled.map { lowerEdge(ofBucket: $0) }
    if let first = edges.firstIndex(where: { $0 > 0 }) {
      edges[first] = exact(minNonZeroValue, inBucket: filled[first]) ?? edges[first]
    }
    if let last = edges.indices.last { edges[last] = exact(maxValue, inBucket: filled[last]) ?? edges[last] }
    return CountedValues(zip(filled, edges).map { ($1 * scale, counts[$0]) })
  }

  private func lowerEdge(ofBucket index: Int) -> Double {
    let half = 1 << subBucketHalfCountMagnitude
    let bucket = (index >> subBucketHalfCountMagnitude) - 1
    let place = (index & (half - 1)) + (bucket < 0 ? 0 : half)
    return Double(sign: .plus, exponent: max(0, bucket) + unitMagnitude, significand: Double(place))
  }

  /// What is stated beside the buckets, if it can be what one of them holds.
  private func exact(_ stated: Int?, inBucket index: Int) -> Double? {
    guard let stated = stated.map({ Double($0) }), stated >= lowerEdge(ofBucket: index),
      stated < lowerEdge(ofBucket: index + 1)
    else { return nil }
    return stated
  }
}
