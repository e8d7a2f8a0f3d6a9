import BenchFormats
import BenchModel
import CommandLineTool
import Glibc
import Testing
import ToolFiles

@testable import bench_run

@Suite("bench-run: what a run leaves")
struct RunOutputsTests {
  /// What a pipeline of the Python suite runs on its results, as its documentation gives it.
  private static let check = """

    import json
    with open('benchmarks/stress_test_results.json') as f:
        data = json.load(f)
        throughput = data['command_performance'][0]['ops_per_sec']
        assert throughput > 5000, f'Throughput regression: {throughput}'

    """

  private static let results = "benchmarks/stress_test_results.json"
  private static let console = "benchmarks/stress_test_full_output.txt"
  private static let simple = "command_performance/Simple Command"
  private static let hasPython = access("/usr/bin/python3", X_OK) == 0

  /// What the repository's own suite file says of outputs, for the suite beside the tool.
  private static let suiteFile = """
    {"schema": {"name": "bench-plan", "version": 1}, "worker": ["\(ScratchDirectory.tools)/stress"], "outputs": [
      {"file": "benchmarks/results.json"}, {"file": "\(console)"}, {"file": "\(results)", "format": "stress-suite"}]}
    """
  private static let line = "bench-run --allow-debug --quick --launches 1 --warmup 0"

  private func outputs(_ arguments: String...) throws -> [String] {
    guard case .run(let parsed) = try RunOptions.syntax.parse(arguments) else {
      throw UsageError.unexpectedArgument("help")
    }
    var subject = Subject(program: .worker(["w"]))
    subject.outputs = [
      .init(file: "a.json", format: nil), .init(file: "b", format: "go"), .init(file: "c", format: nil),
    ]
    return try RunCommand(options: RunOptions(parsed), environment: [:]).outputs(of: subject).requests
      .map { "\($0.format.rawValue) \($0.destination)" }
  }

