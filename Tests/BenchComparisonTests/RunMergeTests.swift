import BenchComparison
import BenchModel
import Testing

@Suite("Several files of one side")
struct RunMergeTests {
  private static let memory = Metric.peakMemory

  private func part(
    _ id: String, _ results: [BenchmarkResult], metrics: [Metric] = [.time, memory], suite: String = "suite",
    session: BenchmarkRun.SessionMembership? = nil, processor: String = "processor"
  ) -> RunMerge.Part {
    var environment = RunFixture.environment
    environment.processor = processor
    let run = BenchmarkRun(
      id: id, session: session, suite: suite, environment: environment, metrics: metrics, results: results)
    return RunMerge.Part(run: run, file: "\(id).json")
  }

  private func result(_ name: String, _ values: [[Double]]) -> BenchmarkResult {
    RunFixture.result([RunFixture.sample(values)], id: BenchmarkID(group: "", name: name))
  }

  private func published(_ name: String, _ summary: Summary) -> BenchmarkResult {
    RunFixture.result(
      [Sample(metric: Metric.time.name, published: summary)], id: BenchmarkID(group: "", name: name))
  }

  @Test("What one file holds is a shard; what several hold has the launches of all, in their order")
  func launches() throws {
    let merged = try RunMerge.merged(
      [
        part("1", [result("a", [[1, 2]]), result("b", [[5]])]),
        part("2", [result("c", [[7]]), result("a", [[3], [4]])]),
      ],
      identity: "both")
    #expect(merged.warnings.isEmpty && merged.run.id == "both")
    #expect(merged.run.results.map(\.id.name) == ["a", "b", "c"])
    let sample = try #require(merged.run.results[0].samples.first)
    #expect(sample.values == [[1, 2], [3], [4]])
    #expect(sample.process == [0, 1, 2] && sample.round == [0, 1, 2] && sample.order == [0, 1, 2])
    #expect(merged.run.results[2].samples[0].process == [1])
  }

  @Test("One file is the run that it says it is")
  func single() throws {
    let one = part("1", [result("a", [[1]])])
    #expect(try RunMerge.merged([one], identity: "other").run == one.run)
  }

  @Test("Of files that ran side by side, the launches of the n-th are in round n of one session")
  func paired() throws {
    let session = BenchmarkRun.SessionMembership(id: "s", side: .current)
    let parts = [
      part("1", [result("a", [[1], [2]])]), part("2", [result("b", [[1]])]), part("3", [result("a", [[3]])]),
    ]
    let run = try RunMerge.merged(parts, identity: "all", session: session).run
    #expect(run.session == session)
    #expect(run.results[0].samples[0].round == [0, 0, 2] && run.results[1].samples[0].round == [1])
  }

  @Test("Files of one session keep their rounds; files of different ones have none")
  func sessions() throws {
    let session = BenchmarkRun.SessionMembership(id: "s", side: .baseline)
    let shards = [
      part("1", [result("a", [[1], [2]])], session: session), part("2", [result("b", [[1], [2]])], session: session),
    ]
    let run = try RunMerge.merged(shards, identity: "all").run
    #expect(run.session == session && run.results[1].samples[0].round == [0, 1])
    let mixed = [shards[0], part("3", [result("a", [[1]])])]
    #expect(try RunMerge.merged(mixed, identity: "all").run.session == nil)
  }

