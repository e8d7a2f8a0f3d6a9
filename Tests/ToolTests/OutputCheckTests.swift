import BenchModel
import SafeFiles
import Testing

@Suite("Outputs never destroy inputs")
struct OutputCheckTests {
  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2"))
    try directory.put(Runs.run("1"), at: "old/1.json")
    try directory.put(#"{"schema": {"name": "bench-policy", "version": 1}}"#, at: "baselines/policy.json")
    let made = try directory.shell("ln -s base.json link.json && ln new.json hard.json && ln -s old folder")
    #expect(made.status == 0)
    return directory
  }

  @Test(
    "An output that is an input, or another output, by whatever name, is refused before anything is read",
    arguments: [
      "bench-compare base.json new.json -o base.json", "bench-compare base.json new.json -o ./new.json",
      "bench-compare base.json new.json -o link.json", "bench-compare base.json new.json --format json -o hard.json",
      "bench-compare base.json new.json --format json -o baselines/policy.json",
      "bench-compare base.json new.json --policy baselines/policy.json --format json -o baselines/../baselines/policy.json",
      "bench-compare base.json new.json -o page.md -o ./page.md",
      "bench-compare base.json new.json -o folder/x.md -o old/x.md",
      "bench-compare old new.json --format json -o folder/1.json",
      "bench-compare missing.json new.json -o ./missing.json",
      "bench-compare convert base.json -o base.json", "bench-compare convert old -o old/1.json",
      "bench-compare convert --to csv new.json -o hard.json", "bench-compare --history --record base.json base.json",
      "bench-report base.json -o ./base.json --format html",
      "bench-report base.json --baseline new.json -o hard.json --format text",
      "bench-report base.json --summary link.json", "bench-report base.json -o a.md --summary ./a.md",
    ])
  func refused(line: String) throws {
    let directory = try directory()
    let look = "find . -type f -exec sha256sum {} + | sort"
    let before = try directory.shell(look).output
    let ended = try directory.shell(line)
    #expect(ended.status == 64, "\(ended)")
    #expect(try directory.shell(look).output == before)
  }

  @Test("What goes to two places, to standard output or to a device destroys nothing")
  func allowed() throws {
    let directory = try directory()
    for line in [
      "bench-compare base.json new.json -o a.md -o b.md -o /dev/null", "bench-compare old new.json -o old.md",
      "bench-compare convert base.json -o - > c.json",
    ] {
      let ended = try directory.shell(line)
      #expect(ended.status != 64, "\(line): \(ended)")
    }
  }
}

@Suite("Outputs of bench-run never destroy what it is made from")
struct RunOutputCheckTests {
  /// A folder with a suite file of one command, and files that must stay as they are.
  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(
      #"{"schema": {"name": "bench-plan", "version": 1}, "commands": [{"name": "w", "command": ["sh", "w.sh"]}]}"#,
      at: "repo/benchmarks/bench.json")
    try directory.put("echo start >>starts\n", at: "repo/w.sh")
    try directory.put("precious\n", at: "away/precious.json")
    try directory.put("precious\n", at: "repo/in.txt")
    #expect(try directory.shell("cd repo && ln -s w.sh link.sh && ln w.sh hard.sh && ln -s . here").status == 0)
    return directory
  }

  /// Runs a line and expects a status, that nothing was started, and that every file is as it was.
  private func expect(_ status: Int32, _ line: String, saying message: String, in directory: ScratchDirectory) throws {
    let look = "find . -type f ! -path './repo/.bench*' -exec sha256sum {} + | sort"
    let before = try directory.shell(look).output
    let ended = try directory.shell("cd repo && \(line)")
    #expect(ended.status == status && ended.errors.contains(message), "\(ended)")
    #expect(try directory.shell(look).output == before)
  }

  @Test(
    "An output that is the worker, a file that it is given, or the suite file is refused before anything is started",
    arguments: [
      "bench-run -o w.sh", "bench-run -o x.json -o ./w.sh --format json --format text", "bench-run -o link.sh",
      "bench-run -o hard.sh", "bench-run -o here/w.sh", "bench-run -o benchmarks/bench.json",
      "bench-run -o here/benchmarks/../benchmarks/bench.json", "bench-run -o in.txt -- cat in.txt",
      "bench-run -o ./in.txt --command 'cat ./in.txt'", "bench-run -o in.txt --prepare 'cp in.txt x' -- true",
      "bench-run -o a.json -o ./a.json", "bench-run -o here/a.json -o a.txt -o a.json",
    ])
  func refused(line: String) throws {
    try expect(64, line, saying: "", in: directory())
  }

  @Test("A session refuses files that are one file, and such as are those it is made from")
  func session() throws {
    let directory = try directory()
    try directory.put("{}", at: "repo/out/baseline.json")
    #expect(try directory.shell("cd repo/out && ln -s baseline.json current.json").status == 0)
    let session = "bench-run --baseline-command 'cat out/baseline.json' --rounds 3 --pairs 1 --output-dir out"
    try expect(64, "\(session) --command true", saying: "which it would destroy", in: directory)
    let other = "bench-run --baseline-command true --command true --rounds 3 --pairs 1 --output-dir out"
    try expect(64, other, saying: "are one file", in: directory)
  }

  @Test(
    "Where nobody names an output, a link does not take it out of its folder",
    arguments: [
      ("ln -s ../../away/precious.json benchmarks/results.json", "bench-run --filter w"),
      ("ln -s ../in.txt benchmarks/results.json", "bench-run --filter w"),
      ("ln -s ../away .bench", "bench-run --baseline-command true --command true --rounds 3 --pairs 1"),
      (
        "mkdir .bench && ln -s ../../away/precious.json .bench/current.json",
        "bench-run --baseline-command true --command true --rounds 3 --pairs 1"
      ),
      ("ln -s ../away baselines", "bench-run --aa --rounds 3 --pairs 1"),
    ])
  func links(preparation: String, line: String) throws {
    let directory = try directory()
    #expect(try directory.shell("cd repo && \(preparation)").status == 0)
    try expect(73, line, saying: "out of its folder", in: directory)
  }

  @Test("A link within the folder is followed, and one that is named on the command line")
  func followed() throws {
    let directory = try directory()
    let ended = try directory.shell(
      """
      cd repo && mkdir results && touch benchmarks/real.json results/x.json &&
      ln -s real.json benchmarks/results.json && ln -s ../results/x.json benchmarks/named.json &&
      bench-run --runs 2 --filter w -q && bench-run --runs 2 -q -o benchmarks/named.json &&
      test -s benchmarks/real.json && test -s results/x.json && test -L benchmarks/results.json
      """)
    #expect(ended.status == 0, "\(ended)")
  }
}
