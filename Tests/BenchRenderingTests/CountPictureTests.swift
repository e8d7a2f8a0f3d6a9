import BenchModel
import Testing

@testable import BenchRendering

@Suite("Pictures and tables of counts")
struct CountPictureTests {
  private static func node(
    _ name: String, _ baseline: Double, _ current: Double, _ calls: [CallTree] = []
  ) -> CallTree {
    CallTree(name: name, cost: Sides(baseline: baseline, current: current), calls: calls)
  }

  private static let tree = node(
    "all", 1000, 1100,
    [
      node(
        "main", 1000, 1100,
        [node("<sort & copy>", 400, 500), node("free", 300, 250), node("new", 0, 50), node("tiny", 0.1, 0.1)])
    ])

  @Test("A bar for each function that can be seen, with its figures, coloured by how it changed")
  func drawsFlameGraph() throws {
    let svg = FlameGraph(Self.tree, title: "group/<name>").svg
    #expect(svg.hasPrefix("<svg "))
    #expect(svg.contains("&#60;sort &#38; copy&#62;: 400 to 500 (+25.00%)"))
    #expect(svg.contains("free: 300 to 250 (-16.67%)"))
    #expect(svg.contains("new: 0 to 50 (new)"))
    #expect(!svg.contains("tiny"))
    let lines = svg.split(separator: "\n")
    #expect(lines.contains { $0.contains("sort") && $0.contains(PageColor.bad.light) })
    #expect(lines.contains { $0.contains("free: ") && $0.contains(PageColor.good.light) })
    #expect(!svg.contains("<name>"))
    #expect(FlameGraph(Self.tree, title: "a").svg == FlameGraph(Self.tree, title: "a").svg)
  }

  @Test("A tree in which nothing changed has no colour of change")
  func drawsUnchanged() {
    let svg = FlameGraph(Self.node("all", 10, 10, [Self.node("main", 10, 10)]), title: "same").svg
    #expect(!svg.contains(PageColor.bad.light))
    #expect(!svg.contains(PageColor.good.light))
  }

  @Test("Functions that grew are named, most first, by their own and by their inclusive counts, ten at most")
  func namesFunctions() {
    let before = (0..<12).map { FunctionCost(name: "f\($0)", own: 100, inclusive: 200) }
    let after = (0..<12).map { FunctionCost(name: "f\($0)", own: 100 + Double($0), inclusive: 200) }
    let blocks = FunctionGrowthTable(Sides(baseline: before, current: after)).blocks
    let text = TerminalDialect(width: 100, colour: false, unicode: true).print(Document(blocks))
    #expect(text.contains("Functions that execute more themselves:"))
    #expect(!text.contains("with all that they call"))
    #expect(text.contains("f11"))
    #expect(text.contains("f2 "))
    #expect(!text.contains("f1 "))
    #expect(!text.contains("f0 "))
  }

  @Test("Starts with fixed and with drawn seeds are told apart, where they are our own")
  func tellsSeeds() throws {
    let id = BenchmarkID(group: "", name: "a")
    func run(_ values: [Double], counter: String?) -> BenchmarkRun {
      let places = Array(values.indices)
      var environment = RunEnvironment()
      environment.other = counter.map { [BenchmarkRun.counterFact: $0] }
      let sample = Sample(
        metric: "instructions", process: places, round: places, order: places, iterations: places.map { _ in 9 },
        values: values.map { [$0] })
      return BenchmarkRun(
        id: "r", suite: "s", environment: environment, metrics: [.instructions],
        results: [BenchmarkResult(id: id, samples: [sample])])
    }
    func text(_ before: [Double], _ after: [Double], counter: String?) throws -> String {
      let runs = Sides(baseline: run(before, counter: counter), current: run(after, counter: counter))
      let detail = try #require(CountDetail(of: id, in: runs))
      return TerminalDialect(width: 100, colour: false, unicode: true).print(Document(detail.blocks))
    }
    #expect(
      try text([100, 200, 300], [101, 204, 306], counter: "c")
        == "Hash seeds: +1.0% with fixed ones, +2.0% on average over 2 drawn ones.\n")
    #expect(try text([100], [101], counter: "c") == "Hash seeds: +1.0% with fixed ones.\n")
    #expect(try text([100, 200], [101, 204], counter: nil).isEmpty)
    #expect(
      CountDetail(
        of: BenchmarkID(group: "", name: "b"),
        in: Sides(baseline: run([1], counter: nil), current: run([1], counter: nil))) == nil)
  }

  @Test("Where nothing grew there is no table")
  func namesNone() {
    let same = [FunctionCost(name: "f", own: 1, inclusive: 1)]
    #expect(FunctionGrowthTable(Sides(baseline: same, current: same)).blocks.isEmpty)
  }
}
