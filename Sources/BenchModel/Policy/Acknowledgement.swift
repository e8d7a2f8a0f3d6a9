/// A regression that somebody has accepted, up to a bound and until a day.
///
/// It is for one benchmark and one metric: a pattern would accept what nobody has looked at.
public struct Acknowledgement: Codable, Hashable, Sendable {
  /// The benchmark's identity as pages print it.
  public let benchmark: String
  /// The metric's name.
  public let metric: String
  /// The statistic; none means every statistic of the metric.
  public let statistic: Statistic?
  /// How large a regression is accepted: a share of the baseline, a difference, or the larger of both.
  public let bound: Tolerance
  /// Why it is accepted.
  public let reason: String
  /// The last day on which it holds.
  public let expires: CalendarDate
  /// Where it was written, as a person would look it up.
  public let origin: String

  /// Makes an acknowledgement.
  public init(
    benchmark: String, metric: String, statistic: Statistic? = nil, bound: Tolerance, reason: String,
    expires: CalendarDate, origin: String
  ) {
    self.benchmark = benchmark
    self.metric = metric
    self.statistic = statistic
    self.bound = bound
    self.reason = reason
    self.expires = expires
    self.origin = origin
  }
}
