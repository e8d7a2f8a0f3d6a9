import BenchComparison
import BenchModel
import CommandLineTool
import Testing
import ToolFiles

@Suite("Comparisons of runs and of files")
struct RunComparisonTests {
  @Test("A session's runs in hand and the files written of them give one comparison")
  func oneRoad() throws {
    let directory = try ScratchDirectory()
    let runs = try Sides(
      baseline: Runs.run("one", ["a": 1000, "b": 50_000, "c": 7], more: [Runs.failed("d")]),
      current: Runs.run("two", ["a": 1100, "b": 50_000.1, "c": 7.003], launches: 9, more: [Runs.failed("e")])
    ).map { run in
      let side: BenchmarkRun.SessionMembership.Side = run.id == "one" ? .baseline : .current
      return try RunSummarizer.summarised(
        BenchmarkRun(
          id: run.id, startedAt: "2026-03-0\(side == .baseline ? 1 : 2)T12:00:00Z",
          session: .init(id: "session", side: side, looks: [5, 10]), suite: run.suite, environment: run.environment,
          metrics: run.metrics, results: run.results), file: "")
    }
    try directory.put(runs.baseline, at: "baseline.json")
    try directory.put(runs.current, at: "current.json")
    let files = Sides(baseline: "baseline.json", current: "current.json").map { directory.file($0) }
    let policy = try PolicySource.load(nil)
    let inHand = try RunComparison.compare(runs, keptIn: files, policy: policy)
    let read = try RunComparison.compare(
      baseline: RunFile.load([files.baseline]), current: RunFile.load([files.current]), policy: policy)
    #expect(inHand == read)
    #expect(inHand.rows.contains { $0.evidence == .paired && $0.verdict == .regressed })
    #expect(inHand.baseline.source == files.baseline && inHand.baseline.format == "bench-run results")
  }

  @Test("Both sides are the same runs, and judged the same, however many threads read and judge", arguments: [1, 2, 8])
  func threads(_ threads: Int) throws {
    let directory = try ScratchDirectory()
    let times = Dictionary(uniqueKeysWithValues: (0..<100).map { ("benchmark \($0)", 1000.0 + Double($0)) })
    try directory.put(Runs.run("one", times), at: "baseline.json")
    try directory.put(Runs.run("two", times.mapValues { $0 * 1.5 }, launches: 7), at: "current.json")
    let files = Sides(baseline: "baseline.json", current: "current.json").map { [directory.file($0)] }
    let both = try RunFile.loadBoth(
      baseline: files.baseline, current: files.current, RunInput(), threads: threads)
    #expect(both.baseline.run == (try RunFile.load(files.baseline).run))
    #expect(both.current.run == (try RunFile.load(files.current).run))
    let policy = try PolicySource.load(nil)
    let judged = try RunComparison.compare(
      baseline: both.baseline, current: both.current, policy: policy, threads: threads)
    #expect(judged == (try RunComparison.compare(baseline: both.baseline, current: both.current, policy: policy)))
  }

  @Test("Of two unreadable sides the baseline is named", arguments: [1, 2])
  func faults(threads: Int) throws {
    let directory = try ScratchDirectory()
    let files = ["gone.json", "gone too.json"].map { directory.file($0) }
    let error = #expect(throws: ToolError.self) {
      try RunFile.loadBoth(baseline: [files[0]], current: [files[1]], RunInput(), threads: threads)
    }
    #expect(error?.status == .noInput && error?.message.contains("gone.json") == true)
  }
}
