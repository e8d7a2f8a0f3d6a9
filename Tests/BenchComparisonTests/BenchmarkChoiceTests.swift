import BenchModel
import Testing

@testable import BenchComparison

@Suite("Chosen benchmarks and metrics")
struct BenchmarkChoiceTests {
  private static func run(_ names: [String], metrics: [Metric] = [.time, .allocations]) -> BenchmarkRun {
    BenchmarkRun(
      id: "", suite: "s", environment: RunFixture.environment, metrics: metrics,
      results: names.map { name in
        BenchmarkResult(
          id: BenchmarkID(group: "g", name: name),
          samples: metrics.map { metric in
            Sample(metric: metric.name, process: [0], round: [0], order: [0], iterations: [1], values: [[4, 4]])
          })
      })
  }

  private static func chosen(_ benchmarks: [String], _ metrics: [String] = []) throws -> (Sides<[String]>, String) {
    let runs = Sides(baseline: run(["sort", "resort", "map"]), current: run(["sort", "map", "fold"]))
    let found = try BenchmarkChoice(benchmarks: benchmarks, metrics: metrics).of(runs)
    return (found.runs.map { $0.results.map { "\($0.id.name):\($0.samples.count)" } }, found.sentence)
  }

  @Test("A text chooses what has it in its name, and a pattern what its whole name is like")
  func benchmarks() throws {
    #expect(try Self.chosen(["sort"]).0 == Sides(baseline: ["sort:2", "resort:2"], current: ["sort:2"]))
    #expect(try Self.chosen(["g/*o?t"]).0 == Sides(baseline: ["sort:2", "resort:2"], current: ["sort:2"]))
    #expect(try Self.chosen(["fold"]).0 == Sides(baseline: [], current: ["fold:2"]))
    #expect(try Self.chosen(["map", "g/sort"]).1 == "Chosen were 2 of 4 benchmarks; nothing is said of the others.")
  }

  @Test("Of a chosen metric every benchmark keeps that sample, and the sentence says so")
  func metrics() throws {
    let (sides, sentence) = try Self.chosen(["map"], ["allocations"])
    #expect(sides == Sides(baseline: ["map:1"], current: ["map:1"]))
    #expect(
      sentence == "Chosen were 1 of 4 benchmarks, and of their metrics allocations; nothing is said of the others.")
  }

  @Test("What chooses nothing is refused", arguments: [(["sart"], [String]()), (["g/m"], ["tyme"]), (["so?t"], [])])
  func nothing(benchmarks: [String], metrics: [String]) {
    #expect(throws: BenchmarkChoice.Fault.self) { try Self.chosen(benchmarks, metrics) }
  }

  @Test("Rules for benchmarks and metrics that were not chosen are for others")
  func policy() throws {
    let policy = Policy(tolerances: [
      ToleranceRule(
        benchmark: "g/map", metric: nil, statistic: nil, tolerance: Tolerance(relative: 0.1), origin: "p:1"),
      ToleranceRule(
        benchmark: nil, metric: "allocations", statistic: nil, tolerance: Tolerance(relative: 0.1), origin: "p:2"),
    ])
    let runs = Sides(baseline: Self.run(["sort", "map"]), current: Self.run(["sort", "map"]))
    let chosen = try BenchmarkChoice(benchmarks: ["sort"], metrics: ["time"]).of(runs).runs
    func compare(_ part: RunSource.Part) throws -> Comparison {
      try Judge.compare(
        baseline: RunSource(run: chosen.baseline, file: "a", format: "", part: part),
        current: RunSource(run: chosen.current, file: "b", format: "", part: part), policy: policy,
        policySource: "p", sameBytes: false)
    }
    #expect(try compare(.selection).warnings.contains { $0.contains("2 rules of the policy are for others") })
    #expect(throws: ComparisonError.self) { try compare(.whole) }
  }
}
