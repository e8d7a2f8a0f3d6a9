import BenchModel
import Testing

@testable import BenchComparison

@Suite("What explanations are made of")
struct ExplainingTests {
  private static let ids = [
    BenchmarkID(group: "sort", name: "few"), BenchmarkID(group: "sort", name: "many"),
    BenchmarkID(group: "", name: "sort/*"), BenchmarkID(group: "sum", name: "Sum"),
    BenchmarkID(group: "a", name: "twin"),
    BenchmarkID(group: "b", name: "twin", parameters: [.init(name: "n", value: "1")]),
    BenchmarkID(group: "c", name: "twin"),
    BenchmarkID(group: "d", name: "wide", parameters: [.init(name: "n", value: "1")]),
    BenchmarkID(group: "d", name: "wide", parameters: [.init(name: "n", value: "2")]),
  ]

  private func comparison() throws -> Comparison {
    let values = [[10.0, 12], [14, 16]]
    let results = Self.ids.map { id in
      BenchmarkResult(
        id: id, label: id.group == "sum" ? "total" : nil, samples: [RunFixture.sample(values, iterations: 50)])
    }
    return try RunFixture.compare(RunFixture.run(results, id: "a"), RunFixture.run(results, id: "b"))
  }

  @Test(
    "A name means an identity, else a label, else a name without its group or its parameters, else a pattern",
    arguments: [
      ("sort/few", ["sort/few"]), ("sort/*", ["sort/*"]), ("sort/?*", ["sort/*", "sort/few", "sort/many"]),
      ("total", ["sum/Sum"]), ("s*m", ["sum/Sum"]), ("few", ["sort/few"]), ("", []), ("ew", []),
      ("twin", ["a/twin", "c/twin"]), ("twin (n=1)", ["b/twin (n=1)"]), ("wide", ["d/wide (n=1)", "d/wide (n=2)"]),
    ])
  func names(name: String, found: [String]) throws {
    #expect(BenchmarkLookup.benchmarks(named: name, in: try comparison()).map(\.description) == found)
  }

  @Test("Part of an identity or a label leads to it, letter case aside")
  func parts() throws {
    let comparison = try comparison()
    #expect(BenchmarkLookup.benchmarks(containing: "FEW", in: comparison).map(\.description) == ["sort/few"])
    #expect(BenchmarkLookup.benchmarks(containing: "otal", in: comparison).map(\.description) == ["sum/Sum"])
    #expect(BenchmarkLookup.benchmarks(containing: "x", in: comparison).isEmpty)
  }

  @Test("A spread counts what was measured and parts the scatter between launches from that within them")
  func spread() throws {
    let row = try #require(try comparison().rows.first)
    let spread = try #require(row.baselineSpread)
    #expect(row.currentSpread == spread)
    #expect(spread.launches == 2 && spread.measurements == 4 && spread.iterations == 200)
    #expect(spread.smallest == 10 && spread.largest == 16)
    // Means 11 and 15 about 13: a standard deviation of √8; within each launch that of two values 2 apart is √2.
    #expect(abs(try #require(spread.betweenLaunches) - 8.0.squareRoot() / 13) < 1e-15)
    #expect(abs(try #require(spread.withinLaunches) - 2.0.squareRoot() / 13) < 1e-15)
  }

  @Test("What has no scatter or no sum is absent")
  func absent() throws {
    let single = try #require(SampleSpread(RunFixture.sample([[7], []], iterations: Int.max)))
    #expect(single.launches == 1 && single.betweenLaunches == nil && single.withinLaunches == nil)
    #expect(single.iterations == Int.max)
    #expect(SampleSpread(RunFixture.sample([[7, 8]], iterations: Int.max))?.iterations == nil)
    #expect(SampleSpread(RunFixture.sample([[7, .nan]])) == nil && SampleSpread(RunFixture.sample([])) == nil)
    #expect(SampleSpread(RunFixture.sample([[0, 0], [0, 0]]))?.withinLaunches == nil)
    #expect(SampleSpread(Sample(metric: "time", published: Summary(mean: 1))) == nil)
  }
}
