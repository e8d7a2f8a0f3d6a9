/// What two moments differ by for rows of one kind, beside their programs: the machine's speed, its neighbours, the
/// layout of a build.
///
/// It belongs to every comparison of two moments and to none of one session, whose sides meet the same moments.
public struct Drift: Codable, Equatable, Sendable {
  /// Where it is known from.
  public enum Source: String, Codable, Sendable {
    /// The policy.
    case policy
    /// Many rows of the kind, most of which have not changed: how far they scatter beyond what launches explain.
    case rows
    /// What launches of one program differ by on this machine, as the policy or a self-test says.
    case floor = "between-launch floor"
    /// What a self-test found the moments of this machine to differ by.
    case selfTest = "self-test"
    /// What was recorded of machines under such a load.
    case load
    /// What was recorded of busy machines, since a run does not say how busy its own was.
    case unknownLoad = "unknown load"
  }

  /// The name of the metric whose rows these are.
  public let metric: String
  /// The statistic whose rows these are; absent for far percentiles, p90 to p99.
  public let statistic: Statistic?
  /// How many rows it widens.
  public let rows: Int
  /// Its standard deviation, as a share: the median one of the rows.
  public let deviation: Double
  /// Where it is known from.
  public let source: Source

  /// Makes a drift.
  public init(metric: String, statistic: Statistic?, rows: Int, deviation: Double, source: Source) {
    self.metric = metric
    self.statistic = statistic
    self.rows = rows
    self.deviation = deviation
    self.source = source
  }
}
