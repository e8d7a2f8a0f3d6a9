import BenchModel
import Testing

@testable import BenchComparison

@Suite("Benchmarks of one run compared with each other")
struct RunDivisionTests {
  private static func id(_ name: String, _ impl: String, size: String) -> BenchmarkID {
    BenchmarkID(
      group: "g", name: name, parameters: [.init(name: "size", value: size), .init(name: "impl", value: impl)])
  }

  /// Ten launches of each benchmark at moments that were drawn, of which the new one takes `factor` times as long.
  private static func run(_ results: [(BenchmarkID, Double)], isOurs: Bool = true) -> BenchmarkRun {
    let plan = RunPlan(
      seed: 1, launches: 10, warmupIterations: 0, batchNanoseconds: 1, launchNanoseconds: 1, operations: 1,
      timeoutNanoseconds: 1)
    return BenchmarkRun(
      id: "run", suite: "suite", plan: isOurs ? plan : nil, environment: RunFixture.environment, metrics: [.time],
      results: results.map { id, location in
        let values = (0..<10).map { [location * (1 + 0.001 * Double($0 % 3)), location * 1.001] }
        return BenchmarkResult(id: id, samples: [RunFixture.sample(values)])
      })
  }

  private static func compare(_ run: BenchmarkRun, _ names: (String, String)...) throws -> Comparison {
    let pairs = try names.map { try Rename(from: $0.0, to: $0.1, origin: "--pair") }
    let sides = try RunDivision(run, by: pairs).sides
    return try Judge.compare(
      baseline: RunSource(run: sides.baseline, file: "a", format: "f", part: .half),
      current: RunSource(run: sides.current, file: "a", format: "f", part: .half), policy: Policy(),
      policySource: "none", sameBytes: false)
  }

  private static let four = run([
    (id("parse", "old", size: "1"), 1000), (id("parse", "new", size: "1"), 1200),
    (id("parse", "old", size: "9"), 9000), (id("parse", "new", size: "9"), 8000),
  ])

  @Test("Each benchmark that the first name matches is the baseline of the one with the same text in the second")
  func pairs() throws {
    let comparison = try Self.compare(Self.four, ("g/parse (size=*, impl=old)", "g/parse (size=*, impl=new)"))
    let rows = comparison.rows.filter { $0.statistic == .best }
    #expect(rows.map(\.id.description) == ["g/parse (size=1, impl=new)", "g/parse (size=9, impl=new)"])
    #expect(rows.map(\.verdict) == [.regressed, .improved] && comparison.gate.outcome == .regression)
    #expect(comparison.isWithinOneRun == true && comparison.commonShift == nil && comparison.drifts.isEmpty)
  }

  @Test("Names may leave out the group; a move that all pairs share is their own")
  func withoutGroup() throws {
    let results = (1...8).flatMap { size in
      [("old", 1000.0), ("new", 1100.0)].map { (Self.id("parse", $0, size: "\(size)"), $1 * Double(size)) }
    }
    let comparison = try Self.compare(Self.run(results), ("parse (size=*, impl=old)", "parse (size=*, impl=new)"))
    let regressed = comparison.rows.filter { $0.statistic == .best && $0.verdict == .regressed }
    #expect(regressed.count == 8 && comparison.commonShift == nil)
  }

  @Test(
    "What one baseline is compared with may be several; a benchmark without a partner is missing, and not forgotten")
  func alone() throws {
    let run = Self.run([
      (Self.id("sort", "a", size: "1"), 1000), (Self.id("sort", "b", size: "1"), 1000.3),
      (Self.id("sort", "c", size: "1"), 1000.2), (Self.id("sort", "a", size: "2"), 1000),
      (Self.id("sort", "c", size: "3"), 1000),
    ])
    let comparison = try Self.compare(
      run, ("sort (size=*, impl=a)", "sort (size=*, impl=c)"), ("sort (size=1, impl=a)", "sort (size=1, impl=b)"))
    let counts = comparison.gate.counts
    #expect((counts.comparedBenchmarks, counts.removed, counts.added) == (2, 1, 1))
    #expect(comparison.gate.outcome == .incomplete)
  }

  @Test("Benchmarks of another tool's run had their turns one after the other, and may differ by that")
  func moments() throws {
    let foreign = Self.run(
      [(Self.id("p", "old", size: "1"), 1000), (Self.id("p", "new", size: "1"), 1040)], isOurs: false)
    let comparison = try Self.compare(foreign, ("*old)", "*new)"))
    #expect(!comparison.drifts.isEmpty && comparison.gate.outcome == .undecided)
    #expect(comparison.gate.headline.contains("give several files of such runs"))
  }

  @Test(
    "A pair that compares nothing says what is not there",
    arguments: [
      ("g/parse (size=*, impl=old)", "g/parse (size=*, impl=newer)", "'g/parse (size=1, impl=newer)'"),
      ("nothing", "g/parse (size=1, impl=new)", "'nothing'"),
      ("*p*", "*p*)", "'g/parse (size=1, impl=old))'"),
    ])
  func faults(old: String, new: String, missing: String) throws {
    let pair = try Rename(from: old, to: new, origin: "--pair")
    let fault = #expect(throws: RunDivision.Fault.self) { try RunDivision(Self.four, by: [pair]) }
    #expect(fault?.description.hasSuffix("no benchmark is called \(missing)") == true, "\(fault?.description ?? "")")
  }

  @Test("A benchmark has one baseline, which is not itself")
  func onceEach() throws {
    let pairs = try [("*1, impl=old)", "*1, impl=new)"), ("*9, impl=old)", "*1, impl=new)")].map {
      try Rename(from: $0.0, to: $0.1, origin: "--pair")
    }
    #expect(throws: RunDivision.Fault.self) { try RunDivision(Self.four, by: pairs) }
    let itself = try Rename(from: "g*", to: "*g", origin: "--pair")
    let run = Self.run([(BenchmarkID(group: "", name: "gg"), 1)])
    #expect(throws: RunDivision.Fault(description: "'gg' would be compared with itself")) {
      try RunDivision(run, by: [itself])
    }
  }
}
