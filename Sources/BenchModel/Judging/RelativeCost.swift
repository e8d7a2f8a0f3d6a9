/// What one benchmark costs, stated against another one of the same run.
public struct RelativeCost: Equatable, Sendable {
  /// The benchmark.
  public let id: BenchmarkID
  /// What it is stated against.
  public let reference: BenchmarkID
  /// What an iteration of the benchmark usually takes, in nanoseconds; absent where it was not measured.
  public let own: Double?
  /// What an iteration of the reference usually takes, in nanoseconds; absent where it was not measured.
  public let other: Double?
  /// How many times the reference's cost the benchmark's is; absent where one of them was not measured.
  public let ratio: Estimate?

  /// Makes a relative cost.
  public init(id: BenchmarkID, reference: BenchmarkID, own: Double?, other: Double?, ratio: Estimate?) {
    self.id = id
    self.reference = reference
    self.own = own
    self.other = other
    self.ratio = ratio
  }
}
