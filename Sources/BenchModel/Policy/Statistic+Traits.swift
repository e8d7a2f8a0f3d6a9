/// What the tools know of each statistic: a new one is a case, its line here, and its line in the docs.
extension Statistic {
  /// What is known of one statistic.
  package struct Traits: Sendable {
    /// How the figures of several launches are averaged.
    package enum Location: Sendable {
      /// All of them, equally.
      case mean
      /// By a trimmed mean.
      case trimmed
      /// The better half of them: a one-sided trimmed mean.
      case oneSidedTrimmed
    }

    /// What a row is judged by, to follow "judged by".
    package let meaning: StaticString
    /// The share of the measurements that lie below it; nil for what is no percentile.
    package var order: Double?
    /// How the figures of several launches are averaged.
    package var location = Location.mean
    /// What it may change by where nobody says otherwise: about what a careful A/B measurement resolves on a machine
    /// that is doing other work.
    package var tolerance = 0.02
    /// Whether it is one of operations timed singly, each of which holds two steps of a clock.
    package var isOfOperations = false
    /// Whether it says by itself where a metric lies, so that an exact count has it too.
    package var standsForMetric = false
    /// The figure of a file that holds no measurements.
    package let published: @Sendable (Summary) -> Double?
  }

  /// What is known of the statistic.
  package var traits: Traits {
    switch self {
    case .best:
      Traits(
        meaning: "its best: of time and rates a location of the least disturbed measurements, else the median",
        location: .oneSidedTrimmed, standsForMetric: true
      ) { $0.median ?? $0.mean }
    case .mean: Traits(meaning: "its mean, which sees a slower tail", standsForMetric: true) { $0.mean }
    case .median: Traits(meaning: "its median", location: .trimmed, standsForMetric: true) { $0.median }
    case .p50:
      Traits(meaning: "its percentile p50 of operations timed singly", order: 0.5, isOfOperations: true) { $0.median }
    case .p75:
      // In a session it is one of laps.
      Traits(meaning: "its 75th percentile, beyond which a quarter of the measurements lie", order: 0.75) { _ in nil }
    case .p90:
      Traits(meaning: "its percentile p90 of operations timed singly", order: 0.9, isOfOperations: true) { $0.p90 }
    case .p95:
      Traits(
        meaning: "its percentile p95 of operations timed singly", order: 0.95, tolerance: Self.tailTolerance,
        isOfOperations: true
      ) { $0.p95 }
    case .p99:
      Traits(
        meaning: "its percentile p99 of operations timed singly", order: 0.99, tolerance: Self.tailTolerance,
        isOfOperations: true
      ) { $0.p99 }
    case .max:
      Traits(meaning: "its largest operation", tolerance: Self.tailTolerance, isOfOperations: true) { $0.max }
    case .throughput: Traits(meaning: "its rate, the reciprocal of the mean") { $0.mean }
    case .slope: Traits(meaning: "its slope over the checkpoints") { _ in nil }
    case .value: Traits(meaning: "its single value", standsForMetric: true) { $0.median ?? $0.mean }
    }
  }

  /// Few operations decide a far percentile: between launches of one program it moves several times as much as the
  /// location does.
  private static let tailTolerance = 0.10

  /// The far percentiles, of which a row has the farthest that its operations support; the farthest comes first.
  package static let farPercentiles: [(statistic: Statistic, order: Double)] = allCases.compactMap { statistic in
    statistic.traits.order.flatMap { $0 >= 0.9 ? (statistic, $0) : nil }
  }.ordered { $0.order > $1.order }

  /// Whether it is one of the far percentiles.
  package var isFarPercentile: Bool { traits.order.map { $0 >= 0.9 } ?? false }
}
