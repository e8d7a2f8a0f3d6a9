/// The record of one invocation: what was planned, where it ran, and what each benchmark gave.
///
/// Raw measurements are the record; estimates are derived from it anew each time. A run never changes, so that it is
/// shared by all that hold it and not copied.
public final class BenchmarkRun: Codable, Sendable {
  /// Whether every planned benchmark had its turn.
  public enum Completeness: String, Codable, Sendable {
    /// Every planned benchmark has a result.
    case complete
    /// The run was stopped early; what had finished is here.
    case partial
  }

  /// One of the two runs of an A/B session.
  public struct SessionMembership: Codable, Equatable, Sendable {
    /// Which of the two sides a run is.
    public enum Side: String, Codable, Sendable, CaseIterable {
      /// What the other side is judged against.
      case baseline
      /// What is judged.
      case current
    }

    /// The session's identifier, the same in both runs.
    public let id: String
    /// Which side this run is.
    public let side: Side
    /// After how many rounds the session could end for a benchmark because it was decided, ascending and fixed before
    /// the first round; absent where every benchmark had the rounds that were planned.
    public let looks: [Int]?
    /// Whether the session's time was over while benchmarks were open that had not had all of their rounds.
    ///
    /// Absent where it was not. What stopped it has to lie outside of what was measured.
    public let isCut: Bool?
    /// What the commits between the two sides say of its performance, as they say it; absent where they say nothing.
    public let trailers: [CommitTrailer]?

    /// Makes a membership.
    public init(
      id: String, side: Side, looks: [Int]? = nil, isCut: Bool? = nil, trailers: [CommitTrailer]? = nil
    ) {
      self.id = id
      self.side = side
      self.looks = looks
      self.isCut = isCut
      self.trailers = trailers
    }
  }

  /// The document's kind and version.
  public let schema: SchemaHeader
  /// Identifies the invocation; two files with one id are the same run.
  public let id: String
  /// When the run began, in UTC as ISO 8601; absent where a foreign file does not say.
  public let startedAt: String?
  /// The A/B session this run is a side of, if it is.
  public let session: SessionMembership?
  /// The name of the suite.
  public let suite: String
  /// Whether every planned benchmark had its turn.
  public let completeness: Completeness
  /// How the run was made; absent where a foreign file does not say.
  public let plan: RunPlan?
  /// Where the run was made.
  public let environment: RunEnvironment
  /// The metrics that samples name.
  public let metrics: [Metric]
  /// One result a benchmark, in the suite's order.
  public let results: [BenchmarkResult]
  /// What a second session gave of the benchmarks that had regressed in the first one; absent where there was none.
  public let confirmation: [BenchmarkResult]?
  /// Why somebody took the run as a baseline that would have been refused as one; absent where nobody did.
  public let acceptance: String?

  /// Whether only some benchmarks of the suite were asked for.
  public var isSelection: Bool { plan?.selection != nil || plan?.shard != nil }

  /// Makes a run.
  public init(
    id: String, startedAt: String? = nil, session: SessionMembership? = nil, suite: String,
    completeness: Completeness = .complete, plan: RunPlan? = nil, environment: RunEnvironment,
    metrics: [Metric], results: [BenchmarkResult], confirmation: [BenchmarkResult]? = nil,
    acceptance: String? = nil
  ) {
    self.schema = .run
    self.id = id
    self.startedAt = startedAt
    self.session = session
    self.suite = suite
    self.completeness = completeness
    self.plan = plan
    self.environment = environment
    self.metrics = metrics
    self.results = results
    self.confirmation = confirmation
    self.acceptance = acceptance
  }

  /// The same run with other results, as when derived summaries are attached.
  public func with(results: [BenchmarkResult]) -> BenchmarkRun {
    BenchmarkRun(
      id: id, startedAt: startedAt, session: session, suite: suite, completeness: completeness, plan: plan,
      environment: environment, metrics: metrics, results: results, confirmation: confirmation,
      acceptance: acceptance)
  }

  /// The same run as a baseline, with the reason why it was taken as one where it would have been refused.
  package func with(acceptance: String?) -> BenchmarkRun {
    BenchmarkRun(
      id: id, startedAt: startedAt, session: session, suite: suite, completeness: completeness, plan: plan,
      environment: environment, metrics: metrics, results: results, confirmation: confirmation,
      acceptance: acceptance)
  }

  /// The same run with what a second session gave of the benchmarks that had regressed, and the metrics that it has.
  public func with(confirmation: [BenchmarkResult], metrics more: [Metric]) -> BenchmarkRun {
    let new = more.filter { metric(named: $0.name) == nil }
    return BenchmarkRun(
      id: id, startedAt: startedAt, session: session, suite: suite, completeness: completeness, plan: plan,
      environment: environment, metrics: metrics + new, results: results, confirmation: confirmation,
      acceptance: acceptance)
  }

  /// The definition of a metric that samples name, if the run has one.
  public func metric(named name: String) -> Metric? {
    metrics.first { $0.name.isSameName(as: name) }
  }
}

extension BenchmarkRun: Equatable {
  /// Whether both record the same of the same.
  public static func == (left: BenchmarkRun, right: BenchmarkRun) -> Bool {
    if left === right { return true }
    return left.schema == right.schema && left.id == right.id && left.startedAt == right.startedAt
      && left.session == right.session && left.suite == right.suite && left.completeness == right.completeness
      && left.plan == right.plan && left.environment == right.environment && left.metrics == right.metrics
      && left.results == right.results && left.confirmation == right.confirmation
      && left.acceptance == right.acceptance
  }
}
