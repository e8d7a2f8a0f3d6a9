import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("Shards of a suite")
struct ShardMergeTests {
  private static func plan(_ number: Int, of count: Int, benchmarks: Int, partition: String = "p") -> RunPlan {
    RunPlan(
      seed: 1, launches: 9, warmupIterations: 0, batchNanoseconds: 1, launchNanoseconds: 1, operations: 0,
      timeoutNanoseconds: 1,
      shard: .init(number: number, count: count, benchmarks: benchmarks, partition: partition))
  }

  private static func parts(_ runs: [BenchmarkRun]) -> [RunMerge.Part] {
    runs.map { RunMerge.Part(run: $0, file: "\($0.id).json") }
  }

  /// Both sides of a session of so many benchmarks, whole and in parts; the `slow` ones take a tenth longer.
  private static func session(
    _ count: Int, shards: Int, spread: Double, slow: Set<Int> = [], looks: [Int]? = nil, seed: UInt64 = 1,
    processors: [String] = ["p"]
  ) -> (whole: Sides<BenchmarkRun>, parts: Sides<[BenchmarkRun]>) {
    var random = SplitMix64(seed: seed)
    func results(_ side: BenchmarkRun.SessionMembership.Side) -> [BenchmarkResult] {
      (0..<count).map { place in
        let location = 1000 * (side == .current && slow.contains(place) ? 1.1 : 1.0)
        let noisy = place % 4 == 0 ? 4 * spread : spread
        return RunFixture.result(
          [RunFixture.sample(RunFixture.launches(9, around: location, spread: noisy, random: &random))],
          id: BenchmarkID(group: "g", name: "b\(place < 10 ? "0" : "")\(place)"))
      }
    }
    let all = Sides(baseline: results(.baseline), current: results(.current))
    func run(
      _ side: BenchmarkRun.SessionMembership.Side, _ session: String, _ results: [BenchmarkResult], _ plan: RunPlan?,
      _ processor: String
    ) -> BenchmarkRun {
      var environment = RunFixture.environment
      environment.processor = processor
      return BenchmarkRun(
        id: "\(side.rawValue) \(session)", session: .init(id: session, side: side, looks: looks), suite: "suite",
        plan: plan, environment: environment, metrics: [.time], results: results)
    }
    func parts(_ side: BenchmarkRun.SessionMembership.Side) -> [BenchmarkRun] {
      (1...shards).map { number in
        let own = all[side].enumerated().filter { $0.offset % shards == number - 1 }.map(\.element)
        return run(
          side, "s\(number)", own, plan(number, of: shards, benchmarks: count),
          processors[(number - 1) % processors.count])
      }
    }
    return (
      Sides(baseline: run(.baseline, "s", all.baseline, nil, "p"), current: run(.current, "s", all.current, nil, "p")),
      Sides(baseline: parts(.baseline), current: parts(.current))
    )
  }

  private static func merged(_ parts: [BenchmarkRun], _ id: String = "merged") throws -> RunMerge.Merged {
    try RunMerge.merged(Self.parts(parts), identity: id)
  }

  private static func compare(_ parts: Sides<[BenchmarkRun]>) throws -> Comparison {
    let (before, after) = (try merged(parts.baseline, "a"), try merged(parts.current, "b"))
    return try Judge.compare(
      baseline: RunSource(run: before.run, file: "a", format: "f", shards: before.shards),
      current: RunSource(run: after.run, file: "b", format: "f", shards: after.shards), policy: Policy(),
      policySource: "defaults", sameBytes: false)
  }

  private static func compare(_ runs: Sides<BenchmarkRun>) throws -> Comparison {
    try Judge.compare(
      baseline: RunSource(run: runs.baseline, file: "a", format: "f"),
      current: RunSource(run: runs.current, file: "b", format: "f"), policy: Policy(), policySource: "defaults",
      sameBytes: false)
  }

  @Test("Merged in any order, the rows and the answer of a session are those of the suite measured at once")
  func sameAsWhole() throws {
    for slow in [[], [5]] as [Set<Int>] {
      let (whole, parts) = Self.session(24, shards: 6, spread: 0.01, slow: slow)
      let expected = try Self.compare(whole)
      let shuffled = Sides(baseline: Array(parts.baseline.reversed()), current: parts.current)
      let found = try Self.compare(shuffled)
      #expect(found.rows == expected.rows && found.gate == expected.gate && found.level == expected.level)
      #expect(found.warnings == expected.warnings)
      #expect(found.gate.outcome == (slow.isEmpty ? expected.gate.outcome : .regression))
    }
  }

