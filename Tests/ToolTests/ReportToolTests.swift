import BenchModel
import CommandLineTool
import Testing

@testable import bench_report

@Suite("bench-report")
struct ReportToolTests {
  private static func policy(_ objectives: String) -> String {
    #"{"schema": {"name": "bench-policy", "version": 1}, "objectives": [\#(objectives)]}"#
  }

  private static let objective = """
    {"name": "fast enough", "benchmark": "*", "metric": "time", "statistic": "best", "require": "< 2us"}
    """

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), at: "runs/base.json")
    try directory.put(Runs.run("2", ["a": 1200, "b": 50_000]), at: "runs/new.json")
    return directory
  }

  @Test("The report stands beside the results, and printing it gives the same but for its own command")
  func beside() throws {
    let directory = try directory()
    let ended = try directory.run("bench-report", "runs/new.json")
    #expect(ended.status == 0 && ended.output.isEmpty && ended.errors.isEmpty)
    #expect(try directory.names("runs") == ["PERFORMANCE_REPORT.md", "base.json", "new.json", "plots"])
    let written = try directory.text("runs/PERFORMANCE_REPORT.md")
    let printed = try directory.run("bench-report", "-o", "-", "runs/new.json")
    #expect(printed.output.replacing(" --format markdown --output -", with: "") == Self.withoutPictures(written))
    #expect(written.contains("### `group`") && written.contains("bench-report runs/new.json\n"))
    let piped = try directory.shell("bench-report - < runs/new.json")
    #expect(piped.status == 0)
    #expect(try directory.names() == ["PERFORMANCE_REPORT.md", "plots", "runs"])
  }

  @Test("A statistic under its former name is read, and said to be renamed")
  func formerWords() throws {
    let directory = try directory()
    let former = Self.objective.replacing(#""best""#, with: #""typical""#)
    try directory.put(Self.policy(Self.objective), at: "now.json")
    try directory.put(Self.policy(former), at: "former.json")
    let now = try directory.run("bench-report", "--policy", "now.json", "-o", "-", "runs/new.json")
    let ended = try directory.run("bench-report", "--policy", "former.json", "-o", "-", "runs/new.json")
    #expect(now.errors.isEmpty)
    #expect(
      ended.errors == "bench-report: former.json:1: the statistic 'typical' is called 'best' now: write that; "
        + "the next version refuses 'typical'.\n")
    #expect(ended.output == now.output.replacing("now.json", with: "former.json"))
  }

  /// The page without its pictures and what stands below each of them.
  private static func withoutPictures(_ page: String) -> String {
    var isCaption = false
    return page.split(separator: "\n\n", omittingEmptySubsequences: false).filter { block in
      if block.hasPrefix("![") {
        isCaption = true
        return false
      }
      defer { isCaption = false }
      return !isCaption
    }.joined(separator: "\n\n")
  }

  /// The targets of the pictures of a page.
  private static func pictures(_ page: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("![") }.compactMap { line in
      line.split(separator: "](").last.map { String($0.dropLast()) }
    }
  }

  @Test("Pictures lie beside the report, each page has its own, and a page of standard output has none")
  func picturesBeside() throws {
    let directory = try directory()
    #expect(try directory.run("bench-report", "runs/new.json", "-b", "runs/base.json").status == 0)
    let usual = Self.pictures(try directory.text("runs/PERFORMANCE_REPORT.md"))
    #expect(usual.count == 3 && usual.contains("plots/changes.svg") && usual.contains("plots/highlights.svg"))
    #expect(usual.contains { $0.hasPrefix("plots/distribution-group-") })
    for picture in usual { #expect(try directory.text("runs/\(picture)").hasPrefix("<svg ")) }
    #expect(try directory.names("runs/plots").count == 3)
    #expect(try directory.run("bench-report", "runs/new.json", "-b", "runs/base.json", "-o", "out/a b#.md").status == 0)
    #expect(try directory.names("out") == ["a b#-plots", "a b#.md"])
    #expect(Self.pictures(try directory.text("out/a b#.md")).contains("a%20b%23-plots/changes.svg"))
    let printed = try directory.run("bench-report", "runs/new.json", "-b", "runs/base.json", "-o", "-")
    #expect(Self.pictures(printed.output).isEmpty && !printed.output.contains(".svg"))
    let device = try directory.shell("bench-report runs/new.json -o /dev/stdout")
    #expect(device.status == 0 && !device.output.contains(".svg"), "\(device.errors)")
  }

  @Test("The same results give the same pictures, byte for byte")
  func samePictures() throws {
    let directory = try directory()
    let texts = try (0..<2).map { _ in
      _ = try directory.run("bench-report", "runs/new.json", "-b", "runs/base.json")
      return try directory.names("runs/plots").map { try directory.text("runs/plots/\($0)") }
    }
    #expect(texts[0] == texts[1] && texts[0].count == 3)
  }

  @Test("With a baseline the changes are reported, and a regression does not change the status")
  func baseline() throws {
    let directory = try directory()
    let ended = try directory.run("bench-report", "runs/new.json", "-b", "runs/base.json", "-o", "-")
    #expect(ended.status == 0 && ended.output.contains("**regressed**"))
    #expect(ended.output.contains("REGRESSION: 1 of 2 benchmarks regressed"))
    #expect(try directory.run("bench-report", "runs/new.json", "-b", "runs/new.json", "-o", "-").status == 0)
  }

  @Test("Objectives are held against the run, whichever way the policy is found")
  func objectives() throws {
    let directory = try directory()
    try directory.put(Self.policy(Self.objective), at: "p.json")
    let named = try directory.run("bench-report", "runs/new.json", "--policy", "p.json", "-o", "-")
    #expect(named.status == 0)
    let rows = named.output.split(separator: "\n").filter { $0.contains("fast enough") && $0.hasPrefix("|") }
    #expect(rows.contains { $0.contains("`group/a`") && $0.contains("MET") }, "\(named.output)")
    #expect(rows.contains { $0.contains("`group/b`") && $0.contains("MISSED") })
    try directory.put(Self.policy(Self.objective), at: "baselines/policy.json")
    #expect(try directory.run("bench-report", "runs/new.json", "-o", "-").output.contains("fast enough"))
  }

  @Test("Commands that lead to the report can be typed as they stand")
  func commands() throws {
    let directory = try directory()
    var plan = RunPlan.usual
    (plan.seed, plan.launches, plan.warmupIterations) = (9, 4, 3)
    try directory.put(Self.planned(plan), at: "it's mine.json")
    try directory.put(Self.policy(""), at: "p.json")
    let ended = try directory.run("bench-report", "it's mine.json", "--policy", "p.json", "-o", "-")
    #expect(ended.output.contains("bench-run --launches 4 --warmup 3 --seed 9 --output 'it'\\''s mine.json'\n"))
    #expect(
      ended.output.contains("\nbench-report 'it'\\''s mine.json' --policy p.json --format markdown --output -\n"),
      "\(ended.output)")
    #expect(try directory.run("bench-report", "runs/new.json", "-o", "-").output.contains("\nbench-run --") == false)
  }

  private static func planned(_ plan: RunPlan, session: BenchmarkRun.SessionMembership? = nil) -> BenchmarkRun {
    let run = Runs.run("3")
    return BenchmarkRun(
      id: "3", session: session, suite: run.suite, plan: plan, environment: run.environment, metrics: run.metrics,
      results: run.results)
  }

  @Test("The command that makes the results again chooses what was chosen, and is left out where it cannot be known")
  func runCommand() throws {
    let directory = try ScratchDirectory()
    func line(_ plan: RunPlan, session: BenchmarkRun.SessionMembership? = nil) throws -> String? {
      try directory.put(Self.planned(plan, session: session), at: "r.json")
      let page = try directory.run("bench-report", "r.json", "-o", "-").output
      return page.split(separator: "\n").first { $0.hasPrefix("bench-run ") }.map(String.init)
    }
    func choosing(_ filters: [String], _ groups: [String] = []) -> RunPlan {
      var plan = RunPlan.usual
      plan.selection = .init(filters: filters, groups: groups)
      return plan
    }
    let rest = "--launches 10 --warmup 100 --seed 1 --output r.json"
    #expect(try line(.usual) == "bench-run \(rest)")
    #expect(
      try line(choosing(["a b", "-x"], ["io"])) == "bench-run '--filter=a b' --filter=-x --group=io \(rest)")
    #expect(try line(choosing(["a\u{202E}b"])) == nil)
    #expect(try line(.quick) == "bench-run --quick --launches 3 --warmup 100 --seed 1 --output r.json")
    #expect(
      try line(RunPlan.usual.ofCommands(runs: 12, warmupRuns: 2))
        == "bench-run --runs 12 --warmup 2 --seed 1 --output r.json")
    #expect(try line(.usual, session: .init(id: "s", side: .current)) == nil)
  }

  @Test(
    "What is wrong ends with its status",
    arguments: [
      ("none.json", 66, "cannot read 'none.json': No such file or directory"),
      ("runs/new.json --baseline none.json", 66, "cannot read 'none.json'"),
      (".", 66, "it is a directory"),
      ("bad.json", 65, "bad.json:1:2: the document ends here"),
      ("runs/new.json --policy unit.json", 78, "objective 'o': the limit is in B"),
      ("runs/new.json --policy runs/base.json", 78, "base.json:"),
      ("runs/new.json -o /proc/none/report.md", 73, "cannot create"),
      ("runs/new.json -o - > /dev/full", 74, "cannot write to standard output"),
      ("runs/new.json -o runs/report.JSON", 64, "runs/report.JSON: a report is no JSON"),
      ("runs/new.json --format html -o report.md", 64, "whose name is that of markdown"),
      ("", 64, "missing argument RESULTS"),
      ("- --baseline -", 64, "only one file can be standard input"),
      ("--polcy p.json runs/new.json", 64, "did you mean '--policy'?"),
    ] as [(String, Int32, String)])
  func faults(line: String, status: Int32, message: String) throws {
    let directory = try directory()
    try directory.put("{", at: "bad.json")
    try directory.put(Self.policy(Self.objective(on: "*", below: "2KB")), at: "unit.json")
    let ended = try directory.shell("bench-report \(line)")
    #expect(ended.status == status && ended.errors.contains(message), "\(ended.errors)")
    #expect(try directory.names("runs") == ["base.json", "new.json"])
  }

  @Test("An objective on a benchmark that is not there is unproven, and the report is written all the same")
  func absentBenchmark() throws {
    let directory = try directory()
    try directory.put(Self.policy(Self.objective(on: "x*", below: "2us")), at: "nothing.json")
    let ended = try directory.run("bench-report", "runs/new.json", "--policy", "nothing.json", "-o", "-")
    #expect(ended.status == 0 && ended.output.contains("UNPROVEN"), "\(ended.errors)")
    #expect(ended.output.contains("No benchmark of this run matches `'x*'`"), "\(ended.output)")
  }

  private static func objective(on pattern: String, below limit: String) -> String {
    #"{"name": "o", "benchmark": "\#(pattern)", "metric": "time", "statistic": "best", "require": "< \#(limit)"}"#
  }

  @Test("Two calls write the same bytes")
  func reproducible() throws {
    let directory = try directory()
    let reports = try (0..<2).map { _ in
      try directory.run("bench-report", "runs/new.json", "-b", "runs/base.json", "-o", "-").output
    }
    #expect(reports[0] == reports[1])
  }

  @Test("A stress suite file is reported too, and nothing is invented about how it was made")
  func foreign() throws {
    let directory = try ScratchDirectory()
    try directory.put(StressSuiteFile.text(factor: 1), at: "stress_test_results.json")
    let ended = try directory.run("bench-report", "stress_test_results.json", "-o", "-")
    #expect(ended.status == 0 && ended.output.contains("### `type_system`"))
    #expect(!ended.output.contains("\nbench-run --"))
  }
}
