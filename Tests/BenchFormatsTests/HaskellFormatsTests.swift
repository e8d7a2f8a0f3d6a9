import BenchModel
import Testing

@testable import BenchFormats

@Suite("Haskell criterion and tasty-bench")
struct HaskellFormatsTests {
  @Test("Batches of less than 30 ms are no measurements, as for the tool itself, unless there is no other")
  func criterion() throws {
    let run = try readFixture("haskell-criterion/1.5.13.json")
    #expect(outline(run) == ["fib/5, small: time 16, cpu-time 16", "fib/deep: time 18, cpu-time 18"])
    #expect(run.environment.other == ["criterion": "1.5.13.0"])
    // What criterion itself says, in seconds.
    let values = run.values("fib/deep", "time")?.flatMap(\.self) ?? []
    #expect(abs(values.reduce(0, +) / Double(values.count) - 1942.4879160256285) < 1e-6)
    let short = try read(Self.report(rows: "[0.001, 10], [0.002, 20]"))
    #expect(short.values("a", "time") == [[100_000, 100_000]])
    let mixed = try read(Self.report(rows: "[0.001, 1], [0.03, 3], [0.06, 0]"))
    #expect(mixed.values("a", "time") == [[1e7]])
  }

  private static func report(rows: String) -> String {
    #"["criterion", "1.6.0.0", [{"reportName": "a", "reportKeys": ["time", "iters"], "reportMeasured": [\#(rows)]}]]"#
  }

  @Test("What the runtime counts of criterion is there only where it was told to count")
  func collector() throws {
    let run = try readFixture("haskell-criterion/1.5.13-collector.json")
    #expect(outline(run) == ["fib/deep: time 18, cpu-time 18, allocated 18"])
  }

  @Test("Of tables that criterion appended to one another the last one is read, and that is said")
  func tables() throws {
    let run = try readFixture("haskell-criterion-csv/1.5.13.csv")
    #expect(outline(run).map { $0.suffix(16) } == Array(repeating: ": time published", count: 3))
    #expect(run.results.map(\.id.name) == ["fib/5, small", "fib/deep", "sum \"it\""])
    #expect(run.results.allSatisfy { $0.warnings.isEmpty })
    let appended = try readFixture("haskell-criterion-csv/1.5.13-appended.csv")
    #expect(appended.results.map(\.id.name) == ["fib/5, small", "fib/deep"])
    #expect(
      appended.results[0].warnings == ["The file holds 2 tables, as criterion appends to it: only the last is read."])
    let broken = "Name,Mean,MeanLB,MeanUB,Stddev,StddevLB,StddevUB\na,slow,1,1,1,1,1\n"
    #expect(try outline(read(broken)) == ["a: failed, line 2 cannot be read: 'slow' is no number of seconds"])
    let short = "Name,Mean,MeanLB,MeanUB,Stddev,StddevLB,StddevUB\na,1,1\n"
    #expect(refusal(of: Array(short.utf8))?.contains(":2:1: the row has 3 fields and the header 7") == true)
  }

  @Test("tasty-bench's picoseconds and twice the deviation, and what its runtime counts")
  func tastyBench() throws {
    let run = try readFixture("tasty-bench/0.5.1.csv")
    #expect(outline(run) == ["All.sums.a, b: time published", "All.length \"it\": time published"])
    #expect(run.published("All.length \"it\"", "time") == Summary(mean: 198.229, stdev: 20.507))
    let counted = try readFixture("tasty-bench/0.5.1-memory.csv")
    #expect(
      outline(counted)[1] == "All.length \"it\": time published, allocated published, "
        + "copied by the collector published, peak memory so far published")
    #expect(counted.metric(named: "peak memory so far")?.direction == .unknown)
  }
}
