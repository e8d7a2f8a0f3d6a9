/// What an A/B session has measured when it is asked which of its benchmarks are decided.
public struct RoundsSoFar: Sendable {
  /// How many rounds there were; benchmarks that were decided earlier have had fewer.
  public let rounds: Int
  /// The results of each side so far.
  public let results: Sides<[BenchmarkResult]>
  /// The definitions of the metrics that the results have samples of.
  public let metrics: Sides<[Metric]>

  /// Makes a state of a session.
  public init(rounds: Int, results: Sides<[BenchmarkResult]>, metrics: Sides<[Metric]>) {
    self.rounds = rounds
    self.results = results
    self.metrics = metrics
  }
}
