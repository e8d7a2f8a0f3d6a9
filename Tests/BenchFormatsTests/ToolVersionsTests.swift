import BenchModel
import Testing

@testable import BenchFormats

@Suite("Versions of tools that mean something else")
struct ToolVersionsTests {
  @Test(
    "A version is its numbers, whatever stands around them",
    arguments: [("v1.9.5", "1.9.0", false), ("v1.8.5", "1.9.0", true), ("1.9.0-12-gabc-dirty", "1.9", false)])
  func order(text: String, other: String, isOlder: Bool) throws {
    #expect(try (#require(ToolVersion(text)) < #require(ToolVersion(other))) == isOlder)
    #expect(ToolVersion("0c1f9e2") == nil && ToolVersion("") == nil)
  }

  @Test("Google Benchmark's time of several threads is that of each of them, by whatever version it was written")
  func threads() throws {
    let old = try readFixture("google-benchmark/threads-1.7.1.json")
    let new = try readFixture("google-benchmark/threads-1.9.5.json")
    let slower = try readFixture("google-benchmark/threads-slower-1.9.5.json")
    for name in ["sleeping/iterations:20/threads:4", "sleeping/iterations:20/real_time/threads:2"] {
      // Both sleep 2 ms in each thread, where the file of 1.7.1 says 0.5 and 1 ms.
      #expect(try abs(ratio(new, old, name) - 1) < 0.1)
      #expect(try ratio(slower, new, name) > 1.2, "a third more was asked for")
    }
    #expect(outline(old).last == "off: failed, not here")
    #expect(old.environment.other?["caches"]?.hasPrefix("L1 Data 49152 B, ") == true)
    #expect(new.environment.other?["library_version"] == "v1.9.5")
  }

  @Test("Of an unknown version of Google Benchmark the time is as it stands")
  func unknownVersion() throws {
    func time(_ version: String) throws -> Double? {
      try read(
        #"{"context": {"library_version": "\#(version)"}, "benchmarks": [{"name": "a/threads:4", "threads": 4, "#
          + #""run_type": "iteration", "real_time": 5, "cpu_time": 1, "time_unit": "ns", "iterations": 1}]}"#
      ).values("a/threads:4", "time")?[0][0]
    }
    #expect(try time("0c1f9e2") == 5 && time("v1.8.4") == 20 && time("v1.9.4-3-gabc") == 5)
  }

  @Test("Runs of pyperf are processes, but for those that --in-process made one after the other")
  func inProcess() throws {
    let processes = try readFixture("pyperf/processes-2.11.0.json")
    #expect(processes.values("work", "time")?.map(\.count) == [3, 3, 3, 3])
    let one = try readFixture("pyperf/in-process-2.11.0.json")
    #expect(one.values("work", "time")?.map(\.count) == [12])
    #expect(one.sample("half", "time")?.process == [1])
    #expect(one.results.allSatisfy { $0.warnings.count == 1 && $0.warnings[0].contains("--in-process") })
  }

  @Test("An object as a parameter of pytest is called as pytest calls it, not by where it lay in memory")
  func objects() throws {
    let run = try readFixture("pytest-benchmark/objects-5.3.1.json")
    let again = try readFixture("pytest-benchmark/objects-again-5.3.1.json")
    #expect(
      run.results.map { "\($0.id)" } == [
        "bench_a.py/test_sum (n=1000)", "bench_a.py/test_sum (n=3000)", "bench_a.py/test_obj[x0]",
        "bench_a.py/test_obj[x1]", "bench_a.py/test_cls[Colour]", "bench_a.py/test_fails_late",
      ])
    #expect(again.results.map(\.id) == run.results.map(\.id))
    #expect(run.environment.other?["pytest-benchmark"] == "5.3.1")
    let empty = #"{"machine_info": {}, "commit_info": {}, "benchmarks": [], "version": "5.3.1"}"#
    #expect(refusal(of: Array(empty.utf8))?.contains("pytest-benchmark's JSON without a benchmark") == true)
  }

  @Test("What pyperf reads of our JSON has the loops of each run")
  func loops() throws {
    let run = try readFixture("pyperf/processes-2.11.0.json")
    let written = try RunExport.pyperf.write(run).bytes
    #expect(String(decoding: written, as: UTF8.self).contains(#""loops": 50"#))
    let again = try RunReader.read(written, source: "x", identity: "").run
    #expect(again.results[0].samples[0].iterations == run.results[0].samples[0].iterations)
  }
}