  @Test("Each file's published mean is one value of its process; a single file's figures stay published")
  func publishedFigures() throws {
    let both = [
      part("1", [published("a", Summary(count: 9, mean: 5))]), part("2", [published("a", Summary(count: 4, mean: 6))]),
    ]
    let sample = try #require(RunMerge.merged(both, identity: "x").run.results[0].samples.first)
    #expect(sample.values == [[5], [6]] && sample.iterations == [9, 4] && sample.published == nil)
    let shards = [both[0], part("3", [result("b", [[1]])])]
    #expect(
      try RunMerge.merged(shards, identity: "x").run.results[0].samples[0].published == Summary(count: 9, mean: 5))
    let medians = [part("1", [published("a", Summary(median: 5))]), part("2", [published("a", Summary(median: 6))])]
    #expect(try RunMerge.merged(medians, identity: "x").run.results[0].samples[0].values == [[5], [6]])
    let mixed = [both[0], part("3", [result("a", [[1]])])]
    #expect(throws: MergeError.mixedKinds(benchmark: "a", metric: "time", file: "1.json")) {
      try RunMerge.merged(mixed, identity: "x")
    }
  }

  @Test("A benchmark that failed in one of its files failed; one that a file skips is measured by the others")
  func failures() throws {
    let id = BenchmarkID(group: "", name: "a")
    let failed = part("2", [RunFixture.unmeasured(.failed, id: id)])
    let skipped = part("3", [RunFixture.unmeasured(.skipped, id: id)])
    let sound = part("1", [result("a", [[1]])])
    let wrong = try RunMerge.merged([sound, failed], identity: "x").run.results[0]
    #expect(wrong.status == .failed && wrong.failure?.reason == "in 2.json: the reason")
    let partly = try RunMerge.merged([sound, skipped], identity: "x").run.results[0]
    #expect(partly.status == .measured && partly.warnings == ["1 of 2 files skip it."])
    let other = part("4", [RunFixture.unmeasured(.skipped, id: id)])
    #expect(try RunMerge.merged([skipped, other], identity: "x").run.results[0].status == .skipped)
  }

  @Test("The same run twice and metrics that contradict each other are errors")
  func contradictions() {
    let one = part("1", [result("a", [[1]])])
    #expect(throws: MergeError.sameRun(first: "1.json", second: "1.json")) {
      try RunMerge.merged([one, part("2", [result("a", [[2]])]), one], identity: "x")
    }
    let other = part("2", [result("a", [[1]])], metrics: [Metric(name: "time", unit: .bytes)])
    #expect(throws: MergeError.metricConflict(metric: "time", first: "1.json", second: "2.json")) {
      try RunMerge.merged([one, other], identity: "x")
    }
  }

  @Test("Files of different suites or machines are merged with a warning each")
  func warnings() throws {
    let merged = try RunMerge.merged(
      [part("1", [result("a", [[1]])]), part("2", [result("a", [[2]])], suite: "other", processor: "faster")],
      identity: "x")
    #expect(
      merged.warnings == [
        "Files of one side are of different suites: 'suite' in 1.json, 'other' in 2.json.",
        "Files of one side differ in the processor: 'processor' in 1.json, 'faster' in 2.json.",
      ])
  }

  @Test("Only as many files a side, more than one, of no session of their own and with a common benchmark, are pairs")
  func pairs() throws {
    let files = (1...6).map { part("\($0)", [result("a", [[Double($0)]])]) }
    try RunMerge.checkPairs(baseline: [files[0], files[1]], current: [files[2], files[3]])
    #expect(throws: MergeError.unequalCounts(baseline: 2, current: 3)) {
      try RunMerge.checkPairs(baseline: Array(files[0..<2]), current: Array(files[2..<5]))
    }
    #expect(throws: MergeError.onePair) { try RunMerge.checkPairs(baseline: [files[0]], current: [files[1]]) }
    let foreign = part("9", [result("b", [[1]])])
    #expect(throws: MergeError.nothingShared(baseline: "2.json", current: "9.json")) {
      try RunMerge.checkPairs(baseline: [files[0], files[1]], current: [files[2], foreign])
    }
    let own = part("8", [result("a", [[1]])], session: .init(id: "s", side: .current))
    #expect(throws: MergeError.ownSession(file: "8.json")) {
      try RunMerge.checkPairs(baseline: [files[0], files[1]], current: [files[2], own])
    }
  }

  @Test("Places beyond all numbers are no trap")
  func hostile() throws {
    let sample = Sample(
      metric: "time", process: [.max], round: [.min], order: [.max], iterations: [1], values: [[1]])
    let large = part("1", [RunFixture.result([sample])])
    let merged = try RunMerge.merged([large, part("2", [RunFixture.result([sample])])], identity: "x")
    #expect(merged.run.results[0].samples[0].values.count == 2)
  }
}
