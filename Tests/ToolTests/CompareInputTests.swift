import BenchModel
import CommandLineTool
import Testing

@testable import bench_compare

@Suite("bench-compare: inputs and command lines")
struct CompareInputTests {
  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2"))
    return directory
  }

  @Test(
    "A file that cannot be used ends with its status and one line that names it",
    arguments: [
      ("", 65, "bad.json: the file is empty"),
      ("[]", 65, "bad.json: the file is of no format known here"),
      ("hello", 65, "bad.json: the file is of no format known here"),
      ("{hello", 65, "bad.json:1:2: found \"hello\", expected a key in quotes"),
      (#"{"schema": {"name": "bench-run", "version": 7}}"#, 65, "bench-run of version 7; this tool reads version 1"),
      (#"{"schema": {"name": "bench-comparison", "version": 1}}"#, 65, "a document of kind 'bench-comparison'"),
      (#"{"type_system": []}"#, 65, "bad.json: the file is of no format known here"),
      (
        #"{"type_system": [{"name": "\u001b[2J\u0000", "mean_ns": 1, "ops_per_sec": 1}]}"#, 65,
        "is missing in this object"
      ),
    ] as [(String, Int32, String)])
  func badFile(text: String, status: Int32, message: String) throws {
    let directory = try directory()
    try directory.put(text, at: "bad.json")
    for sides in [["bad.json", "new.json"], ["base.json", "bad.json"]] {
      let ended = try directory.run("bench-compare", sides[0], sides[1])
      #expect(ended.status == status && ended.output.isEmpty)
      #expect(ended.errors.hasPrefix("bench-compare: ") && ended.errors.contains(message), "\(ended.errors)")
      #expect(ended.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("A file cut short or with one benchmark twice is refused")
  func damaged() throws {
    let directory = try directory()
    let whole = try directory.bytes("new.json")
    try directory.put(Array(whole.prefix(whole.count / 2)), at: "cut.json")
    try directory.put(Runs.run("3", more: [Runs.failed("a")]), at: "twice.json")
    let cut = try directory.run("bench-compare", "base.json", "cut.json")
    #expect(cut.status == 65 && cut.errors.contains("cut.json:"))
    let twice = try directory.run("bench-compare", "base.json", "twice.json")
    #expect(twice.status == 65 && twice.errors.contains("benchmark 'group/a' occurs twice"), "\(twice.errors)")
  }

  @Test("What cannot be read is told from what is wrong")
  func unreadable() throws {
    let directory = try directory()
    let folder = try directory.shell("mkdir -p sub/inner; bench-compare base.json sub")
    #expect(
      folder.status == 66 && folder.errors == "bench-compare: cannot read 'sub/inner': it is a directory\n")
    let missing = try directory.run("bench-compare", "none.json", "new.json")
    #expect(
      missing.status == 66 && missing.errors == "bench-compare: cannot read 'none.json': No such file or directory\n")
    let large = try directory.run("bench-compare", "--max-input", "1kB", "base.json", "new.json")
    #expect(large.status == 66 && large.errors.contains("it has more than 1000 bytes"))
    #expect(try directory.shell("bench-compare base.json - <&-").status == 66)
  }

  @Test(
    "A command line that is not understood ends with 64 and says what was meant",
    arguments: [
      ("", "name two sides: BASELINE and CURRENT, or"),
      ("base.json", "name two sides: BASELINE and CURRENT, or"),
      ("base.json new.json third.json", "unexpected argument 'third.json'"),
      ("--formt json base.json new.json", "unknown option '--formt'; did you mean '--format'?"),
      ("--format jsn base.json new.json", "github, step-summary, not 'jsn'; did you mean 'json'?"),
      ("- -", "only one file can be standard input"),
      ("-t 5 base.json new.json -t", "option '--tolerance' needs a value"),
      ("-t 5 base.json new.json", "'5' is not a share, such as 5%"),
      ("-t five base.json new.json", "'five' is not a number with a unit"),
      ("-t '' base.json new.json", "'' is not"),
      ("-t time= base.json new.json", "'' is not"),
      ("-t =5% base.json new.json", "'=5%' is not a tolerance with the metric it is for, such as time=5%"),
      ("-t -5% base.json new.json", "option '--tolerance' needs a value"),
      ("-t=-5% base.json new.json", "'-5%' is not a percentage that is not negative"),
      ("--tolerance=-5% base.json new.json", "'-5%' is not a percentage that is not negative"),
      ("--tolerance '3%|4%' base.json new.json", "at most one percentage and one floor"),
      ("--max-input 0 base.json new.json", "'0' is not a size, such as 2GB"),
      ("--max-input 2s base.json new.json", "'2s' is not a size, such as 2GB"),
      ("--max-input 1e300 base.json new.json", "'1e300' is not a size, such as 2GB"),
      ("--color maybe base.json new.json", "takes auto, always, never"),
      ("-q -q base.json new.json", "option '--quiet' is given more than once"),
    ])
  func usage(line: String, message: String) throws {
    let ended = try directory().shell("bench-compare " + line)
    #expect(ended.status == 64 && ended.output.isEmpty, "\(ended.errors)")
    #expect(ended.errors.contains(message), "\(ended.errors)")
    #expect(
      ended.errors.hasSuffix("Usage: bench-compare [options] [BASELINE] [CURRENT]\nTry 'bench-compare --help'.\n"))
  }

  @Test("Help and version go to standard output, whatever else is wrong")
  func help() throws {
    let directory = try directory()
    for word in ["--help", "--version"] {
      let ended = try directory.run("bench-compare", "--nonsense", word)
      #expect(ended.status == 0 && ended.errors.isEmpty && !ended.output.isEmpty)
    }
  }
}
