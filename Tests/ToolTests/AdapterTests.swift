import BenchFormats
import BenchModel
import BenchRunner
import Testing
import WorkerProtocol

@Suite("Adapters of other languages")
struct AdapterTests {
  @Test(
    "A Python suite is measured",
    .enabled(if: AdapterLanguage.isInstalled("python3"), "python3 is not installed: its adapter is not tested"))
  func python() throws {
    let run = try measuredExample(of: .python, named: "example.py")
    #expect(run.environment.toolchain?.contains("Python 3.") == true)
    try check(
      .python, source: "suite.py",
      """
      from bench_worker import benchmark, serve
      @benchmark("good \\U0001F40D")
      def good():
        return lambda: sum(range(100))
      @benchmark("bad")
      def bad():
        def body():
          raise ValueError("caf\\u00e9 \\udcff")
        return body
      @benchmark("bad set-up")
      def bad_set_up():
        raise ValueError("caf\\u00e9 first")
      @benchmark("wrong", verify=lambda result: result == 5)
      def wrong():
        return lambda: 4
      serve("suite")
      """,
      failures: [
        ("bad", .threwError, "ValueError: caf\u{E9} \\udcff"),
        ("bad set-up", .threwError, "ValueError: caf\u{E9} first"),
        ("wrong", .wrongOutcome, "the body's result is not the expected one: 4"),
      ], good: "good \u{1F40D}")
  }

