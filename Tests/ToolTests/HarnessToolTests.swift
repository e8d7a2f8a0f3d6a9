import BenchFormats
import BenchModel
import SafeFiles
import Testing

@Suite("bench-run: existing suites")
struct HarnessToolTests {
  /// A suite that prints what a test executable of Go prints: two benchmarks, of which one takes `work` nanoseconds.
  ///
  /// Its figures are made and not measured, so that verdicts do not depend on what else runs beside this test.
  static func suite(work: Int, names: String = "Work Other") -> String {
    """
    pattern=.; count=1
    while [ $# -gt 0 ]; do
      case $1 in -test.bench) pattern=$2; shift;; -test.count) count=$2; shift;; esac
      shift
    done
    printf 'goos: linux\\npkg: example.org/fake\\n'
    for name in \(names); do
      printf 'Benchmark%s\\n' $name | grep -Eq "$pattern" || continue
      if [ $name = Work ]; then time=\(work); else time=5000; fi
      awk -v name=Benchmark$name -v count=$count -v time=$time -v seed=$$ 'BEGIN {
        srand(seed); for (i = 0; i < count; i++) printf "%s-8 \\t 100\\t %.2f ns/op\\n", name, time * (1 + rand() / 500) }'
    done
    echo PASS
    """
  }

  private func repository(work: Int = 1000, _ files: [String: String] = [:]) throws -> GateRepository {
    try GateRepository(
      [
        "benchmarks/bench.json":
          #"{\#(GateRepository.schema), "harness": {"name": "go", "command": ["sh", "suite.sh"]}}"#,
        "suite.sh": Self.suite(work: work),
      ].merging(files) { $1 })
  }

  @Test("A gate judges the suite of the working tree against that of the base, benchmark by benchmark")
  func gate() throws {
    let repository = try repository()
    try repository.put(["suite.sh": Self.suite(work: 1100)])
    let slower = try repository.gate("--base HEAD --rounds 4")
    #expect(slower.status == 1, "\(slower)")
    #expect(slower.output.contains("1 of 2 benchmarks regressed") && slower.output.contains("example.org/fake/Work"))
    try repository.put(["suite.sh": Self.suite(work: 1000) + "\n# another file\n"])
    let same = try repository.gate("--base HEAD --rounds 4")
    #expect(same.status == 0 && same.output.contains("PASS"), "\(same)")
    try repository.expectClean(changes: " M suite.sh\n")
  }

  @Test("A session by the command line, of two commands or against a commit, is one of the suite's own benchmarks")
  func sessions() throws {
    let repository = try repository()
    try repository.put(["new.sh": Self.suite(work: 1100)])
    let two = try repository.shell(
      "bench-run --harness go --baseline-command 'sh suite.sh' --command 'sh new.sh' --rounds 4 --filter Work")
    #expect(two.status == 1, "\(two)")
    let run = try repository.directory.runFile("repo/.bench/current.json")
    #expect(run.suite == "go" && run.results.map(\.id.group) == ["example.org/fake"])
    let sample = try #require(run.results[0].sample(of: .time))
    #expect(sample.round == [0, 1, 2, 3] && sample.values.allSatisfy { $0.count == 40 })
    let against = try repository.shell("bench-run --harness go --against HEAD --rounds 4 -- sh suite.sh")
    #expect(against.status == 0 && against.output.contains("2 of 2 benchmarks proven not slower"), "\(against)")
  }

  @Test("A suite by itself is listed, and measured into a results file")
  func alone() throws {
    let repository = try repository()
    let listed = try repository.shell("bench-run --list")
    #expect(listed.status == 0 && listed.output.contains("example.org/fake/Other"), "\(listed)")
    let run = try repository.shell("bench-run -q --launches 3 -o r.json")
    #expect(run.status == 0, "\(run)")
    #expect(try repository.directory.runFile("repo/r.json").results.count == 2)
  }

  @Test("Parts of a suite are gated apart and judged as one, also where both sides are the same")
  func shards() throws {
    let repository = try repository()
    let files = "--baseline .bench/shards/*/baseline.json --current .bench/shards/*/current.json"
    let judge = "bench-compare --policy .bench/shards/1-of-2/policy.json \(files)"
    func gate() throws -> [Int32] {
      try (1...2).map { try repository.gate("--base HEAD --rounds 4 -q --shard \($0)/2").status }
    }
    #expect(try gate() == [0, 0])
    let same = try repository.shell(judge)
    #expect(same.status == 0 && same.output.contains("Compared 2 of 2 benchmarks"), "\(same)")
    try repository.put(["suite.sh": Self.suite(work: 1100)])
    #expect(try gate().sorted() == [0, 1])
    let slower = try repository.shell(judge)
    #expect(slower.status == 1 && slower.output.contains("1 of 2 benchmarks regressed"), "\(slower)")
    let lost = try repository.shell("rm .bench/shards/2-of-2/*; \(judge)")
    #expect(lost.status == 4 && lost.errors.contains("shard 2 of 2 is missing"), "\(lost)")
    #expect(try repository.gate("--shard 1/2 --allow-no-base").status == 64)
    #expect(try repository.gate("--shard 3/2").status == 64)
    let alone = try repository.shell("bench-run -q --shard 1/2 --launches 3 -o r.json")
    #expect(alone.status == 0, "\(alone)")
    #expect(try repository.directory.runFile("repo/r.json").results.count == 1)
  }

