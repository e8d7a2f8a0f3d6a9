import BenchComparison
import BenchModel
import BenchStatistics
import Testing

@Suite("The last runs of a history as a baseline")
struct HistoryBaselineTests {
  private static func environment(_ toolchain: String = "swift 1") -> RunEnvironment {
    var environment = RunFixture.environment
    environment.toolchain = toolchain
    return environment
  }

  private static func run(
    _ values: [String: Double], day: Int, id: String? = nil, toolchain: String = "swift 1", allocations: Double = 3
  ) -> BenchmarkRun {
    let results = values.sorted { $0.key < $1.key }.map { name, value in
      RunFixture.result(
        [RunFixture.sample([[value]]), RunFixture.sample([[allocations]], of: .allocations)],
        id: BenchmarkID(group: "g", name: name))
    }
    return BenchmarkRun(
      id: id ?? "run \(day)", startedAt: date(day), suite: "suite", environment: environment(toolchain),
      metrics: [.time, .allocations], results: results)
  }

  private static func date(_ day: Int) -> String {
    "2026-0\(3 + day / 28)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)T12:00:00Z"
  }

  private static func entry(_ run: BenchmarkRun, verdict: Gate.Outcome? = nil) throws -> HistoryEntry {
    try HistoryRecorder.entry(
      of: run, .init(source: "run.json", machine: "m", commit: nil, date: nil, verdict: verdict))
  }

  private static func compare(
    _ entries: [HistoryEntry], _ current: BenchmarkRun, count: Int = 10, policy: Policy = Policy()
  ) throws -> Comparison? {
    let baseline = try HistoryBaseline(
      of: HistoryColumns(entries), for: current, on: "m", count: count, file: "history.jsonl", policy: policy)
    guard let baseline else { return nil }
    return try Judge.compare(
      baseline: baseline.source, current: RunFixture.source(current), policy: policy, policySource: "defaults",
      sameBytes: false)
  }

  private static func time(_ comparison: Comparison, _ name: String = "a") throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.id.name == name && $0.metric?.name == "time" })
  }

  /// Values that scatter by half a per cent, the same for the same day.
  private static func value(_ day: Int, around location: Double = 1000) -> Double {
    location * (1 + 0.005 * [0.3, -1.1, 0.8, -0.2, 1.2, -0.7, 0.1, -0.9, 0.5, 1.0][day % 10])
  }

  private static func history(_ days: Range<Int>, around location: Double = 1000) throws -> [HistoryEntry] {
    try days.map { try entry(run(["a": value($0, around: location)], day: $0)) }
  }

  @Test("A new run is judged by the last runs, and counts by their value")
  func lastRuns() throws {
    let history = try Self.history(0..<12)
    let same = try #require(try Self.compare(history, Self.run(["a": 1003], day: 20)))
    #expect(try Self.time(same).baseline?.replicates == 10 && same.severalRuns?.count == 10)
    #expect(try Self.time(same).verdict != .regressed && same.environmentDifferences.isEmpty)
    let slow = try #require(try Self.compare(history, Self.run(["a": 1100], day: 20)))
    #expect(slow.gate.headline.hasPrefix("REGRESSION against 10 runs: "))
    let count = try #require(try Self.compare(history, Self.run(["a": 1003], day: 20, allocations: 4)))
    #expect(count.gate.outcome == .regression)
    #expect(try #require(try Self.compare(history, Self.run(["a": 1003], day: 20), count: 6)).severalRuns?.count == 6)
  }

  @Test("Runs before the last change of level are no part of it")
  func changePoint() throws {
    let history = try Self.history(0..<14) + Self.history(14..<24, around: 800)
    let comparison = try #require(try Self.compare(history, Self.run(["a": 900], day: 30), count: 20))
    #expect(try Self.time(comparison).baseline?.replicates == 10)
    #expect(comparison.gate.outcome == .regression)
  }

  @Test("Runs of other machines, suites and toolchains, failed, partial, regressed and later ones are not taken")
  func leftOut() throws {
    let current = Self.run(["a": 1003], day: 20)
    let good = try Self.history(0..<5)
    let odd = ["a": 5000.0]
    let failed = BenchmarkRun(
      id: "failed", startedAt: Self.date(6), suite: "suite", environment: Self.environment(),
      metrics: [.time, .allocations],
      results: Self.run(odd, day: 6).results + [RunFixture.unmeasured(.failed, id: BenchmarkID(group: "g", name: "b"))])
    let others = try [
      Self.entry(Self.run(odd, day: 7, toolchain: "swift 2")), Self.entry(failed),
      Self.entry(Self.run(odd, day: 8), verdict: .regression), Self.entry(Self.run(odd, day: 9), verdict: .incomplete),
      Self.entry(Self.run(odd, day: 25)), Self.entry(Self.run(odd, day: 10, id: current.id)),
      HistoryRecorder.entry(
        of: Self.run(odd, day: 11), .init(source: "f", machine: "other", commit: nil, date: nil)),
    ]
    let comparison = try #require(try Self.compare(others + good, current))
    #expect(try Self.time(comparison).baseline?.replicates == 5)
    #expect(comparison.gate.outcome != .regression)
    #expect(try Self.compare(others, current) == nil)
  }

  @Test("Fewer than five runs count as one: a single figure, which proves nothing")
  func fewRuns() throws {
    let comparison = try #require(try Self.compare(try Self.history(0..<4), Self.run(["a": 1003], day: 20)))
    let row = try Self.time(comparison)
    #expect(row.evidence == .point && row.verdict == .inconclusive && comparison.severalRuns == nil)
  }

  @Test("A benchmark that the newest run has and the new one lacks is removed; one that ended earlier is not missed")
  func removed() throws {
    let early = try (0..<6).map { day in
      try Self.entry(Self.run(["a": Self.value(day), "old": 10, "b": Self.value(day)], day: day))
    }
    let late = try (6..<12).map { day in
      try Self.entry(Self.run(["a": Self.value(day), "b": Self.value(day)], day: day))
    }
    let comparison = try #require(try Self.compare(early + late, Self.run(["a": 1003], day: 20)))
    #expect(comparison.rows.filter { $0.presence == .removed }.map(\.id.name) == ["b"])
  }

  @Test("A benchmark that has another name now is judged by what it was called")
  func renamed() throws {
    let policy = Policy(renames: [try Rename(from: "g/a", to: "g/z", origin: "policy")])
    let comparison = try #require(
      try Self.compare(try Self.history(0..<10), Self.run(["z": 1100], day: 20), policy: policy))
    #expect(try Self.time(comparison, "z").verdict == .regressed)
  }
}
