import BenchModel
import Testing

@testable import BenchComparison

@Suite("What all benchmarks of a side have in common")
struct RunContextTests {
  private static func run(_ ids: [BenchmarkID], factor: Double = 1) -> BenchmarkRun {
    BenchmarkRun(
      id: "", suite: "s", environment: RunFixture.environment, metrics: [.time],
      results: ids.enumerated().map { place, id in
        BenchmarkResult(
          id: id, samples: [RunFixture.sample((0..<10).map { [(1000 + Double($0)) * factor * Double(place + 1)] })])
      })
  }

  private static func ids(_ names: [String], _ parameters: [(String, String)]) -> [BenchmarkID] {
    names.map { BenchmarkID(group: "g", name: $0, parameters: parameters.map { .init(name: $0.0, value: $0.1) }) }
  }

  private static func compare(_ before: [BenchmarkID], _ after: [BenchmarkID]) throws -> Comparison {
    try Judge.compare(
      baseline: RunSource(run: run(before), file: "a", format: ""),
      current: RunSource(run: run(after, factor: 1.5), file: "b", format: ""), policy: Policy(), policySource: "",
      sameBytes: false)
  }

  @Test("Sides that differ in the number of processors alone are told so, and not compared")
  func processors() throws {
    let names = ["a", "b"]
    let comparison = try Self.compare(
      Self.ids(names, [("n", "1"), ("GOMAXPROCS", "8")]), Self.ids(names, [("n", "1"), ("GOMAXPROCS", "4")]))
    #expect(comparison.gate.outcome == .incomplete)
    #expect(
      comparison.gate.headline.contains(
        "differ in GOMAXPROCS (8 in the baseline, 4 in the current run) alone"), "\(comparison.gate.headline)")
    // One processor is not printed at all.
    let one = try Self.compare(Self.ids(names, [("GOMAXPROCS", "8")]), Self.ids(names, []))
    #expect(one.gate.headline.contains("differ in GOMAXPROCS (8 in the baseline, none in the current run) alone"))
  }

  @Test("Sides that ran as different jobs are compared, and it is said")
  func jobs() throws {
    let comparison = try Self.compare(
      Self.ids(["a", "b"], [("job", "Runtime=.NET 8.0")]), Self.ids(["a", "b"], [("job", "Runtime=.NET 9.0")]))
    #expect(comparison.gate.counts.comparedBenchmarks == 2 && comparison.gate.counts.removed == 0)
    #expect(comparison.rows.allSatisfy { $0.id.parameters.last?.value == "Runtime=.NET 9.0" })
    #expect(comparison.warnings.contains { $0.contains("differ in their job (Runtime=.NET 8.0 in the baseline") })
    let mixed = try Self.compare(Self.ids(["a"], [("job", "x")]), Self.ids(["a"], []))
    #expect(mixed.gate.counts.comparedBenchmarks == 1)
  }

  @Test("A job that both sides have is one benchmark, and the other one is gone")
  func oneJob() throws {
    let both = Self.ids(["a"], [("job", "x")]) + Self.ids(["a"], [("job", "y")])
    let comparison = try Self.compare(both, Self.ids(["a"], [("job", "y")]))
    #expect(comparison.gate.counts.comparedBenchmarks == 1 && comparison.gate.counts.removed == 1)
    #expect(!comparison.warnings.contains { $0.contains("differ in") })
  }

  @Test("Sides that differ in more, or within themselves, are different benchmarks")
  func others() throws {
    for (before, after) in [
      (Self.ids(["a"], [("n", "1")]), Self.ids(["b"], [("n", "2")])),
      (
        Self.ids(["a"], [("n", "1")]) + Self.ids(["a"], [("n", "2")]),
        Self.ids(["a"], [("n", "3")]) + Self.ids(["a"], [("n", "4")])
      ),
    ] {
      let comparison = try Self.compare(before, after)
      #expect(!comparison.gate.reasons.contains { $0.contains("alone") })
      #expect(comparison.gate.reasons.contains("no benchmark is in both runs"))
    }
  }
}
