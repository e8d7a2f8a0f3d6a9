/// A regression that somebody has accepted, up to a bound and until a day.
///
/// It is for one benchmark or for all that a pattern matches, and for one metric or for all: one function that became
/// slower shows in many rows.
///
/// It never changes, so that it is shared by all that hold it and not copied.
public final class Acknowledgement: Codable, Sendable {
  /// The benchmark's identity as pages print it, or a pattern of identities with `*` and `?`.
  public let benchmark: String
  /// The metric's name; none means every metric.
  public let metric: String?
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
  /// The commit whose message asks for it; absent where a policy accepts it.
  public let commit: String?

  /// Makes an acknowledgement.
  public init(
    benchmark: String, metric: String? = nil, statistic: Statistic? = nil, bound: Tolerance, reason: String,
    expires: CalendarDate, origin: String, commit: String? = nil
  ) {
    self.benchmark = benchmark
    self.metric = metric
    self.statistic = statistic
    self.bound = bound
    self.reason = reason
    self.expires = expires
    self.origin = origin
    self.commit = commit
  }
}

extension Acknowledgement: Equatable {
  /// Whether both accept the same of the same, for the same reason.
  public static func == (left: Acknowledgement, right: Acknowledgement) -> Bool {
    if left === right { return true }
    return left.benchmark == right.benchmark && left.metric == right.metric && left.statistic == right.statistic
      && left.bound == right.bound && left.reason == right.reason && left.expires == right.expires
      && left.origin == right.origin && left.commit == right.commit
  }
}
