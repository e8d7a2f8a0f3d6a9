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

  @Test("What all benchmarks share is no part of what pages call them, and a name of a page finds its benchmark")
  func shared() throws {
    func id(_ name: String, _ parameters: [String]) -> BenchmarkID {
      BenchmarkID(
        group: "g", name: name,
        parameters: parameters.map { text in
          let parts = text.split(separator: "=").map { String($0) }
          return .init(name: parts[0], value: parts[1])
        })
    }
    let ids = [
      id("sort", ["mode=avgt", "n=1", "threads=4"]), id("sort", ["mode=avgt", "n=2", "threads=4"]),
      id("find", ["mode=avgt", "threads=4"]),
    ]
    let shared = SharedParameters(of: ids)
    #expect(shared.parameters.map { "\($0.name)=\($0.value)" } == ["mode=avgt", "threads=4"])
    #expect(ids.map { shared.name(of: $0).description } == ["g/sort (n=1)", "g/sort (n=2)", "g/find"])
    // One benchmark shares nothing with others, and a name of which nothing is left apart from others stays whole.
    for alone in [[ids[0]], [ids[0], ids[0]]] { #expect(SharedParameters(of: alone).parameters.isEmpty) }
    let turned = [id("x", ["a=1", "b=2"]), id("x", ["b=2", "a=1"])]
    #expect(SharedParameters(of: turned).parameters.isEmpty)
    #expect(SharedParameters(of: ids + [id("other", ["mode=avgt"])]).parameters.map(\.name) == ["mode"])
    let results = ids.map { BenchmarkResult(id: $0, samples: [RunFixture.sample([[10.0, 12], [14, 16]])]) }
    let comparison = try RunFixture.compare(RunFixture.run(results, id: "a"), RunFixture.run(results, id: "b"))
    let names = ["g/sort (n=1)", "sort (n=2)", "find", ids[2].description]
    for (name, found) in zip(names, ids + [ids[2]]) {
      #expect(BenchmarkLookup.benchmarks(named: name, in: comparison) == [found], "\(name)")
    }
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
