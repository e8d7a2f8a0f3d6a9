import BenchModel
import Testing

@testable import BenchFormats

@Suite("What a file says, put together")
struct RunAssemblyTests {
  private func published(_ figures: Summary) -> BenchmarkResult {
    var assembly = RunAssembly()
    assembly.publish(BenchmarkID(group: "", name: "a"), .time, figures)
    return assembly.run(identity: "x", suite: "s").results[0]
  }

  @Test("Every published figure is kept, and only what is no finite number is left out")
  func figures() {
    let whole = Summary(
      count: 9, mean: 1, median: 2, p90: 3, p95: 4, p99: 5, min: 6, max: 7, stdev: 8, operationsPerSecond: 10)
    #expect(published(whole).samples.first?.published == whole)
    var damaged = whole
    damaged.p90 = .infinity
    damaged.operationsPerSecond = .nan
    var rest = whole
    (rest.p90, rest.operationsPerSecond) = (nil, nil)
    #expect(published(damaged).samples.first?.published == rest)
  }

  @Test(
    "One figure that says where the values lie is enough; a count, a spread or a rate says nothing of that",
    arguments: [
      (Summary(p90: 3), true), (Summary(max: 3), true), (Summary(count: 3, stdev: 1), false),
      (Summary(mean: .nan, operationsPerSecond: 4), false),
    ])
  func telling(figures: Summary, isTelling: Bool) {
    #expect(published(figures).status == (isTelling ? .measured : .failed))
  }
}
