import BenchModel
import Testing

@testable import BenchFormats

@Suite("Writing other formats")
struct RunExportTests {
  private static let run = BenchmarkRun(
    id: "r1", suite: "s", environment: RunEnvironment(),
    metrics: [.time, .allocations, .peakMemory, .throughput],
    results: [
      BenchmarkResult(
        id: BenchmarkID(group: "core", name: "sort", parameters: [.init(name: "size", value: "10")]),
        samples: [
          Sample(
            metric: "time", process: [0, 2], round: [0, 1], order: [0, 2], iterations: [100, 200],
            values: [[10.5, 11], [12, 0.25]], warmup: [[20], [21]]),
          Sample(
            metric: "allocations", process: [0], round: [0], order: [0], iterations: [1], values: [[3]]),
          Sample(metric: "peak-memory", published: Summary(count: 1, mean: 4096)),
        ]),
      BenchmarkResult(
        id: BenchmarkID(group: "", name: "=load, all"),
        samples: [
          Sample(metric: "throughput", process: [1], round: [0], order: [1], iterations: [1], values: [[1e6]])
        ]),
      BenchmarkResult(
        id: BenchmarkID(group: "", name: "broken"), status: .failed, failure: Failure(kind: .crashed, reason: "died")),
    ])

  private func text(_ format: RunExport) throws -> String {
    String(decoding: try format.write(Self.run).bytes, as: UTF8.self)
  }

  /// What a reader makes of what was written.
  private func readBack(_ format: RunExport) throws -> BenchmarkRun {
    try RunReader.read(format.write(Self.run).bytes, source: "x", identity: "content:1").run
  }

