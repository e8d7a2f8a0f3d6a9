/// What memory a benchmark leaves behind.
package struct MemoryReview: Equatable, Sendable {
  /// The benchmark.
  package let id: BenchmarkID
  /// By how many bytes live memory grows in 1,000 operations; absent where there are no readings of it.
  package let growth: Estimate?
  /// How many readings a launch took at least.
  package let readings: Int
  /// By how many blocks more there are afterwards, the most of all launches; absent where they were not counted.
  package let blocks: Double?

  /// Makes a review.
  package init(id: BenchmarkID, growth: Estimate?, readings: Int, blocks: Double?) {
    self.id = id
    self.growth = growth
    self.readings = readings
    self.blocks = blocks
  }
}