  @Test("What only one side has is removed or added, and what fails has failed")
  func states() throws {
    let repository = try repository()
    try repository.put(["suite.sh": Self.suite(work: 1000, names: "Work New")])
    let removed = try repository.gate("--base HEAD --rounds 4")
    #expect(removed.status == 4 && removed.output.contains("1 benchmark removed"), "\(removed)")
    try repository.put([
      "suite.sh": "case \"$*\" in *Work*) exit 7;; esac\n" + Self.suite(work: 1000)
    ])
    let failed = try repository.gate("--base HEAD --rounds 4")
    #expect(failed.status == 4 && failed.errors.contains("the suite ended with status 7"), "\(failed)")
  }

  @Test(
    "A suite that cannot be listed says so, with the status of its side",
    arguments: [
      ("echo PASS", "the suite cannot be used: "),
      ("exit 5", "the suite cannot be used: the suite ended with status 5"),
    ])
  func unlisted(script: String, sentence: String) throws {
    let repository = try repository(["suite.sh": script])
    let alone = try repository.shell("bench-run")
    #expect(alone.status == 65 && alone.lastLine.contains(sentence), "\(alone)")
    try repository.put(["suite.sh": Self.suite(work: 1000)])
    let gate = try repository.gate("--base HEAD --rounds 4")
    #expect(gate.status == 4 && gate.lastLine.contains("the baseline suite cannot be used"), "\(gate)")
  }

  @Test(
    "What a harness cannot have is refused before anything runs",
    arguments: [
      ("--harness go", "needs the command of one suite", 64),
      ("--harness go --command a --command b", "needs the command of one suite", 64),
      ("--harness nose -- a", "nose", 64),
      ("--harness go --parameter n=1 -- a", "--parameter is not for a suite", 64),
      ("--harness go --iterations a=1 -- a", "--iterations is not for a suite", 64),
      ("--harness go --worker w -- a", "name two things to run", 64),
      ("--harness go --shell -- a", "--shell is not for a suite", 64),
    ])
  func usage(options: String, sentence: String, status: Int32) throws {
    let ended = try ScratchDirectory().shell("bench-run \(options)")
    #expect(ended.status == status && ended.errors.contains(sentence), "\(ended)")
  }

  @Test("A suite file with a harness or a format that there is none of is a fault of the file")
  func suiteFile() throws {
    for (text, sentence) in [
      (#""name": "nose", "command": ["a"]"#, "there is no harness 'nose'; there are go, google-benchmark"),
      (#""name": "command", "command": ["a"], "format": "x""#, "no format is called 'x'"),
      (#""name": "go", "command": []"#, #"the "command" of "harness" names no program"#),
    ] {
      let directory = try ScratchDirectory()
      try directory.put("{\(GateRepository.schema), \"harness\": {\(text)}}", at: "benchmarks/bench.json")
      let ended = try directory.run("bench-run")
      #expect(ended.status == 78 && ended.errors.contains(sentence), "\(ended)")
    }
  }

  @Test("Anything that prints a readable format is measured as a whole, and counts are not asked of it")
  func command() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.suite(work: 1000), at: "suite.sh")
    let ended = try directory.shell("bench-run --harness command --count --launches 3 -o r.json -- sh suite.sh")
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.errors.contains("the benchmarks of a harness are measured by their own tool"), "\(ended)")
    let run = try directory.runFile("r.json")
    #expect(run.results.count == 2 && run.results.allSatisfy { $0.sample(of: .time)?.values.count == 3 })
  }

  @Test("A command that writes a file has a place for its path")
  func file() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.suite(work: 1000), at: "suite.sh")
    let ended = try directory.shell(
      "bench-run -q --harness command --launches 2 -o r.json -- sh -c 'sh suite.sh > \"$0\"; echo noise' {output}")
    #expect(ended.status == 0, "\(ended)")
    #expect(try directory.runFile("r.json").results.count == 2)
  }
}
