/// A benchmark's samples, found by the names of their metrics however many there are.
package struct SampleIndex: Sendable {
  private let samples: [Sample]
  /// The places of many samples; a handful is scanned sooner than looked up.
  private let places: [ByteKey: Int]

  /// A scan of so many names costs about what hashing one does.
  private static let scanned = 16

  /// Takes a benchmark's samples, at most one of which has a name.
  package init(_ samples: [Sample]) {
    self.samples = samples
    places =
      samples.count > Self.scanned
      ? Dictionary(
        samples.enumerated().map { (ByteKey($0.element.metric), $0.offset) }, uniquingKeysWith: { first, _ in first })
      : [:]
  }

  /// The place of a metric's sample, if there is one.
  package func place(of metric: String) -> Int? {
    if !places.isEmpty { return places[ByteKey(metric)] }
    return samples.firstIndex { $0.metric.isSameName(as: metric) }
  }

  /// The sample of a metric, if there is one.
  package subscript(metric: String) -> Sample? {
    place(of: metric).map { samples[$0] }
  }
}
