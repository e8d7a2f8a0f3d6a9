/// A series with no more points than a picture can show.
package enum ThinnedSeries {
  /// More points than this stand on the same spot of a picture.
  package static let limit = 400

  /// The points of a series with their places; of a long one the smallest and the largest of each stretch, so that no
  /// outlier is lost.
  package static func points(_ values: [Double], limit: Int = limit) -> [(place: Int, value: Double)] {
    let points = values.enumerated().map { (place: $0.offset, value: $0.element) }
    guard values.count > limit else { return points }
    let stretches = max(1, limit / 2)
    return (0..<stretches).flatMap { index -> [(place: Int, value: Double)] in
      let stretch = points[(index * points.count / stretches)..<((index + 1) * points.count / stretches)]
      guard let low = stretch.min(by: { $0.value < $1.value }), let high = stretch.max(by: { $0.value < $1.value })
      else { return [] }
      return low.place == high.place ? [low] : low.place < high.place ? [low, high] : [high, low]
    }
  }
}
