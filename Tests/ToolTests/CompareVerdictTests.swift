import BenchModel
import StrictJSON
import Testing

@Suite("bench-compare: verdicts")
struct CompareVerdictTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let baseline: BenchmarkRun
    let current: BenchmarkRun
    let status: Int32
    let outcome: Gate.Outcome
    /// What the text says among other things.
    let says: String
  }

  private static var debugEnvironment: RunEnvironment {
    var environment = Runs.environment
    environment.optimised = false
    return environment
  }

  static let cases = [
    Case(
      testDescription: "nothing changed", baseline: Runs.run("1"), current: Runs.run("2"), status: 0, outcome: .pass,
      says: "PASS"),
    Case(
      testDescription: "one 20 % slower", baseline: Runs.run("1"), current: Runs.run("2", ["a": 1200, "b": 50_000]),
      status: 1, outcome: .regression, says: "regressed"),
    Case(
      testDescription: "one 20 % faster", baseline: Runs.run("1"), current: Runs.run("2", ["a": 800, "b": 50_000]),
      status: 0, outcome: .pass, says: "improved"),
    Case(
      testDescription: "too noisy for any answer", baseline: Runs.run("1", spread: 0.3, launches: 3),
      current: Runs.run("2", spread: 0.3, launches: 3), status: 3, outcome: .undecided, says: "inconclusive"),
    Case(
      testDescription: "no benchmark in common", baseline: Runs.run("1", ["a": 1]), current: Runs.run("2", ["b": 1]),
      status: 4, outcome: .incomplete, says: "removed"),
    Case(
      testDescription: "one removed", baseline: Runs.run("1"), current: Runs.run("2", ["a": 1000]), status: 4,
      outcome: .incomplete, says: "removed"),
    Case(
      testDescription: "one added", baseline: Runs.run("1", ["a": 1000]), current: Runs.run("2"), status: 0,
      outcome: .pass, says: "added"),
    Case(
      testDescription: "one failed", baseline: Runs.run("1"),
      current: Runs.run("2", ["a": 1000], more: [Runs.failed("b")]), status: 4, outcome: .incomplete, says: "failed"),
    Case(
      testDescription: "the same run under two names", baseline: Runs.run("1"), current: Runs.run("1"), status: 4,
      outcome: .incomplete, says: "same run"),
    Case(
      testDescription: "debug builds", baseline: Runs.run("1", environment: debugEnvironment),
      current: Runs.run("2", environment: debugEnvironment), status: 4, outcome: .incomplete,
      says: "Built without optimisation"),
    Case(
      testDescription: "regressed and removed", baseline: Runs.run("1"), current: Runs.run("2", ["a": 1500]), status: 1,
      outcome: .regression, says: "removed"),
  ]

  @Test("What regressed is measured again by the commands that --rerun prints, and judged by both pairs")
  func rerun() throws {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1", launches: 8), at: "old.json")
    try directory.put(Runs.run("2", ["a": 1200, "b": 50_000], launches: 8), at: "new.json")
    for arguments in [["--rerun", "old.json", "new.json"], ["old.json", "new.json", "--rerun"]] {
      let told = try directory.run("bench-compare", arguments, environment: ScratchDirectory.environment)
      #expect(told.status == 1, "\(told)")
      #expect(told.output.contains("\nbench-run -o again-current --filter group/a\n"), "\(told.output)")
      #expect(told.output.hasSuffix("bench-compare old.json new.json --rerun again-baseline again-current\n"))
    }
    try directory.put(Runs.run("3", launches: 8), at: "again-baseline")
    try directory.put(Runs.run("4", ["a": 1190, "b": 50_000], launches: 8), at: "slow")
    try directory.put(Runs.run("5", ["a": 1003, "b": 50_000], launches: 8), at: "same")
    let slow = try directory.run("bench-compare", "old.json", "new.json", "--rerun", "again-baseline", "slow")
    #expect(slow.status == 1 && slow.output.contains("confirmed by a second pair of files"), "\(slow)")
    let same = try directory.run("bench-compare", "old.json", "new.json", "--rerun", "again-baseline", "same")
    #expect(same.status == 0 && same.output.contains("suspected"), "\(same)")
    let odd = try directory.run("bench-compare", "old.json", "new.json", "--rerun", "slow")
    #expect(odd.status == 64 && odd.errors.contains("--rerun takes"), "\(odd)")
  }

  @Test("Text, JSON, the last line and the status say the same", arguments: cases)
  func verdict(_ planted: Case) throws {
    let directory = try ScratchDirectory()
    try directory.put(planted.baseline, planted.current)
    // Wide enough that nothing is wrapped.
    let wide = ScratchDirectory.environment.merging(["COLUMNS": "400"]) { $1 }
    let text = try directory.run("bench-compare", "--all", "base.json", "new.json", environment: wide)
    let json = try directory.run("bench-compare", "--format", "json", "base.json", "new.json")
    let comparison = try StrictJSONDecoder().decode(Comparison.self, from: Array(json.output.utf8))
    #expect(text.status == planted.status && json.status == planted.status)
    #expect(comparison.gate.outcome == planted.outcome)
    #expect(comparison.schema == .comparison)
    let line = "bench-compare: \(comparison.gate.headline) (exit status \(planted.status))"
    #expect(text.lastLine == line && json.lastLine == line)
    #expect(text.output.contains(comparison.gate.headline))
    #expect(text.output.contains(planted.says), "\(text.output)")
    #expect(
      planted.status == 0 ? comparison.gate.headline.hasPrefix("PASS") : !comparison.gate.headline.contains("PASS"))
  }

  @Test("One file on both sides is no comparison, once it was found readable")
  func sameFile() throws {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), at: "base.json")
    #expect(try directory.run("bench-compare", "base.json", "base.json").status == 4)
    #expect(try directory.shell("bench-compare base.json - < base.json").status == 4)
    try directory.put("{", at: "base.json")
    #expect(try directory.run("bench-compare", "base.json", "base.json").status == 65)
  }

  @Test("Either side can come from standard input")
  func standardInput() throws {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2", ["a": 1200, "b": 50_000]))
    #expect(try directory.shell("bench-compare base.json - < new.json").status == 1)
    #expect(try directory.shell("cat base.json | bench-compare - new.json").status == 1)
    #expect(try directory.shell("bench-compare new.json - < base.json").status == 0)
  }

  @Test("Most benchmarks of a stress suite file share one name; none of the 14 is lost")
  func stressSuite() throws {
    let directory = try ScratchDirectory()
    try directory.put(StressSuiteFile.text(factor: 1), at: "base.json")
    try directory.put(StressSuiteFile.text(factor: 1.01), at: "new.json")
    let json = try directory.run("bench-compare", "--format", "json", "base.json", "new.json")
    let comparison = try StrictJSONDecoder().decode(Comparison.self, from: Array(json.output.utf8))
    let ids = Set(comparison.rows.map(\.id.description))
    #expect(ids == Set(StressSuiteFile.identities))
    #expect(ids.count == 14 && comparison.gate.counts.comparedBenchmarks == 14)
    #expect(comparison.rows.filter { $0.label == "<lambda>" }.map(\.id.group).contains("type_system"))
    #expect(comparison.baseline.format == "stress suite results")
  }
}
