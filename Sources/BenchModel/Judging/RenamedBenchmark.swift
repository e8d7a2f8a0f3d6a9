/// A benchmark of the baseline that was paired with one of another name.
public struct RenamedBenchmark: Codable, Equatable, Sendable {
  /// What the baseline calls it.
  public let from: BenchmarkID
  /// What the current run calls it.
  public let to: BenchmarkID
  /// Where the rename was written.
  public let origin: String

  /// Makes a renamed benchmark.
  public init(from: BenchmarkID, to: BenchmarkID, origin: String) {
    (self.from, self.to, self.origin) = (from, to, origin)
  }
}
