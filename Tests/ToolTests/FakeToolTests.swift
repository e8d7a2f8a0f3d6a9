import BenchModel
import Testing

@Suite("bench-run: suites of tools that cannot be had everywhere")
struct FakeToolTests {
  private func repository(_ tool: FakeTool, _ script: String) throws -> GateRepository {
    try GateRepository([
      "benchmarks/bench.json":
        #"{\#(GateRepository.schema), "harness": {"name": "\#(tool.rawValue)", "command": ["sh", "suite.sh"]}}"#,
      "suite.sh": script,
    ])
  }

  @Test("A planted change is found, and nothing in what did not change", arguments: FakeTool.allCases)
  func gate(tool: FakeTool) throws {
    let repository = try repository(tool, tool.script(work: 1000))
    try repository.put(["suite.sh": tool.script(work: 1300)])
    let slower = try repository.gate("--base HEAD --rounds 5")
    #expect(slower.status == 1 && slower.output.contains("1 of 2 benchmarks regressed"), "\(slower)")
    let run = try repository.directory.runFile("repo/.bench/current.json")
    #expect(run.suite == tool.rawValue && run.results.count == 2)
    let values = try #require(run.results.first { $0.id.name.contains("work") }?.samples.first?.values)
    #expect(values.count == 5 && values.allSatisfy { $0.count == (tool == .deno ? 1 : 40) }, "\(values.map(\.count))")
    try repository.put(["suite.sh": tool.script(work: 1000) + "# another file\n"])
    let same = try repository.gate("--base HEAD --rounds 5")
    #expect(same.status == 0 || same.status == 3, "\(same)")
    #expect(!same.output.contains("1 regressed"), "\(same)")
  }

  @Test(
    "What only one side has is removed, and a suite that lists nothing cannot be used", arguments: FakeTool.allCases)
  func lists(tool: FakeTool) throws {
    let repository = try repository(tool, tool.script(work: 1000))
    try repository.put(["suite.sh": tool.script(work: 1000, names: "work")])
    let removed = try repository.gate("--base HEAD --rounds 4")
    #expect(removed.status == 4 && removed.output.contains("1 benchmark removed"), "\(removed)")
    try repository.put(["suite.sh": tool.script(work: 1000, names: "")])
    let empty = try repository.shell("bench-run")
    #expect(empty.status == 65, "\(empty)")
    let says =
      switch tool {
      // The real one ends with 1 where it finds none.
      case .jmh: "the suite ended with status 1"
      case .packageBenchmark: "it lists no benchmark, as harness '\(tool.rawValue)'"
      // They have no list: what they print of a run is asked.
      case .swiftTesting, .deno: "the suite's output cannot be read: it: the file holds no benchmark"
      }
    #expect(empty.lastLine.contains("the suite cannot be used: \(says)"), "\(empty)")
  }

  @Test(
    "A start that gives several benchmarks or another one fails that benchmark, and says why",
    arguments: FakeTool.allCases,
    [(FakeTool.Fault.matchesAll, "matches 2 benchmarks"), (.runsAnother, "the suite's output is without it, and of")])
  func faults(tool: FakeTool, fault: (kind: FakeTool.Fault, sentence: String)) throws {
    let repository = try repository(tool, tool.script(work: 1000))
    try repository.put(["suite.sh": tool.script(work: 1000, fault: fault.kind)])
    let ended = try repository.gate("--base HEAD --rounds 4")
    #expect(ended.status == 4 && ended.errors.contains(fault.sentence), "\(ended)")
  }
}
