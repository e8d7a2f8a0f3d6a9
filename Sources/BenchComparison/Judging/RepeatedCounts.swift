import BenchModel

/// A count of which every value of a side is the same: exact without being told, and compared as it is.
///
/// How much memory is resident depends on when pages are asked for and given back, also where it happens to repeat.
struct RepeatedCounts {
  /// The metric, called exact.
  let subject: MetricSubject
  /// What the row says of it.
  let note = "It repeats in every value of either side, and is compared as it is."

  /// Takes raw values; nil where they are none of a count, or do not repeat.
  init?(_ subject: MetricSubject, _ baseline: [[Double]], _ current: [[Double]]) {
    let metric = subject.metric
    guard [.count, .bytes].contains(metric.unit), !Self.isResident(metric),
      Self.repeats(baseline), Self.repeats(current)
    else { return nil }
    self.subject = subject.with(metric: metric.with(nature: .exact))
  }

  /// Fewer equal values may be so by chance.
  private static let fewest = 3

  private static func repeats(_ launches: [[Double]]) -> Bool {
    guard launches.valueCount >= fewest, let first = launches.first?.first, first > 0, first.isFinite else {
      return false
    }
    return launches.allSatisfy { $0.allSatisfy { $0 == first } }
  }

  private static func isResident(_ metric: Metric) -> Bool {
    metric.is(.peakMemory)
      || metric.unit == .bytes
        && ["resident", "rss", "peak", "memory"].contains { metric.name.lowercased().contains($0) }
  }
}
