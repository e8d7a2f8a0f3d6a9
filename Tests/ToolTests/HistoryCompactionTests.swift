import BenchComparison
import BenchFormats
import BenchModel
import Testing

import struct BenchStatistics.SplitMix64

@testable import ToolFiles

@Suite("Folding the older runs of a history")
struct HistoryCompactionTests {
  private static let limit = 1 << 24

  /// A run of a day with a noisy time, which is 8 % slower from the 30th day on, and a count that grows on the 50th.
  private func entry(_ day: Int, machine: String = "m", suite: String = "s") throws -> HistoryEntry {
    var random = SplitMix64(seed: UInt64(day) &* 77)
    let noise = Double(random.next() >> 11) * 0x1p-53 - 0.5
    let time = 1000 * (day < 30 ? 1 : 1.08) * (1 + 0.02 * noise)
    var environment = RunEnvironment()
    environment.toolchain = day < 5 ? "swift 1" : "swift 2"
    environment.loadAtStart = Double(day)
    environment.other = ["ci": "yes"]
    let count = day < 50 ? 3.0 : 4
    var figures = [
      figure(.time, .best, Estimate(value: time, lower: time - 5, upper: time + 5, confidence: 0.95, replicates: 10))
    ]
    // Days without a count, and one on which the count scattered.
    if day % 7 != 3 {
      figures.append(
        figure(
          .allocations, .value, Estimate(value: count, lower: count, upper: count + (day == 55 ? 1 : 0), replicates: 5))
      )
    }
    return HistoryEntry(
      run: "run \(day)", date: try Instant("2026-0\(1 + day / 28)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)T00:00:00Z"),
      commit: day % 2 == 0 ? "commit \(day)" : nil, machine: machine, suite: suite, metrics: [.time, .allocations],
      results: [.init(id: BenchmarkID(group: "g", name: "größe"), figures: figures)], environment: environment,
      faults: day == 12 ? [.failed] : [])
  }

  private func figure(_ metric: Metric, _ statistic: Statistic, _ estimate: Estimate) -> HistoryEntry.Figure {
    .init(metric: metric.name, statistic: statistic, estimate: estimate)
  }

  private func lines(_ entries: [HistoryEntry]) throws -> [UInt8] {
    try entries.flatMap { try HistoryFile.line(of: $0) + [10] }
  }

  /// Two machines and two suites, not in order of time.
  private func entries() throws -> [HistoryEntry] {
    var entries = try (0..<70).map { try entry($0) } + (0..<20).map { try entry($0, machine: "other") }
    entries += try (0..<9).map { try entry($0 + 100, suite: "small") }
    var random = SplitMix64(seed: 5)
    random.shuffle(&entries)
    return entries
  }

  private func load(_ directory: ScratchDirectory) throws -> HistoryColumns {
    try HistoryLog.load(directory.file("h.jsonl"), limit: Self.limit).runs
  }

  private func fold(_ directory: ScratchDirectory, keeping count: Int) throws -> HistoryCompaction {
    try HistoryCompaction(of: directory.file("h.jsonl"), keeping: count, limit: Self.limit)
  }

