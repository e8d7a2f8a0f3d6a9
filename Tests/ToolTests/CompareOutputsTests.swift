import BenchModel
import Testing

@Suite("bench-compare: several outputs at once")
struct CompareOutputsTests {
  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2", ["a": 1200, "b": 50_000]))
    return directory
  }

  @Test("Every output is written before a failing exit, each in the form that its name or its place tells")
  func forms() throws {
    let directory = try directory()
    let ended = try directory.shell(
      "bench-compare base.json new.json -o page.md -o page.html -o out/rows.csv -o all.json -o tests.xml -o m.prom -o t.txt"
    )
    #expect(ended.status == 1 && ended.output.isEmpty && ended.errors.contains("(exit status 1)"), "\(ended)")
    for (name, start) in [
      ("page.md", "# REGRESSION"), ("page.html", "<!DOCTYPE html>"), ("out/rows.csv", "benchmark,label,"),
      ("all.json", "{\n"), ("tests.xml", "<?xml"), ("m.prom", "# "), ("t.txt", "REGRESSION"),
    ] {
      let text = try directory.text(name)
      #expect(text.hasPrefix(start), "\(name): \(text.prefix(80))")
    }
    let named = try directory.shell("bench-compare base.json new.json --format junit --format csv -o a -o b -q")
    #expect(named.status == 1 && named.errors.isEmpty)
    #expect(try directory.text("a").hasPrefix("<?xml"))
    #expect(try directory.text("b").hasPrefix("benchmark,"))
  }

  @Test("A form without an output goes to standard output, and annotations may stand beside a page there")
  func standardOutput() throws {
    let directory = try directory()
    let both = try directory.shell("bench-compare base.json new.json --format text --format github")
    #expect(
      both.status == 1 && both.output.hasPrefix("REGRESSION") && both.output.contains("\n::error title="), "\(both)")
    let mixed = try directory.shell("bench-compare base.json new.json --format json --format csv")
    #expect(mixed.status == 64 && mixed.errors.contains("json and csv both go to standard output"), "\(mixed)")
    let crossed = try directory.shell("bench-compare base.json new.json --format json -o c.html")
    #expect(crossed.status == 64 && crossed.errors.contains("--format json is for --output c.html"), "\(crossed)")
    let twice = try directory.shell("bench-compare base.json new.json -o a.md -o a.md")
    #expect(twice.status == 64 && twice.errors.contains("both go to a.md"), "\(twice)")
  }

  @Test("One output that cannot be written does not keep the others from being so, and decides the status")
  func oneFails() throws {
    let directory = try directory()
    try directory.put("a file", at: "blocked")
    let ended = try directory.shell("bench-compare base.json new.json -o blocked/page.md -o all.json")
    #expect(ended.status == 73 && ended.errors.contains("blocked"), "\(ended)")
    #expect(try directory.text("all.json").hasPrefix("{"))
  }

  @Test("Each output that cannot be written is named, and the smallest of their statuses is the tool's")
  func severalFail() throws {
    let directory = try directory()
    try directory.put("a file", at: "blocked")
    let line = "bench-compare base.json new.json --format text --format json -o /dev/full -o blocked/c.json -o p.md"
    let ended = try directory.shell(line)
    let lines = ended.errors.split(separator: "\n")
    #expect(ended.status == 73 && lines.count == 2 && lines.allSatisfy { $0.hasPrefix("bench-compare: ") }, "\(ended)")
    #expect(ended.errors.contains("'/dev/full'") && ended.errors.contains("'blocked"), "\(ended)")
    #expect(try directory.text("p.md").hasPrefix("# REGRESSION"))
    let report = try directory.shell("bench-report new.json -o blocked/r.md -o r.html --summary blocked/s.md")
    #expect(report.status == 73 && report.errors.split(separator: "\n").count == 2, "\(report)")
    #expect(try directory.text("r.html").hasPrefix("<!DOCTYPE html>"))
    let summary = try directory.shell("bench-report new.json -o blocked/r.md --summary s.md")
    #expect(summary.status == 73, "\(summary)")
    #expect(try directory.text("s.md").hasPrefix("# Summary"))
  }

  @Test("The step summary is added to what earlier steps wrote, and needs to know its file")
  func stepSummary() throws {
    let directory = try directory()
    try directory.put("# Earlier\n", at: "summary.md")
    var environment = ScratchDirectory.environment
    let line = "bench-compare base.json new.json --format text --format step-summary -q"
    let homeless = try directory.shell(line, environment: environment)
    #expect(homeless.status == 64 && homeless.errors.contains("GITHUB_STEP_SUMMARY is not set"), "\(homeless)")
    environment["GITHUB_STEP_SUMMARY"] = directory.file("summary.md")
    let ended = try directory.shell(line, environment: environment)
    #expect(ended.status == 1 && ended.output.hasPrefix("REGRESSION"), "\(ended)")
    #expect(try directory.text("summary.md").hasPrefix("# Earlier\n# REGRESSION"))
    let named = try directory.shell("bench-compare base.json new.json --format step-summary -o s.md -q")
    #expect(named.status == 1)
    #expect(try directory.text("s.md").hasPrefix("# REGRESSION"))
  }

}
