import BenchStatistics
import Testing

@Suite("Percentile support")
struct PercentileSupportTests {
  @Test(
    "needs one expected value beyond the percentile",
    arguments: [
      (0.5, 2), (0.9, 10), (0.95, 20), (0.99, 100), (0.999, 1000), (0.9999, 10_000), (0.999_999, 1_000_000), (0.1, 10),
      (0.05, 20), (0.01, 100), (0.75, 4), (0.97, 34),
    ])
  func minimum(order: Double, count: Int) {
    #expect(PercentileSupport.minimumCount(order) == count)
    #expect(PercentileSupport.isSupported(order, count: count))
    #expect(!PercentileSupport.isSupported(order, count: count - 1))
  }

  @Test("no sample supports an order outside the open unit interval", arguments: [0, 1, -0.5, 2, .nan, .infinity])
  func outside(order: Double) {
    #expect(PercentileSupport.minimumCount(order) == nil)
    #expect(!PercentileSupport.isSupported(order, count: .max))
  }

  @Test("an order at the edge of what doubles can tell from 0 does not trap")
  func vanishing() {
    #expect(!PercentileSupport.isSupported(.leastNonzeroMagnitude, count: .max))
    #expect(!PercentileSupport.isSupported(1.0.nextDown, count: 1_000_000))
  }
}