  @Test("The long form is a value a row, by process, and no formula; it reads back as it was")
  func csv() throws {
    #expect(
      try text(.csv) == """
        name,metric,value,unit,run,process
        core/sort (size=10),time,10.5,ns,r1,0
        core/sort (size=10),time,11.0,ns,r1,0
        core/sort (size=10),time,12.0,ns,r1,2
        core/sort (size=10),time,0.25,ns,r1,2
        core/sort (size=10),allocations,3.0,count,r1,0
        "'=load, all",throughput,1000000.0,1/s,r1,1

        """)
    for format in [RunExport.csv, .jsonl] {
      let run = try readBack(format)
      #expect(run.values("core/sort (size=10)", "time") == [[10.5, 11], [12, 0.25]])
      #expect(run.values("core/sort (size=10)", "allocations") == [[3]])
      #expect(run.metric(named: "allocations") == .allocations && run.metric(named: "throughput") == .throughput)
    }
    #expect(try readBack(.jsonl).values("=load, all", "throughput") == [[1e6]])
  }

  @Test("Go's text keeps launches apart, directions and exact counts")
  func go() throws {
    #expect(
      try text(.go) == """
        Unit allocs/op assume=exact
        pkg: core
        BenchmarkSort/size=10 100 10.5 ns/op
        BenchmarkSort/size=10 100 11 ns/op
        BenchmarkSort/size=10 1 3 allocs/op
        pkg:\u{20}
        Benchmark=load,_all 1 1000000 throughput-ops/s
        pkg: core
        BenchmarkSort/size=10 200 12 ns/op
        BenchmarkSort/size=10 200 0.25 ns/op

        """)
    let run = try readBack(.go)
    #expect(run.values("core/Sort (size=10)", "time") == [[10.5, 11], [12, 0.25]])
    #expect(run.sample("core/Sort (size=10)", "time")?.iterations == [100, 200])
    #expect(run.metric(named: "allocs/op")?.nature == .exact)
  }

  @Test("pyperf's JSON has a benchmark a metric, a run a launch, and its warm-up")
  func pyperf() throws {
    let run = try readBack(.pyperf)
    #expect(run.results.map(\.id.name).contains("core/sort (size=10)"))
    let sample = try #require(run.results.first { $0.id.name == "core/sort (size=10)" }?.samples.first)
    #expect(sample.values.map(\.count) == [2, 2] && sample.warmup?.map(\.count) == [1, 1])
    #expect(zip(sample.values.flatMap(\.self), [10.5, 11, 12, 0.25]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("Formats of single figures take the mean of the launches' means, or what was published")
  func figures() throws {
    let run = try readBack(.githubActionBenchmark)
    #expect(run.published("core/sort (size=10) [time]", "time")?.mean == 8.4375)
    #expect(run.published("core/sort (size=10) [peak-memory]", "B")?.mean == 4096)
    #expect(run.published("=load, all", "throughput")?.mean == 1e6)
    let bencher = try readBack(.bencher)
    #expect(bencher.published("core/sort (size=10)", "time")?.mean == 8.4375)
    #expect(bencher.published("=load, all", "throughput")?.mean == 1e6)
  }

  @Test("Hyperfine's JSON has a time a launch in seconds, with the command as it was run, and reads back")
  func hyperfine() throws {
    let text = try text(.hyperfine)
    for part in [#""command": "core/sort""#, #""size": "10""#, #""results": ["#] {
      #expect(text.contains(part), "\(text)")
    }
    #expect(try readBack(.hyperfine).values("core/sort (size=10)", "time") == [[10.75], [6.125]])
    let counts = BenchmarkRun(id: "", suite: "", environment: RunEnvironment(), metrics: [], results: [])
    #expect(throws: ExportError.self) { try RunExport.hyperfine.write(counts) }
  }

  @Test("What a format has no place for is said, and a run of nothing else is refused")
  func losses() throws {
    #expect(
      try RunExport.csv.write(Self.run).losses == [
        "benchmarks without a measurement are left out: 'broken'",
        "figures without their measurements are left out: peak-memory of 'core/sort (size=10)'",
      ])
    #expect(try RunExport.bencher.write(Self.run).losses.count == 1)
    let figures = BenchmarkRun(
      id: "", suite: "", environment: RunEnvironment(), metrics: [.time],
      results: [
        BenchmarkResult(
          id: BenchmarkID(group: "", name: "a"), samples: [Sample(metric: "time", published: Summary(mean: 1))])
      ])
    for format in [RunExport.csv, .jsonl, .go, .pyperf, .hyperfine] {
      #expect(throws: ExportError.self) { try format.write(figures) }
    }
  }

  private static func run(_ names: [String]) -> BenchmarkRun {
    BenchmarkRun(
      id: "", suite: "", environment: RunEnvironment(), metrics: [.time],
      results: names.map { name in
        BenchmarkResult(
          id: BenchmarkID(group: "", name: name),
          samples: [Sample(metric: "time", process: [0], round: [0], order: [0], iterations: [1], values: [[1]])])
      })
  }

  @Test(
    "Names are no commands to a build server, no controls and no formulas in any format of text",
    arguments: [
      "##vso[task.complete]", "::error::x", "a\n::error::x", "a##teamcity[x", "\u{1B}[2J", "a\u{9B}31m", "\u{202E}x",
      "a\r##[group]", "a\u{2028}::debug::x", "  ::x", "::\u{301}x", "＝1+1", "＠SUM(1)", "=1", "std::vector",
    ])
  func harmless(name: String) throws {
    for format in [RunExport.csv, .jsonl, .go, .pyperf, .hyperfine, .githubActionBenchmark, .bencher] {
      let text = String(decoding: try format.write(Self.run([name])).bytes, as: UTF8.self)
      for line in text.unicodeScalars.split(separator: "\n").map(String.init) {
        let start = line.unicodeScalars.drop { $0.properties.isWhitespace }.prefix(2)
        #expect(!start.elementsEqual([":", ":"]) && !line.contains("##"), "\(format): \(line)")
        #expect(!["=", "＝", "＠"].contains(line.prefix(1)), "\(format): \(line)")
      }
      let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
      #expect(!text.unicodeScalars.contains { $0 != "\n" && unseen.contains($0.properties.generalCategory) })
    }
  }

  @Test("Names that an escape makes equal are refused in CSV, and twins of two normal forms are not")
  func csvNames() throws {
    #expect(throws: ExportError.self) { try RunExport.csv.write(Self.run(["a\n", "a\\u{a}"])) }
    #expect(throws: Never.self) { try RunExport.csv.write(Self.run(["\u{E9}", "e\u{301}"])) }
  }

  @Test("Names that Go's text cannot tell apart are refused, and a number at the end is none of processors")
  func goNames() throws {
    #expect(throws: ExportError.self) { try RunExport.go.write(Self.run(["a b", "a_b"])) }
    let written = String(decoding: try RunExport.go.write(Self.run(["sort-10"])).bytes, as: UTF8.self)
    #expect(written.contains("BenchmarkSort_10 1 1 ns/op"))
  }

  @Test("What was read from Go is written as Go wrote it: processors, units and the figures of one line")
  func goRoundTrip() throws {
    let text = """
      pkg: example.test/codec
      BenchmarkDecode-8 5000000 231.25 ns/op 12.5 MB/s 16 B/op 1 allocs/op
      BenchmarkDecode-8 5000000 232.5 ns/op 12.25 MB/s 16 B/op 1 allocs/op
      BenchmarkPut/size=10-4 100 7 ns/op 3 retries

      """
    let run = try read(text)
    let written = String(decoding: try RunExport.go.write(run).bytes, as: UTF8.self)
    #expect(written == text)
    let back = try read(written)
    #expect(back.results.map(\.id) == run.results.map(\.id) && back.metrics == run.metrics)
    #expect(back.results == run.results)
  }
}
