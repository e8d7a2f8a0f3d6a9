import BenchModel
import StrictJSON
import Testing
import ToolFiles

@Suite("bench-compare --history")
struct HistoryToolTests {
  /// A directory with runs `0.json` to `<count - 1>.json`, a day apart; from `at` on `a` takes a fifth longer.
  private func directory(_ count: Int, step at: Int = .max) throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    for day in 0..<count {
      let run = Runs.run("run \(day)", ["a": day < at ? 1000 : 1200, "b": 50_000])
      let dated = BenchmarkRun(
        id: run.id, startedAt: "2026-03-\(day < 9 ? "0" : "")\(day + 1)T12:00:00Z", suite: run.suite,
        environment: run.environment, metrics: run.metrics, results: run.results)
      try directory.put(dated, at: "\(day).json")
    }
    return directory
  }

  private func record(_ count: Int, in directory: ScratchDirectory) throws {
    for day in 0..<count {
      let ended = try directory.run(
        "bench-compare", "--history", "--record", "\(day).json", "--commit", "commit\(day)")
      try #require(ended.status == 0, "\(ended.errors)")
    }
  }

  @Test("A history as HTML is one file with every series and a filter")
  func webPage() throws {
    let directory = try directory(12, step: 6)
    try record(12, in: directory)
    let ended = try directory.run("bench-compare", "--history", "-o", "history.html")
    #expect(ended.status == 0, "\(ended)")
    let page = try directory.text("history.html")
    #expect(page.contains("data-series=\"group/a time") && page.contains("data-series=\"group/b time"))
    #expect(page.contains("<input type=\"search\"") && page.split(separator: "<script>").count == 2)
  }

  @Test("Many writers of one run record it once, whatever commit each of them names")
  func writersOfOneRun() throws {
    let directory = try directory(1)
    let ended = try directory.shell(
      "for n in 1 2 3 4 5 6 7 8; do bench-compare --history --record 0.json --commit c$n 2>>said & done; wait")
    #expect(ended.status == 0, "\(ended)")
    #expect(try directory.text(HistoryLog.usualPath).split(separator: "\n").count == 1)
    let said = try directory.text("said").split(separator: "\n")
    #expect(said.count == 8 && said.count { $0.contains(" added to ") } == 1, "\(said)")
  }

  @Test("Runs are recorded once each, and the change is found, named and turned into a status")
  func wholeStory() throws {
    let directory = try directory(24, step: 14)
    try record(24, in: directory)
    let path = HistoryLog.usualPath
    #expect(try directory.text(path).split(separator: "\n").count == 24)
    let again = try directory.run("bench-compare", "--history", "--record", "3.json")
    #expect(again.status == 0 && again.errors.contains("is in \(path) already"))
    #expect(try directory.text(path).split(separator: "\n").count == 24)

    let shown = try directory.run("bench-compare", "--history")
    #expect(shown.status == 0 && shown.output.contains("commit14"), "\(shown.output)")
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(shown.lastLine.contains("(exit status 0)"))
    #expect(try directory.run("bench-compare", "--history", "--fail-within", "12", path).status == 1)
    #expect(try directory.run("bench-compare", "--history", "--fail-within", "5", path).status == 0)
    try directory.put(
      """
      {"schema": {"name": "bench-policy", "version": 1}, "acknowledgements": [{"benchmark": "group/a", "metric": "time",
      "bound": "25%", "expires": "2026-12-31", "reason": "sorts stably"}]}
      """, at: "accepted.json")
    let accepted = try directory.run(
      "bench-compare", "--history", "--fail-within", "12", "--policy", "accepted.json", path)
    #expect(accepted.status == 0 && accepted.output.contains("stably"), "\(accepted.output)")

    let json = try directory.run("bench-compare", "--history", "--format", "json", "-q")
    let report: HistoryReport = try JSONDocument(Array(json.output.utf8)).decode()
    #expect(json.errors.isEmpty && report.runs == 24 && report.schema == .historyReport)
    #expect(Set(report.series.flatMap { $0.changes.map { $0.first.commit } }) == ["commit14"])
    #expect(try directory.run("bench-compare", "--history", "--format", "markdown").output.hasPrefix("# "))
  }

  @Test("Writers at the same time lose nothing")
  func concurrentWriters() throws {
    let directory = try directory(12)
    let script = """
      for i in 0 1 2 3 4 5 6 7 8 9 10 11; do bench-compare --history --record $i.json -q h.jsonl & done; wait
      """
    #expect(try directory.shell(script).status == 0)
    let history = try HistoryLog.load(directory.file("h.jsonl"), limit: 1 << 20)
    #expect(Set(history.runs.runs.map(\.point.run)).count == 12 && history.count == 12 && history.warnings.isEmpty)
  }

  @Test("A history cut short by a killed writer is read and added to")
  func tornLine() throws {
    let directory = try directory(2)
    try record(1, in: directory)
    let whole = try directory.bytes(HistoryLog.usualPath)
    try directory.put(whole + whole.prefix(50), at: HistoryLog.usualPath)
    #expect(try directory.run("bench-compare", "--history", "--record", "1.json").status == 0)
    let shown = try directory.run("bench-compare", "--history")
    #expect(shown.status == 4 && shown.output.contains("cut short") && shown.output.contains("2 runs in"))
  }

  @Test(
    "What is wrong has its status",
    arguments: [
      (["--record", "none.json"], 66), (["--commit", "x"], 64), (["--record", "0.json", "--all"], 64),
      (["--fail-within", "0"], 64), (["--false-alarms", "100%"], 64), (["--record", "0.json", "--date", "today"], 64),
      (["none.jsonl"], 66), (["0.json"], 65), (["empty.jsonl"], 4), (["one.jsonl"], 4), (["newer.jsonl"], 65),
      (["one.jsonl", "-t", "nothing=5%"], 78), (["--record", "0.json", "newer.jsonl"], 65),
    ] as [([String], Int32)])
  func wrong(arguments: [String], status: Int32) throws {
    let directory = try directory(1)
    try directory.put("", at: "empty.jsonl")
    let made = try directory.run("bench-compare", "--history", "--record", "0.json", "one.jsonl")
    #expect(made.status == 0)
    try directory.put(
      try directory.text("one.jsonl").replacing(#""version":1"#, with: #""version":7"#), at: "newer.jsonl")
    let before = try directory.text("newer.jsonl")
    let line = (["bench-compare", "--history"] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let ended = try directory.shell(line)
    #expect(ended.status == status, "\(ended.errors)")
    #expect(!ended.errors.isEmpty)
    #expect(try directory.text("newer.jsonl") == before)
  }

  @Test("The help of a history is its own, and that of a comparison points to it")
  func help() throws {
    let directory = try ScratchDirectory()
    let own = try directory.run("bench-compare", "--history", "--help")
    #expect(own.status == 0 && own.output.contains("--record RUN") && own.output.contains("baselines/history.jsonl"))
    #expect(try directory.run("bench-compare", "--help").output.contains("--history"))
  }
}
