import BenchFormats
import BenchModel
import Benchmarking
import Glibc
import StressSuite
import Testing

@testable import BenchComparison

@Suite("What bench-report finds")
struct ReportFindingsTests {
  private static let hasPython = access("/usr/bin/python3", X_OK) == 0

  /// The recompute script, which shares nothing with the tools.
  private static let script: String = {
    root + "/.ci/recompute-report"
  }()

  private static let root = "/" + "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")

  /// What the repository's rubric names.
  private static let ids = [
    BenchmarkID(group: "command_performance", name: "Simple Command"),
    BenchmarkID(group: "command_performance", name: "Complex Command with Validation"),
    BenchmarkID(group: "integration", name: "Repository Operations"),
    BenchmarkID(group: "stress_testing", name: "Retained Outcomes"),
    BenchmarkID(
      group: "stress_testing", name: "Concurrent Execution", parameters: [.init(name: "threads", value: "100")]),
    BenchmarkID(
      group: "stress_testing", name: "Memory Leak Detection",
      parameters: [.init(name: "workload", value: "Simple Command")]),
  ]

  /// A run with the figures of the stress suite, so many per cent slower in one benchmark.
  private static func suiteRun(_ id: String, slower share: Double = 0, plan: RunPlan? = nil) -> BenchmarkRun {
    let launches = Array(0..<4)
    func sample(_ metric: Metric, iterations: Int = 1, _ values: (Int) -> [Double]) -> Sample {
      Sample(
        metric: metric.name, process: launches, round: launches, order: launches,
        iterations: launches.map { _ in iterations }, values: launches.map(values))
    }
    func time(_ location: Double) -> Sample {
      sample(.time, iterations: 50) { launch in
        (0..<8).map { location * (1 + 0.004 * Double(launch) + 0.001 * Double($0 * 3 % 8)) }
      }
    }
    let latencies = sample(.latency) { launch in
      (0..<150).map { $0 == 140 ? 9000 : 350 + Double($0 * 37 % 150) / 10 + Double(launch) }
    }
    let ids = Self.ids
    let results = [
      BenchmarkResult(
        id: ids[0], relativeTo: ids[2],
        samples: [
          time(340 * (1 + share)), latencies, sample(.allocations) { _ in [3] }, sample(.cpuTime) { _ in [290] },
        ]),
      BenchmarkResult(id: ids[1], samples: [time(1200), sample(.allocations) { _ in [11] }]),
      BenchmarkResult(id: ids[2], samples: [time(120)]),
      BenchmarkResult(id: ids[3], samples: [sample(.retainedMemory, iterations: 1000) { [56 + Double($0) / 8] }]),
      BenchmarkResult(
        id: ids[4],
        samples: [
          latencies, sample(.throughput) { [41_000 + Double($0) * 200] },
          sample(.singleThroughput) { [22_000 + Double($0) * 90] },
        ]),
      BenchmarkResult(
        id: ids[5],
        samples: [
          sample(.liveMemory, iterations: 500) { launch in (0..<41).map { Double($0 * launch % 5) * 16 } },
          sample(.liveBlockGrowth) { _ in [0] },
        ]),
      Runs.failed("lost"),
    ]
    var environment = Runs.environment
    environment.loadAtStart = 0.25
    return BenchmarkRun(
      id: id, startedAt: "2026-03-0\(id)T12:00:00Z", suite: "stress", plan: plan, environment: environment,
      metrics: [
        .time, .latency, .allocations, .cpuTime, .retainedMemory, .throughput, .singleThroughput, .liveMemory,
        .liveBlockGrowth,
      ], results: results)
  }

  private static let policy = """
    {"schema": {"name": "bench-policy", "version": 1}, "objectives": [
      {"name": "P50", "benchmark": "*/Simple Command", "metric": "latency", "statistic": "p50", "require": "< 1us"},
      {"name": "Rate", "benchmark": "*/Simple Command", "metric": "time", "statistic": "throughput", "require": "> 9/s"},
      {"name": "P95", "benchmark": "*/Simple Command", "metric": "latency", "statistic": "p95", "require": "< 360ns"},
      {"name": "P99", "benchmark": "*", "metric": "latency", "statistic": "p99", "require": "< 500us"},
      {"name": "No leak", "benchmark": "*Leak*", "metric": "live-memory", "statistic": "slope", "require": "< 1B"},
      {"name": "Kept", "benchmark": "*Retained*", "metric": "retained-memory", "statistic": "mean", "require": "< 10KB"}
    ]}
    """

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Self.suiteRun("1"), at: "runs/base.json")
    try directory.put(Self.suiteRun("2", slower: 0.1), at: "runs/new.json")
    try directory.put(Self.policy, at: "baselines/policy.json")
    return directory
  }

  @Test("The summary stands beside the report of the rubric's suite, and of another run only where it is wanted")
  func summary() throws {
    let directory = try directory()
    try putRubric(in: directory)
    #expect(try directory.run("bench-report", "runs/new.json").status == 0)
    #expect(
      try directory.names("runs") == [
        "PERFORMANCE_REPORT.md", "STRESS_TEST_SUMMARY.md", "base.json", "new.json", "plots",
      ])
    let text = try directory.text("runs/STRESS_TEST_SUMMARY.md")
    #expect(text.contains("| Memory per Command | 56.19 B |") && text.contains("Status: **NOT READY**"), "\(text)")
    #expect(try directory.run("bench-report", "runs/new.json", "-o", "out/r.md").status == 0)
    #expect(try directory.names("out") == ["STRESS_TEST_SUMMARY.md", "r-plots", "r.md"])
    #expect(try directory.run("bench-report", "runs/new.json", "-o", "-").output.hasPrefix("# Performance report"))
    let printed = try directory.run("bench-report", "runs/new.json", "--summary", "-", "-o", "out/s.md")
    #expect(printed.output.hasPrefix("# Summary") && printed.status == 0)
    #expect(try directory.run("bench-report", "runs/new.json", "--summary", "-", "-o", "-").status == 64)
    try directory.put(Runs.run("3"), at: "other/run.json")
    #expect(try directory.run("bench-report", "other/run.json").status == 0)
    #expect(try directory.names("other") == ["PERFORMANCE_REPORT.md", "plots", "run.json"])
    let other = try directory.run("bench-report", "other/run.json", "--summary", "-")
    #expect(other.output.contains("Grade: ") && !other.output.contains("Quick summary"))
  }

  /// The repository's own rubric.
  private func putRubric(in directory: ScratchDirectory) throws {
    let ended = try directory.shell("mkdir -p baselines && cp \(Self.root)/baselines/rubric.json baselines/")
    #expect(ended.status == 0, "\(ended.errors)")
  }

  @Test("Every benchmark that the repository's rubric names is one of the suite")
  func names() throws {
    let rubric = try RubricFile.read(
      Array(ScratchDirectory().shell("cat \(Self.root)/baselines/rubric.json").output.utf8), source: "rubric.json")
    let list = StressSuite.benchmarks.map(\.id.description)
    #expect(rubric.summary.count == 8 && rubric.targets.count == 6 && rubric.suites == [StressSuite.name])
    for name in rubric.summary.map(\.benchmark) + rubric.targets.map(\.benchmark) {
      #expect(list.contains(name), "\(name)")
    }
  }

  @Test("A renamed benchmark of the summary or of a target ends the report with 78; one that was not chosen does not")
  func renamed() throws {
    let directory = try directory()
    func rubric(_ member: String) throws {
      try directory.put(#"{"schema": {"name": "bench-rubric", "version": 1}, \#(member)}"#, at: "baselines/rubric.json")
    }
    let line = #"{"title": "Rate", "benchmark": "g/old name", "metric": "time", "statistic": "throughput"}"#
    try directory.put(Self.suiteRun("5", plan: .usual), at: "whole.json")
    var plan = RunPlan.usual
    plan.selection = .init(filters: ["Command"], groups: [])
    try directory.put(Self.suiteRun("6", plan: plan), at: "part.json")
    try rubric(#""summary": [\#(line)]"#)
    let whole = try directory.run("bench-report", "whole.json")
    #expect(
      whole.status == 78 && whole.errors.contains("baselines/rubric.json:1: 'Rate' names the benchmark 'g/old name'"))
    #expect(try directory.names() == ["baselines", "part.json", "runs", "whole.json"], "\(whole.errors)")
    let part = try directory.run("bench-report", "part.json", "-o", "out/r.md", "--summary", "-")
    #expect(part.status == 0 && part.output.contains("| Rate | not chosen in this run |"), "\(part)")
    // Another tool's file says nothing of what was chosen.
    #expect(try directory.run("bench-report", "runs/new.json", "-o", "-").status == 0)
    try rubric(
      #""targets": [{"name": "T", "benchmark": "g/x", "metric": "time", "statistic": "mean", "require": "< 1s"}]"#)
    let target = try directory.run("bench-report", "whole.json", "-o", "-")
    #expect(target.status == 78 && target.errors.contains("'T' names the benchmark 'g/x'"), "\(target.errors)")
  }

  @Test("A rubric is found, named and heard; one that is none ends with 78")
  func rubric() throws {
    let directory = try directory()
    func sum(_ arguments: String) throws -> String? {
      let ended = try directory.shell("bench-report runs/new.json -o - \(arguments)")
      return ended.output.split(separator: "\n").first { $0.hasPrefix("Sum:") }.map { String($0) }
    }
    let usual = try sum("")
    #expect(usual?.contains("of 75.00") == true, "\(usual ?? "")")
    try directory.put(
      #"{"schema": {"name": "bench-rubric", "version": 1}, "weights": {"evidence": 5}}"#, at: "baselines/rubric.json")
    #expect(try sum("")?.contains("of 65.00") == true)
    try directory.put(#"{"schema": {"name": "bench-rubric", "version": 1}}"#, at: "r.json")
    #expect(try sum("--rubric r.json") == usual)
    let bad = try directory.run("bench-report", "runs/new.json", "--rubric", "baselines/policy.json")
    #expect(bad.status == 78 && bad.errors.contains("baselines/policy.json:"), "\(bad.errors)")
    #expect(try directory.run("bench-report", "runs/new.json", "--rubric", "none.json").status == 66)
  }

  @Test("Only --timestamp brings the clock into a report, and --date is heard and checked")
  func time() throws {
    let directory = try directory()
    let plain = try directory.run("bench-report", "runs/new.json", "-o", "-").output
    #expect(plain.split(separator: "\n").last?.hasSuffix("`.") == true && !plain.contains("` at `20"))
    let timed = try directory.run("bench-report", "runs/new.json", "-o", "-", "--timestamp").output
    #expect(timed.contains("` at `20"))
    try directory.put(
      """
      {"schema": {"name": "bench-policy", "version": 1}, "acknowledgements": [
        {"benchmark": "\(Self.ids[0])", "metric": "time", "bound": "50%", "reason": "r",
         "expires": "2026-04-01"}]}
      """, at: "p.json")
    func report(_ date: String) throws -> Ended {
      try directory.shell("bench-report runs/new.json -b runs/base.json --policy p.json -o - --date \(date)")
    }
    #expect(try report("2026-04-01").output.contains("regressions were accepted"))
    #expect(try report("2026-04-02").output.contains("Reason: 2 gating rows regressed"))
    #expect(try report("today").status == 64)
  }

  @Test("The trend is that of the run's suite and machine")
  func trend() throws {
    let directory = try ScratchDirectory()
    for day in 1...9 {
      try directory.put(Self.suiteRun("\(day)", slower: day < 5 ? 0 : 0.3), at: "\(day).json")
      #expect(try directory.run("bench-compare", "--history", "--record", "\(day).json", "-q").status == 0)
    }
    let report = try directory.run("bench-report", "9.json", "-o", "-").output
    #expect(report.contains("## Trend") && report.contains("9 runs in"), "\(report)")
    try directory.put(Runs.run("x"), at: "x.json")
    #expect(try !directory.run("bench-report", "x.json", "-o", "-").output.contains("## Trend"))
    #expect(try directory.run("bench-report", "9.json", "--history", "none.jsonl").status == 66)
  }

  @Test(
    "A script that shares nothing with the tools finds every number right, and one that is changed wrong",
    .enabled(if: hasPython, "there is no python3 here"))
  func recomputed() throws {
    let directory = try directory()
    try putRubric(in: directory)
    let made = try directory.shell(
      """
      bench-compare runs/base.json runs/new.json -q --format json -o c.json
      bench-report runs/new.json -b runs/base.json -o report.md --summary summary.md
      """)
    #expect(made.status == 0, "\(made.errors)")
    let call = "\(Self.script) report.md runs/new.json c.json --summary summary.md"
    let right = try directory.shell(call)
    #expect(right.status == 0, "\(right.output)\(right.errors)")
    let report = try directory.text("report.md")
    #expect(report.contains("56.19 B"))
    try directory.put(report.replacing("56.19 B", with: "56.18 B"), at: "report.md")
    #expect(try directory.shell(call).status == 1)
    try directory.put(report + "\nIt is 7 times as good.\n", at: "report.md")
    #expect(try directory.shell(call).output.contains("1 numbers where 0 are known"))
  }
}