  @Test(
    "What a shard decided by its part of the error is decided alike in the whole, and the parts add up to the limit")
  func nothingReopened() throws {
    for seed in UInt64(1)...12 {
      let (_, parts) = Self.session(24, shards: 4, spread: 0.012, slow: [3, 8], looks: [4, 9, 14], seed: seed)
      let whole = try Self.compare(parts)
      for number in 0..<4 {
        let shard = try Self.compare(
          Sides(baseline: parts.baseline[number], current: parts.current[number]))
        for row in shard.rows where row.verdict != nil {
          let same = whole.rows.first { $0.id == row.id && $0.statistic == row.statistic }
          #expect(same?.verdict == row.verdict && same?.change == row.change, "\(row.id) of seed \(seed)")
        }
      }
      let bounds = [whole.level, whole.informingLevel].compactMap { $0?.bound }
      #expect(bounds.reduce(0, +) <= 0.01 + 1e-9, "\(bounds)")
    }
  }

  @Test("An incomplete or overlapping set is refused, and the missing shards are named")
  func refused() throws {
    let parts = Self.session(12, shards: 4, spread: 0.01).parts.current
    func error(_ runs: [BenchmarkRun]) -> MergeError? {
      do throws(MergeError) {
        _ = try RunMerge.merged(Self.parts(runs), identity: "m")
        return nil
      } catch { return error }
    }
    let missing = error([parts[0], parts[2]])
    #expect(missing == .missingShards([2, 4], count: 4))
    #expect(missing?.isIncomplete == true && missing?.description == "shards 2, 4 of 4 are missing")
    #expect(error(parts + [parts[1]]) == .shardTwice(number: 2, first: "current s2.json", second: "current s2.json"))
    #expect(error([parts[0]]) == .missingShards([2, 3, 4], count: 4))
    let other = BenchmarkRun(
      id: "x", suite: "suite", plan: Self.plan(4, of: 4, benchmarks: 12, partition: "q"),
      environment: RunFixture.environment, metrics: [.time], results: parts[3].results)
    #expect(error(Array(parts[..<3]) + [other])?.isIncomplete == true)
    let twice = BenchmarkRun(
      id: "x", suite: "suite", plan: Self.plan(4, of: 4, benchmarks: 12),
      environment: RunFixture.environment, metrics: [.time], results: parts[0].results)
    #expect(
      error(Array(parts[..<3]) + [twice])
        == .benchmarkInTwoShards(benchmark: "g/b00", first: "current s1.json", second: "x.json"))
    let plain = RunFixture.run(parts[3].results, id: "plain")
    #expect(error(Array(parts[..<3]) + [plain])?.isIncomplete == false)
    // A file may say anything of itself.
    let absurd = BenchmarkRun(
      id: "x", suite: "suite", plan: Self.plan(-5, of: .max, benchmarks: 1), environment: RunFixture.environment,
      metrics: [.time], results: [])
    #expect(error([absurd])?.isIncomplete == true)
  }

  @Test("Shards of two machines are compared on one machine each, and the page says which")
  func machines() throws {
    let (_, parts) = Self.session(8, shards: 2, spread: 0.01, processors: ["Alpha", "Beta"])
    let merged = try Self.merged(parts.current)
    #expect(merged.run.environment.processor == "Alpha, 2 processors (shard 1); Beta, 2 processors (shard 2)")
    #expect(
      merged.warnings.count == 2 && merged.warnings[1].hasPrefix("Shard 2 of 2 ran on Beta, 2 processors: 'g/b01'"))
    #expect(try Self.compare(parts).environmentDifferences.isEmpty)
    let moved = Self.session(8, shards: 2, spread: 0.01, processors: ["Alpha", "Gamma"]).parts
    let differing = try Self.compare(Sides(baseline: parts.baseline, current: moved.current))
    #expect(differing.environmentDifferences.map(\.field) == ["processor"])
  }
}
