/// What an A/B session has measured when it is asked which of its benchmarks are decided.
public struct RoundsSoFar: Sendable {
  /// How many rounds there were; benchmarks that were decided earlier have had fewer.
  public let rounds: Int
  /// The results of each side so far.
  public let results: Sides<[BenchmarkResult]>

  /// Makes a state of a session.
  public init(rounds: Int, results: Sides<[BenchmarkResult]>) {
    self.rounds = rounds
    self.results = results
  }
}
