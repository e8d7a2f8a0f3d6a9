/// What load tests count beside the times of their answers.
extension Metric {
  /// The metric `share of failures`: of requests that were answered with an error or not at all, or of checks that did
  /// not hold.
  public static let failureShare = Metric(name: "share of failures", unit: .count)
  /// The metric `load`: how many users or connections a test had at work.
  public static let load = Metric(name: "load", unit: .count, direction: .unknown)
  /// The metric `transferred`: the bytes that a test moved.
  public static let transferred = Metric(name: "transferred", unit: .bytes, direction: .unknown)
  /// The metric `transfer rate`: the bytes a second that a test moved.
  public static let transferRate = Metric(name: "transfer rate", unit: Unit("B/s"), direction: .unknown)
  /// The metric `occurrences`: how often something happened that a test counts.
  public static let occurrences = Metric(name: "occurrences", unit: .count, direction: .unknown)
  /// The metric `occurrence rate`: how often a second something happened that a test counts.
  public static let occurrenceRate = Metric(name: "occurrence rate", unit: .perSecond, direction: .unknown)
  /// The metric `failures counted`: how often something happened that nobody wants.
  public static let failuresCounted = Metric(name: "failures counted", unit: .count)

  /// Whether it says what was asked of a system, and not how well the system did: it informs and gates nothing.
  public var isLoad: Bool { [Self.load, .transferred, .transferRate].contains { $0.is(self) } }

  /// Whether the tools that state it leave it out where it is zero.
  package var isLeftOutWhereZero: Bool {
    [Self.occurrences, .occurrenceRate, .failuresCounted].contains { $0.is(self) }
  }
}
