public import BenchModel

extension Benchmark {
  /// How a benchmark is to be measured, where it differs from the run's plan.
  ///
  /// ```swift
  /// Benchmark("copy", group: "arrays") { numbers.map { $0 } }
  /// Benchmark("sort", group: "arrays", options: .init(relativeTo: BenchmarkID(group: "arrays", name: "copy"))) {
  ///   numbers.sorted()
  /// }
  /// ```
  public struct Options: Sendable {
    /// How many operations are timed singly, over all launches together; 0 for none, nil for the plan's count.
    public var operations: Int?
    /// How many iterations precede the measured ones in each launch; nil for the plan's count.
    public var warmupIterations: Int?
    /// How long a worker may take for one answer, in seconds; nil for the plan's limit.
    public var timeoutSeconds: Double?
    /// A benchmark of the same suite that this one's cost is stated against.
    public var relativeTo: BenchmarkID?
    /// Why the benchmark is not to be run; nil to run it.
    public var skipReason: String?

    /// Makes options; what is not given is left to the run's plan.
    public init(
      operations: Int? = nil, warmupIterations: Int? = nil, timeoutSeconds: Double? = nil,
      relativeTo: BenchmarkID? = nil, skipReason: String? = nil
    ) {
      self.operations = operations
      self.warmupIterations = warmupIterations
      self.timeoutSeconds = timeoutSeconds
      self.relativeTo = relativeTo
      self.skipReason = skipReason
    }
  }
}
