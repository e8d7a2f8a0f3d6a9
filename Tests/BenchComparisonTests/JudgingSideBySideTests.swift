import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("Judging on several processors")
struct JudgingSideBySideTests {
  /// Benchmarks of which some fail on a side, some are on one side only, and each tenth is slower.
  private static func run(_ name: String, seed: UInt64, slower: Double) -> BenchmarkRun {
    var random = SplitMix64(seed: seed)
    let isCurrent = name == "current"
    let results = (0..<600).compactMap { number -> BenchmarkResult? in
      if number % 97 == (isCurrent ? 3 : 4) { return nil }
      let id = BenchmarkID(group: "group \(number % 7)", name: "benchmark \(number)")
      if number % 89 == (isCurrent ? 5 : 6) { return RunFixture.unmeasured(.failed, id: id) }
      let location = 100.0 * Double(1 + number % 5) * (number % 10 == 0 ? slower : 1)
      let launches = RunFixture.launches(5, around: location, spread: 0.01, batches: 4, random: &random)
      let memory = RunFixture.sample([[Double(1000 + number)]], of: .peakMemory)
      return RunFixture.result([RunFixture.sample(launches), memory], id: id)
    }
    return RunFixture.run(results, id: name)
  }

  private static let baseline = run("baseline", seed: 1, slower: 1)
  private static let current = run("current", seed: 2, slower: 1.3)

  private static func compare(threads: Int, policy: Policy = Policy()) throws(ComparisonError) -> Comparison {
    try Judge.compare(
      baseline: RunFixture.source(baseline), current: RunFixture.source(current), policy: policy,
      policySource: "built-in defaults", sameBytes: false, threads: threads)
  }

  @Test("Two and eight threads give the comparison that one gives", arguments: [2, 8])
  func comparison(threads: Int) throws {
    let one = try Self.compare(threads: 1)
    #expect(one.rows.count > 1500 && one.gate.outcome == .regression)
    #expect(try Self.compare(threads: threads) == one)
  }

  @Test("Of several benchmarks at fault the first is named, however many threads find them", arguments: [1, 2, 8])
  func fault(threads: Int) throws {
    let tolerance = try Tolerance("1s")
    let rule = ToleranceRule(selector: RowSelector(metric: "time", origin: "policy.json:3"), tolerance: tolerance)
    #expect(
      throws: ComparisonError.unreachableTolerance(
        origin: "policy.json:3", tolerance: tolerance, benchmark: "group 0/benchmark 0")
    ) {
      try Self.compare(threads: threads, policy: Policy(tolerances: [rule]))
    }
  }
}
