import BenchModel
import StrictJSON
import Testing

@Suite("bench-compare: outputs")
struct CompareOutputTests {
  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2", ["a": 1200, "b": 50_000]))
    return directory
  }

  @Test("Two calls print the same bytes, in every format", arguments: ["text", "markdown", "json"])
  func reproducible(format: String) throws {
    let directory = try directory()
    let calls = try (0..<2).map { _ in
      try directory.run("bench-compare", "--format", format, "base.json", "new.json")
    }
    #expect(calls[0].output == calls[1].output && calls[0].errors == calls[1].errors)
    #expect(calls.allSatisfy { $0.status == 1 && !$0.output.isEmpty })
  }

  @Test("Markdown has the headline and a table")
  func markdown() throws {
    let ended = try directory().run("bench-compare", "--format", "markdown", "base.json", "new.json")
    #expect(ended.output.contains("REGRESSION: 1 of 2 benchmarks regressed"))
    #expect(
      ended.output.split(separator: "\n").contains { $0.hasPrefix("| `a`") && $0.hasSuffix("|") },
      "\(ended.output)")
  }

  @Test("A file gets what standard output would have got, in one move, with directories made for it")
  func file() throws {
    let directory = try directory()
    let printed = try directory.run("bench-compare", "base.json", "new.json")
    try directory.put("old", at: "out.txt")
    for path in ["out.txt", "made/for/it.txt"] {
      let ended = try directory.run("bench-compare", "-o", path, "base.json", "new.json")
      #expect(ended.status == 1 && ended.output.isEmpty && ended.errors == printed.errors)
      #expect(try directory.text(path) == printed.output)
    }
    #expect(try directory.names() == ["base.json", "made", "new.json", "out.txt"])
  }

  @Test(
    "A place where no file can be made ends with 73 and names it",
    arguments: ["/proc/none/out.txt", "base.json/out.txt", ".", "/dev/null/x"])
  func noPlace(path: String) throws {
    let ended = try directory().run("bench-compare", "-o", path, "base.json", "new.json")
    #expect(ended.status == 73, "\(ended.errors)")
    #expect(ended.errors.contains("cannot create '") && ended.output.isEmpty)
  }

  @Test("A full device ends with 74, on standard output and as a file")
  func full() throws {
    let directory = try directory()
    let output = try directory.shell("bench-compare base.json new.json > /dev/full")
    #expect(output.status == 74)
    #expect(output.errors == "bench-compare: cannot write to standard output: No space left on device\n")
    #expect(try directory.run("bench-compare", "-o", "/dev/full", "base.json", "new.json").status == 74)
    #expect(try directory.shell("bench-compare --help > /dev/full").status == 74)
    #expect(try directory.shell("bench-compare base.json new.json >&-").status == 74)
    // The verdict line is a courtesy: the status is the answer, whether the line could be shown or not.
    #expect(try directory.shell("bench-compare base.json new.json 2> /dev/full").status == 1)
    #expect(try directory.shell("bench-compare base.json new.json 2>&-").status == 1)
  }

  @Test("A reader that has gone ends it quietly, as the signal would")
  func readerGone() throws {
    let directory = try directory()
    let ended = try directory.shell(
      """
      { until test -e gone; do sleep 0.01; done; bench-compare base.json new.json; echo $? > status; } |
        { exec 0<&-; : > gone; }
      cat status
      """)
    #expect(ended.output == "141\n" && ended.errors.isEmpty)
  }

  @Test("Colour goes to a pipe only when it is forced, and never against --color or NO_COLOR")
  func colour() throws {
    let directory = try directory()
    func coloured(_ variables: [String: String], _ option: String?) throws -> Bool {
      let environment = ScratchDirectory.environment.merging(variables) { $1 }
      let ended = try directory.run(
        "bench-compare", option.map { "--color=\($0)" } ?? "-q", "base.json", "new.json", environment: environment)
      #expect(ended.status == 1 && !ended.errors.contains("\u{1B}"))
      return ended.output.contains("\u{1B}")
    }
    #expect(try !coloured([:], nil))
    #expect(try !coloured(["TERM": "xterm-256color"], "auto"))
    #expect(try coloured([:], "always"))
    #expect(try coloured(["NO_COLOR": "1"], "always"))
    #expect(try coloured(["FORCE_COLOR": "1"], nil))
    #expect(try !coloured(["FORCE_COLOR": "1", "NO_COLOR": "1"], nil))
    #expect(try !coloured(["FORCE_COLOR": "1"], "never"))
  }

  @Test("Without a UTF-8 locale the text is ASCII")
  func ascii() throws {
    let environment = ScratchDirectory.environment.merging(["LC_ALL": "C"]) { $1 }
    let ended = try directory().run("bench-compare", "--all", "base.json", "new.json", environment: environment)
    #expect(ended.output.utf8.allSatisfy { $0 < 0x80 }, "\(ended.output)")
  }

  @Test("Quiet leaves the verdict to the status and standard output")
  func quiet() throws {
    let ended = try directory().run("bench-compare", "-q", "base.json", "new.json")
    #expect(ended.status == 1 && ended.errors.isEmpty && !ended.output.isEmpty)
  }

  @Test(
    "Hostile names steer no terminal and are no command of a build server",
    arguments: [
      "text", "markdown", "html", "json", "csv", "junit", "openmetrics",
    ])
  func hostile(format: String) throws {
    let directory = try ScratchDirectory()
    let names = [
      "\n::error::x", "\u{1B}[2J", "##[group]", "\r::stop-commands::y", "a\u{202E}b", "|`<b>@everyone", "\u{9B}31m",
      "##vso[task.complete]", "x ##teamcity[x]", "::add-mask::y",
    ]
    let locations = Dictionary(uniqueKeysWithValues: names.map { ($0, 1000.0) })
    // Half of them, so that what all share is nothing.
    let slower = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 % 2 == 0 ? 1500.0 : 1000) })
    try directory.put(Runs.run("##vso[1", locations), Runs.run("\u{1B}[31m", slower))
    let ended = try directory.run("bench-compare", "--format", format, "--all", "base.json", "new.json")
    #expect(ended.status == 1)
    for text in [ended.output, ended.errors] {
      Self.expectHarmless(text)
    }
    #expect(ended.output.contains("add-mask"))
  }

  @Test("Hostile names are harmless in messages and in what a history shows")
  func hostileHistory() throws {
    let directory = try ScratchDirectory()
    let hostile = "\n::error::##vso[task.complete]\u{9B}\u{202E}"
    try directory.put(Runs.run("##teamcity[x]", [hostile: 1000]), at: "run.json")
    let calls = [
      ["--history", "--record", "run.json", "--date", "2026-01-01T00:00:00Z", "##vso[h.jsonl"],
      ["--history", "--all", "##vso[h.jsonl"], ["--history", "--format", "json", "##vso[h.jsonl"],
      ["--history", "::none##[x"], ["##vso[a", "::error::b"], ["--explain", hostile, "run.json", "run.json"],
      ["--\(hostile)"], ["-t", hostile, "run.json", "run.json"], ["convert", "run.json"],
      ["convert", "--to", "go", "run.json"], ["convert", "--to", "csv", "run.json"],
    ]
    for call in calls {
      let ended = try directory.run("bench-compare", call, environment: ScratchDirectory.environment)
      #expect(!(ended.output + ended.errors).isEmpty)
      for text in [ended.output, ended.errors] { Self.expectHarmless(text) }
    }
  }

  private static func expectHarmless(_ text: String) {
    let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
    let scalars = text.unicodeScalars
    #expect(!scalars.contains { $0 != "\n" && unseen.contains($0.properties.generalCategory) }, "\(text)")
    for command in ["##[", "##vso[", "##teamcity["] { #expect(!text.contains(command), "\(text)") }
    #expect(!scalars.split(separator: "\n").contains { String($0.drop { $0 == " " }).hasPrefix("::") }, "\(text)")
  }

  @Test("The status comes through a shell, whatever stands around the call")
  func shells() throws {
    let directory = try directory()
    #expect(try directory.shell("sh -c 'bench-compare base.json new.json'").status == 1)
    #expect(try directory.shell("set -e; bench-compare base.json new.json; true").status == 1)
    #expect(try directory.shell("bench-compare base.json none.json || exit $?").status == 66)
    #expect(try directory.shell("if bench-compare base.json new.json; then exit 9; fi").status == 0)
  }
}