  @Test("A run of all benchmarks goes where the suite file says, one of some where runs usually go, unless it is said")
  func places() throws {
    #expect(try outputs() == ["json a.json", "go b", "json c"])
    #expect(try outputs("--quick") == ["json a.json", "go b", "json c"])
    for choice in [["--group", "g"], ["--filter", "f"]] {
      #expect(try outputs(choice[0], choice[1]) == ["json benchmarks/results.json"])
    }
    #expect(
      try outputs("-o", "x.json", "-o", "x.txt", "-o", "-", "-o", "x") == [
        "json x.json", "text x.txt", "json -", "json x",
      ])
    #expect(
      try outputs("-o", "s.json", "-o", "r.json", "-o", "r.txt", "--format", "stress-suite")
        == ["stress-suite s.json", "json r.json", "text r.txt"])
    #expect(try outputs("--format", "go") == ["go -"])
  }

  @Test(
    "What cannot be written is refused before anything is measured",
    arguments: [
      ("-o x.json -o x.json", 64, "json and json both go to x.json"),
      ("-o x.json --format text", 64, "whose name is that of json"),
      ("-o x.json --format stress", 64, "--format"),
      ("--launches 1000000 -o x.json -o /proc/none/x.txt", 73, "cannot create '"),
    ] as [(String, Int32, String)])
  func refused(line: String, status: Int32, message: String) throws {
    let ended = try ScratchDirectory().shell("bench-run --suite stress --allow-debug \(line)")
    #expect(ended.status == status && ended.errors.contains(message), "\(ended.errors)")
  }

  @Test("A suite file with an unknown format ends with 78 and names the ones there are")
  func unknownFormat() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.suiteFile.replacing("stress-suite", with: "python"), at: "benchmarks/bench.json")
    let ended = try directory.shell(Self.line)
    #expect(ended.status == 78 && ended.errors.contains("has no format 'python'; there are json, text, "))
  }

  @Test("A run of the whole suite leaves what the suite file says, named by it or by the alias, and all say the same")
  func wholeSuite() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.suiteFile, at: "benchmarks/bench.json")
    let names = try directory.run("bench-run", "--suite", "stress", "--list").output.split(separator: "\n")
    let iterations = names.map { "'--iterations=\($0)=\($0 == Self.simple ? 40 : 1)'" }.joined(separator: " ")
    let ended = try directory.shell("\(Self.line) --suite stress \(iterations)")
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
    #expect(try directory.text(Self.console) == ended.output)
    let own = try directory.runFile("benchmarks/results.json")
    let other = try directory.runFile(Self.results)
    // That shape has a place for times and for memory; what states neither keeps its place without figures.
    let shown: [Metric] = [.latency, .time, .peakMemory, .retainedMemory]
    let expressible = own.results.count { result in shown.contains { result.sample(of: $0) != nil } }
    #expect(expressible > 0 && other.results.count == names.count)
    #expect(other.results.count { $0.status == .measured } == expressible)
    #expect(Set(other.results.map(\.label)).count == names.count)
    let converted = try directory.run("bench-compare", "convert", "--to", "stress-suite", "benchmarks/results.json")
    #expect(try converted.output == directory.text(Self.results) && converted.errors.isEmpty, "\(converted.errors)")
    for group in Set(own.results.map(\.id.group)) {
      let pairs = zip(own.results.filter { $0.id.group == group }, other.results.filter { $0.id.group == group })
      for (place, (mine, written)) in pairs.enumerated() {
        #expect(written.id.name == "\(place)" && written.label?.contains(mine.id.name) == true)
        let summary = mine.sample(of: .latency)?.summary
        let published = written.sample(of: .latency)?.published
        // Under load, operations are kept in groups and counted by a metric of their own.
        let operations = mine.sample(of: .operations)?.values.joined().reduce(0, +)
        #expect(summary?.mean == published?.mean)
        #expect(published?.count.map { Double($0) } == operations ?? summary?.count.map { Double($0) })
      }
    }
  }

  @Test("A run of some benchmarks keeps the places of the others, without figures")
  func someBenchmarks() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.shell(
      "\(Self.line) --suite stress --quiet --filter 'Complex Command with' --format stress-suite -o \(Self.results) -o "
        + Self.console)
    #expect(ended.status == 0 && ended.output.isEmpty && ended.errors.isEmpty, "\(ended.errors)")
    let results = try directory.runFile(Self.results).results
    let measured = results.filter { $0.status == .measured }
    #expect(measured.map(\.id.description) == ["command_performance/1"] && results.count > 50)
    #expect(results[0].failure?.reason == "skipped: not chosen in this run")
    #expect(try directory.text(Self.console).contains("Complex Command with Validation:"))
  }

  @Test(
    "The check of a Python pipeline passes above its threshold and fails below it",
    .enabled(if: hasPython, "there is no python3 here"))
  func planted() throws {
    for (mean, status) in [(100e3, 0), (300e3, 1)] as [(Double, Int32)] {
      let directory = try ScratchDirectory()
      let result = BenchmarkResult(
        id: BenchmarkID(group: "command_performance", name: "Simple Command"),
        samples: [Sample(metric: Metric.latency.name, published: Summary(count: 1000, mean: mean))])
      let run = BenchmarkRun(
        id: "run", suite: "stress", environment: RunEnvironment(), metrics: [.latency], results: [result])
      try directory.put(RunExport.stressSuite.write(run).bytes, at: Self.results)
      let ended = try python(Self.check, in: directory)
      #expect(ended.status == status, "\(ended.errors)")
      #expect(ended.errors.contains("AssertionError: Throughput regression: 3333.3") == (status == 1))
    }
  }

  @Test(
    "So it does on what a run left, and with a threshold above what was measured",
    .enabled(if: hasPython, "there is no python3 here"))
  func measured() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.shell(
      "\(Self.line) --suite stress --filter '\(Self.simple)' --format stress-suite -o \(Self.results)")
    #expect(ended.status == 0, "\(ended.errors)")
    let first = try #require(directory.runFile(Self.results).results.first)
    let throughput = try #require(first.sample(of: .latency)?.published?.operationsPerSecond)
    // How fast a busy machine is decides what is right, and not whether the check is.
    #expect(try python(Self.check, in: directory).status == (throughput > 5000 ? 0 : 1))
    for (factor, status) in [(0.5, 0), (2, 1)] as [(Double, Int32)] {
      let check = Self.check.replacing("5000", with: "\(throughput * factor)")
      #expect(try python(check, in: directory).status == status)
    }
  }

  private func python(_ code: String, in directory: ScratchDirectory) throws -> Ended {
    try directory.put(code, at: "check.py")
    return try directory.shell("/usr/bin/python3 -c \"$(cat check.py)\"")
  }
}
