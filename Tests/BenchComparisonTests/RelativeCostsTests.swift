import BenchModel
import Testing

@testable import BenchComparison

@Suite("Relative costs")
struct RelativeCostsTests {
  private let base = BenchmarkID(group: "g", name: "raw")
  private let dear = BenchmarkID(group: "g", name: "dear")

  private func result(_ id: BenchmarkID, relativeTo: BenchmarkID? = nil, launches: [[Double]]) -> BenchmarkResult {
    let columns = Array(launches.indices)
    return BenchmarkResult(
      id: id, relativeTo: relativeTo,
      samples: [
        Sample(
          metric: "time", process: columns, round: columns, order: columns, iterations: columns.map { _ in 100 },
          values: launches)
      ])
  }

  private func costs(_ results: [BenchmarkResult]) -> [RelativeCost] {
    RelativeCosts.stated(
      in: BenchmarkRun(
        id: "r", suite: "s", environment: RunEnvironment(), metrics: [.time], results: results))
  }

  @Test("The ratio has an interval that holds the true one, and narrows with the spread of launches")
  func ratio() throws {
    let launches = [[100.0, 101, 99], [102, 101, 103], [98, 99, 97], [101, 100, 102]]
    let tripled = launches.map { $0.map { $0 * 3 } }
    let cost = try #require(
      costs([result(dear, relativeTo: base, launches: tripled), result(base, launches: launches)]).first)
    let ratio = try #require(cost.ratio)
    #expect(cost.reference == base)
    #expect(abs(ratio.value - 3) < 1e-12)
    let ends = (try #require(ratio.lower), try #require(ratio.upper))
    #expect(ends.0 < 3 && 3 < ends.1 && ends.1 - ends.0 < 0.3)
    // On logarithms the interval lies evenly around the estimate.
    #expect(abs(ends.0 * ends.1 - 9) < 1e-9)
  }

  @Test("With too few launches there is a ratio and no interval; without the reference there is no row")
  func fewLaunches() throws {
    let few = costs([result(dear, relativeTo: base, launches: [[300]]), result(base, launches: [[100]])])
    #expect(few.first?.ratio?.value == 3)
    #expect(few.first?.ratio?.lower == nil)
    #expect(costs([result(dear, relativeTo: base, launches: [[300], [301], [302]])]).isEmpty)
    let failed = BenchmarkResult(id: base, status: .failed, failure: Failure(kind: .crashed, reason: "it was"))
    let unknown = try #require(costs([result(dear, relativeTo: base, launches: [[300], [301], [302]]), failed]).first)
    #expect(unknown.ratio == nil && unknown.own != nil && unknown.other == nil)
    #expect(costs([result(base, launches: [[100]])]).isEmpty)
  }
}
