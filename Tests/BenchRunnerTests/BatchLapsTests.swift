import Testing

@testable import BenchRunner

@Suite("Laps of a batch")
struct BatchLapsTests {
  @Test(
    "Laps take about half a millisecond, hold whole iterations, and no more of them than the batch",
    arguments: [
      (16_000, 8e6, 16, 1000), (1, 8e6, 1, 1), (3, 8e6, 3, 1), (17, 8e6, 8, 2), (100, 8e6, 14, 7), (1000, 0.4e6, 1, 1000),
      (1000, 5e6, 10, 100), (0, 8e6, 1, 1), (5, 0, 1, 5), (1 << 40, 10e6, 20, 1 << 40 / 20 + 1),
    ] as [(Int, Double, Int, Int)])
  func cut(iterations: Int, batch: Double, laps: Int, each: Int) {
    let cut = BatchLaps(iterations: iterations, batchNanoseconds: batch)
    #expect(cut.iterations >= 1 && cut.laps >= 1 && cut.laps * cut.iterations <= max(iterations, 1))
    #expect(cut.laps == laps || iterations > 1 << 30)
    #expect(cut.iterations == each || iterations > 1 << 30)
  }
}