  @Test(
    "A C suite is measured",
    .enabled(if: AdapterLanguage.isInstalled("cc"), "cc is not installed: its adapter is not tested"))
  func c() throws {
    let run = try measuredExample(of: .c, named: "example.c")
    #expect(run.environment.optimised == true)
    try check(
      .c, source: "suite.c",
      #"""
      #include "bench_worker.h"
      static void good(void *fixture, uint64_t n) {
        (void)fixture;
        while (n--) for (int i = BENCH_IDENTITY(100); i; i--) BENCH_USE(i);
      }
      static void bad(void *fixture, uint64_t n) { (void)fixture, (void)n; bench_fail("caf\xC3\xA9 \xFF \"%d\"\n", 7); }
      static void *bad_set_up(void) { bench_fail("first"); }
      static void empty(void *fixture, uint64_t n) { (void)fixture, (void)n; }
      int main(void) {
        static const struct bench_benchmark all[] = {
          {.name = "good \xF0\x9F\x90\x8D", .run = good}, {.name = "bad", .run = bad},
          {.name = "bad set-up", .set_up = bad_set_up, .run = good}, {.name = "empty", .run = empty},
        };
        return bench_serve("suite", all, 4);
      }
      """#,
      failures: [
        ("bad", .threwError, "caf\u{E9} \u{FFFD} \"7\"\n"), ("bad set-up", .threwError, "first"),
        ("empty", .optimisedAway, "which no work can: pass results to BENCH_USE"),
      ], good: "good \u{1F40D}")
  }

  @Test(
    "A Go suite is measured",
    .enabled(if: AdapterLanguage.isInstalled("go"), "go is not installed: its adapter is not tested"))
  func go() throws {
    let run = try measuredExample(of: .go, named: "example.go")
    #expect(run.environment.toolchain?.hasPrefix("go1.") == true)
    #expect(run.results[0].sample(of: .allocations)?.values == [[2]])
    try check(
      .go, source: "suite.go",
      #"""
      package main

      func main() {
        Serve("suite", []Benchmark{
          {Name: "good \U0001F40D", SetUp: func() func(int) {
            return func(n int) {
              for i := 0; i < 100*n; i++ { Use(i) }
            }
          }},
          {Name: "bad", SetUp: func() func(int) { return func(int) { panic("café \xff") } }},
          {Name: "bad set-up", SetUp: func() func(int) { panic("first") }},
          {Name: "empty", SetUp: func() func(int) { return func(int) {} }},
        })
      }
      """#,
      failures: [
        ("bad", .threwError, "caf\u{E9} \u{FFFD}"), ("bad set-up", .threwError, "first"),
        ("empty", .optimisedAway, "which no work can: pass results to Use"),
      ], good: "good \u{1F40D}")
  }

  /// Runs an example as a user would: each of its benchmarks is measured, whatever it prints.
  private func measuredExample(of language: AdapterLanguage, named name: String) throws -> BenchmarkRun {
    let directory = try ScratchDirectory()
    let (ended, run) = try measured(try language.made(of: "\(language.folder)/\(name)", in: directory), in: directory)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(run.results.count == 3 && run.results.allSatisfy { $0.status == .measured })
    #expect(run.results.allSatisfy { $0.sample(of: .time) != nil && $0.sample(of: .latency) != nil })
    #expect(run.results[0].id.description == "\(language.name)/sort (size=1000)")
    #expect(run.results[0].sample(of: .latency)?.values.map(\.count) == [200])
    return run
  }

  /// Runs a suite with benchmarks that fail; then talks to one worker of it about all that it cannot do.
  private func check(
    _ language: AdapterLanguage, source: String, _ text: String,
    failures: [(name: String, kind: Failure.Kind, reason: String)], good: String
  ) throws {
    let directory = try ScratchDirectory()
    try directory.put(text, at: source)
    let worker = try language.made(of: directory.file(source), in: directory)
    let (ended, run) = try measured(worker, in: directory)
    #expect(ended.status == 4, "\(ended.errors)")
    #expect(run.results[0].id.name == good && run.results[0].status == .measured)
    for (result, wanted) in zip(run.results.dropFirst(), failures) {
      #expect(result.id.name == wanted.name && result.failure?.kind == wanted.kind, "\(result)")
      #expect(result.failure?.reason.contains(wanted.reason) == true, "\(result.failure?.reason ?? "")")
    }
    #expect(run.results.count == failures.count + 1)
    try converse(with: worker)
  }

  private func measured(_ worker: [String], in directory: ScratchDirectory) throws -> (Ended, BenchmarkRun) {
    let quoted = worker.map { "'\($0)'" }
    let ended = try directory.shell(
      "bench-run --quick --launches 1 --warmup 2 -o out.json --worker \(quoted[0]) -- "
        + quoted.dropFirst().joined(separator: " "), environment: AdapterLanguage.environment)
    return (ended, try RunReader.read(directory.bytes("out.json"), source: "out.json", identity: "").run)
  }

  /// One worker answers every request, also those that it cannot fulfil, and ends well.
  private func converse(with arguments: [String]) throws {
    let launcher = ProcessWorkerLauncher(
      arguments: arguments, environment: AdapterLanguage.environment, children: ChildProcessSet())
    let worker = try launcher.launch()
    func ask(_ request: WorkerRequest) throws -> WorkerAnswer {
      try worker.ask(request, timeoutNanoseconds: 60e9)
    }
    func isRefused(_ request: WorkerRequest) throws -> Bool {
      guard case .failed(let failure) = try ask(request) else { return false }
      return failure.kind == .protocolViolation
    }
    #expect(try isRefused(.measure(iterations: 1)))
    #expect(try isRefused(.prepare(benchmark: 99)) && isRefused(.prepare(benchmark: -1)))
    #expect(try ask(.prepare(benchmark: 0)) == .prepared)
    #expect(try isRefused(.measure(iterations: 0)) && isRefused(.timeOperations(laps: 0, iterations: 1)))
    #expect(try ask(.prepare(benchmark: 0)) == .prepared)
    guard case .measured(2, let times, nil) = try ask(.timeOperations(laps: 3, iterations: 2)),
      case .measured(5, let wall, let cpu?) = try ask(.timeOperations(laps: 4, iterations: 5, cpuTime: true)),
      case .calibrated(let iterations, let perLap) = try ask(.calibrate(nanoseconds: 1e6))
    else {
      worker.abandon()
      Issue.record("a worker that was prepared neither measures nor calibrates")
      return
    }
    #expect(times.count == 3 && times.allSatisfy { $0 > 0 } && iterations > 10 && perLap >= 1)
    #expect(worker.hello.cpuTime == true && wall.count == 4 && cpu > 0)
    #expect(
      try worker.hello.probes != true || { if case .probed = try ask(.probe(iterations: 3)) { true } else { false } }())
    try worker.finish()
  }
}
