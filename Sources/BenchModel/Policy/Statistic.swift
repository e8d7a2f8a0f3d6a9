/// What is computed from a sample to stand for it in a row.
///
/// Time is judged in two or three rows, because the best does not see a slower tail.
public enum Statistic: String, Sendable, CaseIterable {
  /// A location of the least disturbed measurements: what an iteration costs when little else happens. Of memory and
  /// all that is no time and no rate, where nothing is known about what is disturbed, it is a median.
  case best
  /// The mean, as measured or as published: it sees a slower tail.
  case mean
  /// The median as published.
  case median
  /// The 50th percentile of operations timed singly.
  case p50
  /// The 75th percentile: of the laps of a session's rounds, a quarter of which took longer, or of operations.
  case p75
  /// The 90th percentile of operations timed singly.
  case p90
  /// The 95th percentile of operations timed singly.
  case p95
  /// The 99th percentile of operations timed singly.
  case p99
  /// The largest operation.
  case max
  /// Operations per second: the reciprocal of the mean time.
  case throughput
  /// By how much a series of readings grows in 1,000 operations, in its later half.
  case slope
  /// The single value of an exact metric, or of a file that states one number.
  case value
}