  @Test("What is found, and the baseline that is taken, are the same as before", arguments: [1, 8, 40])
  func findings(kept: Int) throws {
    let directory = try ScratchDirectory()
    try directory.put(lines(entries()), at: "h.jsonl")
    let before = try load(directory)
    let folded = try fold(directory, keeping: kept)
    #expect(folded.folded + folded.kept == 99 && folded.warnings.isEmpty)
    #expect(folded.kept == min(kept, 70) + min(kept, 20) + min(kept, 9))
    let after = try load(directory)
    let reports = try [before, after].map { try HistoryAnalyst.report(on: $0, source: "h", tolerances: []) }
    #expect(reports[0] == reports[1])
    #expect(reports[0].series.count == 6 && reports[0].headline.contains("for the worse"))
    var environment = RunEnvironment()
    environment.toolchain = "swift 2"
    let current = BenchmarkRun(id: "now", suite: "s", environment: environment, metrics: [.time], results: [])
    let baselines = try [before, after].map { history in
      try #require(
        try HistoryBaseline(of: history, for: current, on: "m", count: 20, file: "h", policy: Policy()))
    }
    #expect(baselines[0].usable == 64 && baselines[1].usable == 64)
    #expect(baselines[0].source.run == baselines[1].source.run)
  }

  @Test("The newest lines stay byte for byte, the others are few, and folding again changes nothing")
  func form() throws {
    let directory = try ScratchDirectory()
    let all = try (0..<70).map { try entry($0) }
    try directory.put(lines(all), at: "h.jsonl")
    _ = try fold(directory, keeping: 10)
    let text = try directory.bytes("h.jsonl")
    let newest = try lines(Array(all[60...]))
    #expect(text.split(separator: 10).count == 11 && text.suffix(newest.count).elementsEqual(newest))
    #expect(try fold(directory, keeping: 10).folded == 0)
    #expect(try directory.bytes("h.jsonl") == text)
    // Twice on the way or at once is the same.
    #expect(try HistoryLog.add(entry(70), to: directory.file("h.jsonl"), limit: Self.limit))
    _ = try fold(directory, keeping: 5)
    try directory.put(lines(all + [entry(70)]), at: "once.jsonl")
    _ = try HistoryCompaction(of: directory.file("once.jsonl"), keeping: 5, limit: Self.limit)
    #expect(try directory.bytes("h.jsonl") == directory.bytes("once.jsonl"))
  }

  @Test("A run that was folded is recorded no second time, by a line of its own neither")
  func once() throws {
    let directory = try ScratchDirectory()
    let all = try (0..<20).map { try entry($0) }
    try directory.put(lines(all), at: "h.jsonl")
    _ = try fold(directory, keeping: 3)
    #expect(try !HistoryLog.add(entry(4), to: directory.file("h.jsonl"), limit: Self.limit))
    #expect(try HistoryLog.add(entry(4, machine: "other"), to: directory.file("h.jsonl"), limit: Self.limit))
    // As two branches leave it, one of which was folded.
    try directory.put(directory.bytes("h.jsonl") + lines(all), at: "h.jsonl")
    let read = try HistoryLog.load(directory.file("h.jsonl"), limit: Self.limit)
    #expect(read.count == 21 && read.warnings.count == 20, "\(read.warnings)")
    #expect(read.warnings[0] == "\(directory.file("h.jsonl")):6: run 'run 0' is in line 1 already: passed over")
    _ = try fold(directory, keeping: 2)
    #expect(try load(directory).runs.count == 21)
    #expect(try HistoryLog.load(directory.file("h.jsonl"), limit: Self.limit).warnings.isEmpty)
  }

  @Test("Runs that are recorded at the same time are not lost")
  func concurrent() throws {
    let directory = try ScratchDirectory()
    try directory.put(lines((0..<20).map { try entry($0) }), at: "h.jsonl")
    for number in 0..<8 { try directory.put(Runs.run("new \(number)"), at: "\(number).json") }
    let ended = try directory.shell(
      """
      for n in 0 1 2 3 4 5 6 7; do bench-compare --history --record $n.json -q h.jsonl & \
      bench-compare --history --compact $((12 - n)) -q h.jsonl & done; wait
      """)
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    #expect(Set(try load(directory).runs.map(\.point.run)).count == 28)
    #expect(try load(directory).runs.count == 28)
  }

  @Test(
    "What is wrong has its status and leaves the file",
    arguments: [
      (["--compact", "0", "h.jsonl"], 64), (["--compact", "5", "--all", "h.jsonl"], 64), (["--compact", "5", "-"], 64),
      (["--compact", "5", "--record", "h.jsonl"], 64), (["--compact", "5", "--commit", "c", "h.jsonl"], 64),
      (["--compact", "5", "none.jsonl"], 66), (["--compact", "1", "spoilt.jsonl"], 65),
    ] as [([String], Int32)])
  func wrong(arguments: [String], status: Int32) throws {
    let directory = try ScratchDirectory()
    let whole = try lines([entry(1), entry(2)])
    try directory.put(whole, at: "h.jsonl")
    try directory.put(whole + Array("{}\n".utf8), at: "spoilt.jsonl")
    let ended = try directory.run(
      "bench-compare", ["--history"] + arguments, environment: ScratchDirectory.environment)
    #expect(ended.status == status && !ended.errors.isEmpty, "\(ended)")
    #expect(try directory.bytes("h.jsonl") == whole)
    #expect(try directory.bytes("spoilt.jsonl") == whole + Array("{}\n".utf8))
    #expect(try directory.names() == ["h.jsonl", "spoilt.jsonl"])
  }
}
