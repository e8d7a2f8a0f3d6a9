import BenchModel
import Testing

@testable import BenchComparison

@Suite("Counts that repeat")
struct RepeatedCountsTests {
  private static func run(_ name: String, _ unit: Metric.Unit, _ values: [[Double]]) -> BenchmarkRun {
    let places = Array(values.indices)
    let sample = Sample(
      metric: name, process: places, round: places, order: places, iterations: places.map { _ in 1 }, values: values)
    return BenchmarkRun(
      id: "", suite: "s", environment: RunFixture.environment, metrics: [Metric(name: name, unit: unit)],
      results: [BenchmarkResult(id: BenchmarkID(group: "", name: "a"), samples: [sample])])
  }

  private static func row(_ name: String, _ unit: Metric.Unit, _ before: [[Double]], _ after: [[Double]]) throws
    -> ComparisonRow
  {
    let comparison = try Judge.compare(
      baseline: RunSource(run: run(name, unit, before), file: "a", format: ""),
      current: RunSource(run: run(name, unit, after), file: "b", format: ""), policy: Policy(), policySource: "",
      sameBytes: false)
    return try #require(comparison.rows.first)
  }

  private static func same(_ value: Double, _ count: Int = 10) -> [[Double]] { (0..<count).map { _ in [value] } }

  @Test("A count that repeats in every value of either side is exact without being told, also in one launch")
  func exact() throws {
    for values in [(Self.same(100), Self.same(104)), ([[100, 100, 100]], [[104, 104, 104]])] {
      let row = try Self.row("allocs/op", .count, values.0, values.1)
      #expect(row.evidence == .exact && row.verdict == .regressed && row.role == .deciding)
      #expect(row.change?.value == 0.04 && row.note?.contains("repeats in every value") == true)
    }
    #expect(try Self.row("B/op", .bytes, Self.same(64), Self.same(64)).verdict == .noRegression)
  }

  @Test("What does not repeat, a time, a rate, or memory that is resident keeps its scatter")
  func noisy() throws {
    #expect(try Self.row("allocs/op", .count, Self.same(100), Self.same(103, 9) + [[105]]).evidence != .exact)
    #expect(try Self.row("allocs/op", .count, [[100], [100]], [[104], [104]]).evidence != .exact)
    #expect(try Self.row("time", .nanoseconds, Self.same(100), Self.same(104)).evidence != .exact)
    #expect(try Self.row("ops/s", .perSecond, Self.same(100), Self.same(104)).evidence != .exact)
    for name in ["peak-memory", "max_rss", "Memory (resident peak)"] {
      #expect(try Self.row(name, .bytes, Self.same(100), Self.same(104)).evidence != .exact, "\(name)")
    }
  }
}
