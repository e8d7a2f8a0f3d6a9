import BenchModel
import Testing

@testable import BenchComparison

@Suite("Renamed benchmarks")
struct RenamedBenchmarksTests {
  private static func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "g", name: name) }

  private static func run(
    _ id: String, _ benchmarks: [String: Double], trailers: [String]? = nil
  ) -> BenchmarkRun {
    let results = benchmarks.keys.sorted().map { name in
      RunFixture.result(
        [
          RunFixture.sample(
            [[1e3], [1.001e3], [0.999e3], [1e3], [1.0005e3]].map { $0.map { $0 * benchmarks[name, default: 1] } })
        ],
        id: Self.id(name))
    }
    let session = trailers.map { values in
      BenchmarkRun.SessionMembership(
        id: "s", side: .current,
        trailers: values.map { CommitTrailer(commit: "abc", key: "Performance-Renamed", value: $0) })
    }
    return BenchmarkRun(
      id: id, session: session, suite: "suite", environment: RunFixture.environment, metrics: [.time], results: results)
  }

  private static func rename(_ from: String, _ to: String, line: Int = 1) throws -> Rename {
    try Rename(from: from, to: to, origin: "p:\(line)")
  }

  @Test("A benchmark under a new name is compared with the old one, and the first line says so")
  func paired() throws {
    let policy = Policy(renames: [try Self.rename("g/old *", "g/new *")])
    let (base, same) = (Self.run("a", ["old 1": 1, "kept": 1]), Self.run("b", ["new 1": 1.001, "kept": 1.001]))
    let comparison = try RunFixture.compare(base, same, policy: policy)
    #expect(comparison.gate.headline.hasPrefix("PASS, 1 renamed: 2 of 2 benchmarks"), "\(comparison.gate.headline)")
    #expect(comparison.renamed == [.init(from: Self.id("old 1"), to: Self.id("new 1"), origin: "p:1")])
    #expect(comparison.gate.counts.removed == 0 && comparison.gate.counts.added == 0)
    let slower = try RunFixture.compare(base, Self.run("c", ["new 1": 1.2, "kept": 1]), policy: policy)
    #expect(slower.gate.outcome == .regression && slower.gate.headline.hasSuffix("; 1 renamed"))
    // Without the rule one is missing.
    #expect(try RunFixture.compare(base, same).gate.outcome == .incomplete)
  }

  @Test("Rules for the old name hold for the new one")
  func rules() throws {
    let policy = Policy(
      tolerances: [
        ToleranceRule(
          benchmark: "g/old", metric: nil, statistic: nil, tolerance: Tolerance(relative: 0.3), origin: "p:2")
      ],
      objectives: [
        Objective(
          name: "quick", benchmark: "g/old", metric: "time", statistic: .best, bound: .below,
          limit: Quantity(value: 1e6, unit: .nanoseconds))
      ], renames: [try Self.rename("g/old", "g/new")])
    let comparison = try RunFixture.compare(Self.run("a", ["old": 1]), Self.run("b", ["new": 1.1]), policy: policy)
    #expect(comparison.gate.outcome == .pass && comparison.rows.allSatisfy { $0.toleranceOrigin == "p:2" })
    #expect(comparison.assessments.map(\.id) == [Self.id("new")] && comparison.assessments[0].state == .met)
  }

  @Test(
    "One that pairs nothing is an error that says why",
    arguments: [
      ("g/none", "g/new", "the baseline has no 'g/none'"), ("g/kept", "g/new", "the current run still has 'g/kept'"),
      ("g/old", "g/none", "the current run has no 'g/none'"), ("g/old", "g/kept", "the baseline has 'g/kept' as well"),
    ])
  func unused(from: String, to: String, reason: String) throws {
    let (base, current) = (Self.run("a", ["old": 1, "kept": 1]), Self.run("b", ["new": 1, "kept": 1]))
    let rename = try Self.rename(from, to)
    let error = #expect(throws: ComparisonError.self) {
      try RunFixture.compare(base, current, policy: Policy(renames: [rename]))
    }
    #expect(error == .unusedRename(rename, reason: reason) && error?.isFaultOfPolicy == true)
    let other = #expect(throws: ComparisonError.self) {
      try RunFixture.compare(base, Self.run("c", ["new": 1, "kept": 1], trailers: ["\(from) -> \(to)"]))
    }
    #expect(other?.isFaultOfPolicy == false && other?.description.contains("commit abc") == true)
  }

  @Test("Two that pair one benchmark with different ones are an error; twice the same is said twice")
  func ambiguous() throws {
    let base = Self.run("a", ["x": 1, "y": 1])
    let both = [try Self.rename("g/x", "g/p"), try Self.rename("g/x", "g/q", line: 2)]
    #expect(throws: ComparisonError.ambiguousRename(both[1], first: "p:1", name: "g/x")) {
      try RunFixture.compare(base, Self.run("b", ["p": 1, "q": 1]), policy: Policy(renames: both))
    }
    let merged = [try Self.rename("g/x", "g/p"), try Self.rename("g/y", "g/p", line: 2)]
    #expect(throws: ComparisonError.ambiguousRename(merged[1], first: "p:1", name: "g/y")) {
      try RunFixture.compare(base, Self.run("b", ["p": 1]), policy: Policy(renames: merged))
    }
    let twice = [try Self.rename("g/x", "g/p"), try Self.rename("*x", "*p", line: 2)]
    let comparison = try RunFixture.compare(
      base, Self.run("b", ["p": 1.001, "y": 1.001]), policy: Policy(renames: twice))
    #expect(comparison.renamed?.count == 1)
  }

  @Test("What nobody understands is a fault of the commit")
  func misunderstood() throws {
    let current = Self.run("b", ["new": 1], trailers: ["g/old to g/new"])
    let error = #expect(throws: ComparisonError.self) { try RunFixture.compare(Self.run("a", ["old": 1]), current) }
    #expect(error?.isFaultOfPolicy == false && error?.description.hasPrefix("commit abc: ") == true)
  }

  @Test("A commit of the change may say it, whatever the policy")
  func declared() throws {
    let current = Self.run("b", ["new": 1.001], trailers: ["g/old -> g/new"])
    let comparison = try RunFixture.compare(Self.run("a", ["old": 1]), current)
    #expect(
      comparison.gate.outcome == .pass && comparison.renamed?.first?.origin == "Performance-Renamed of commit abc")
  }
}
