import BenchModel
import Testing

@testable import BenchFormats

/// Outputs of tools whose benchmarks print, fail, or share a name.
@Suite("Benchmarks that print, fail or share a name")
struct PrintingBenchmarksTests {
  @Test("Results of Go that output tore apart are joined, and text that looks like one is none")
  func goText() throws {
    let run = try readFixture("go/prints-1.27.3.txt")
    let name = "example.com/work/a/"
    for benchmark in ["Quiet", "Log", "ClassicPrint", "NoNewline", "Faker", "Sub/four-4", "Sub/six"] {
      #expect(run.values("\(name)\(benchmark) (GOMAXPROCS=2)", "time")?.map(\.count) == [8], "\(benchmark)")
    }
    #expect(outline(run).contains("\(name)Fails: failed, go test says that it failed"))
    // What stands in a line of its own before the first result cannot be told from one.
    #expect(run.values("\(name)Fake (GOMAXPROCS=8)", "time") == [[5]])
    let slower = try ratio(
      readFixture("go/work-slower-1.27.3.txt"), readFixture("go/work-1.27.3.txt"), "\(name)Quiet (GOMAXPROCS=2)")
    #expect(slower > 1.1, "a third more work was asked for")
  }

  @Test("Events of Go say who prints, and which names end in no number of processors")
  func goEvents() throws {
    let run = try readFixture("go/prints-1.27.3.json")
    #expect(!run.results.contains { $0.id.name == "Fake" })
    for benchmark in ["Log", "ClassicPrint", "NoNewline", "Faker"] {
      let values = run.values("example.com/work/a/\(benchmark) (GOMAXPROCS=2)", "time")
      #expect(values?.map(\.count) == [3], "\(benchmark)")
    }
    let one = try readFixture("go/one-processor-1.27.3.json")
    #expect(outline(one).contains("example.com/work/a/Sub/four-4: time 3"))
    let broken = try readFixture("go/broken-package-1.27.3.json")
    #expect(outline(broken) == ["example.com/work/a/Quiet (GOMAXPROCS=2): time 1"] && broken.completeness == .partial)
  }

  /// What Go 1.27.3 printed; its lines have numbers in what is read of it, so that it is no fixture for other lines.
  private static let panic = """
    --- FAIL: BenchmarkOther
        b_test.go:4: failed first
    goos: linux
    goarch: amd64
    pkg: example.com/work/b
    cpu: Intel(R) Xeon(R) Processor
    BenchmarkFine-2     \t 1201213\t         5.802 ns/op
    BenchmarkPanics-2   \tpanic: assignment to entry in nil map

    goroutine 7 [running]:
    example.com/work/b.BenchmarkPanics(0x1de54d8e4308)
    \t/home/dev/work/b/b_test.go:6 +0x36
    testing.(*B).runN(0x1de54d8e4308, 0x1)
    \t/usr/local/go/src/testing/benchmark.go:219 +0x190
    testing.(*B).run1.func1()
    \t/usr/local/go/src/testing/benchmark.go:245 +0x48
    created by testing.(*B).run1 in goroutine 1
    \t/usr/local/go/src/testing/benchmark.go:238 +0x9b
    exit status 2
    FAIL\texample.com/work/b\t0.043s
    FAIL

    """

  @Test("A panic of Go makes a run partial beside another failure, which belongs to its package")
  func goPanic() throws {
    let text = try read(Self.panic)
    #expect(
      outline(text) == [
        "example.com/work/b/Fine (GOMAXPROCS=2): time 1",
        "example.com/work/b/Panics (GOMAXPROCS=2): failed, line 8 announces it, and no figures follow",
        "example.com/work/b/Other (GOMAXPROCS=2): failed, go test says that it failed",
      ])
    #expect(text.completeness == .partial)
    #expect(try readFixture("go/panic-1.27.3.json").completeness == .partial)
    let only = try read(
      "--- FAIL: BenchmarkA\nFAIL\nFAIL\tp\t0.1s\nFAIL\ngoos: linux\npkg: q\nBenchmarkA-2 \t 1 2 ns/op\nPASS\n")
    #expect(outline(only) == ["q/A (GOMAXPROCS=2): time 1", "p/A (GOMAXPROCS=2): failed, go test says that it failed"])
  }

  @Test("Every pass through a test case of Catch2 is a benchmark, and one that throws has failed under its own name")
  func catch2() throws {
    for name in ["catch2/sections-2.13.10.txt", "catch2-xml/sections-2.13.10.xml", "catch2/no-analysis-2.13.10.txt"] {
      let found = outline(try readFixture(name))
      for line in [
        "first/plain: time published", "first/plain (pass=2): time published", "first/two/inside two: time published",
        "generated/work (pass=2): time published", "asserts/before assert: failed, the test case around it failed",
      ] {
        #expect(found.contains(line), "\(name): \(line)")
      }
      #expect(found.contains { $0.hasPrefix("failing/throws: failed, ") && $0.contains("boom") }, "\(name)")
    }
  }

  @Test("A member of benchmark.js that threw has failed, and so has a load that only errors answered")
  func loads() throws {
    #expect(
      outline(
        try read(
          "good x 248,426 ops/sec ±36.88% (5 runs sampled)\nbad: \nother x 137,427 ops/sec ±8.00% (6 runs sampled)\n"))
        == [
          "good: throughput published", "bad: failed, line 2 has no figures of it", "other: throughput published",
        ])
    let wrk = try readFixture("wrk/errors-4.1.0.txt")
    #expect(wrk.results.count == 1 && wrk.results[0].status == .failed)
  }

  @Test("Commands and tests that share a name are none that can be judged")
  func oneName() throws {
    let shared = "it occurs twice in the file with different figures, and nothing says which are meant"
    #expect(outline(try readFixture("hyperfine/one-name-1.15.0.json")) == ["same: failed, \(shared)"])
    // Node 20 names no file: suites of one name in two files are one.
    let node = outline(try readFixture("junit/node-20.20.xml"))
    #expect(
      node.contains("small/test/parse: failed, \(shared)") && node.contains("small/inner/test/parse: failed, \(shared)")
    )
    #expect(outline(try readFixture("junit/python-3.11.xml")) == ["a/b: time 1"])
  }
}
