import BenchModel
import BenchRunner
import Glibc
import Testing

@Suite("bench-run gate")
struct GateToolTests {
  @Test("A change that is slower ends with 1, every file, and one last line that says how to repeat it")
  func regression() throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": "exit 0"])
    try repository.put(["work.sh": "sleep 0.1"])
    try repository.commit("slower")
    let ended = try repository.gate()
    #expect(ended.status == 1 && ended.output.hasPrefix("REGRESSION: 1 of 1 benchmark regressed"), "\(ended)")
    let base = try repository.shell("git rev-parse HEAD^").output.split(separator: "\n")[0]
    #expect(ended.lastLine.hasPrefix("bench-run: REGRESSION: 1 of 1 benchmark regressed"), "\(ended.lastLine)")
    #expect(ended.lastLine.contains(" (exit status 1) in "))
    #expect(ended.lastLine.hasSuffix(" s; again: bench-run gate --pairs 1 --base \(base)"), "\(ended.lastLine)")
    #expect(ended.errors.contains("base: \(base.prefix(12)), the first parent of what is checked out\n"))
    #expect(
      try repository.directory.names("repo/.bench") == [
        ".gitignore", "baseline.json", "comparison.html", "comparison.json", "comparison.md", "current.json",
        "policy.json",
      ])
    let again = try repository.shell(
      "bench-compare --policy .bench/policy.json .bench/baseline.json .bench/current.json --format json")
    let comparison = try repository.directory.text("repo/.bench/comparison.json")
    #expect(again.status == 1 && comparison.contains("\"outcome\": \"regression\""))
    try repository.expectClean()
  }

  @Test("A change that is no slower passes; one whose tree has changes is measured and named so")
  func pass() throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": "sleep 0.1"])
    try repository.put(["work.sh": "exit 0"])
    let ended = try repository.gate("--base HEAD")
    #expect(ended.status == 0 && ended.lastLine.hasPrefix("bench-run: PASS"), "\(ended)")
    #expect(ended.errors.contains(" with changes\n"), "\(ended.errors)")
    let quiet = try repository.gate("--base HEAD --quiet")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.split(separator: "\n").count == 1, "\(quiet)")
    try repository.expectClean(changes: " M work.sh\n")
  }

  @Test(
    "What stands in the way of a gate has a sentence and a status of its own, and leaves nothing",
    arguments: [
      ("", ["work.sh": "exit 0"], "true", Int32(4), "is the first commit, so there is no base; pass the first change"),
      ("", [:], "true", 4, "has no benchmarks/bench.json, so none of its benchmarks can be run; pass the first"),
      ("--base nothing", [:], "true", 4, "fetch it with: git fetch origin"),
      ("", ["benchmarks/bench.json": "{"], "true", 78, "benchmarks/bench.json:1:2"),
      (
        "", GateRepository.builtFiles("exit 0").merging(["build.sh": "echo why; exit 9"]) { $1 },
        "echo 'cp work.sh built.sh' > build.sh", 4,
        "the base (BASE) cannot be built: 'sh build.sh' ended with status 9"
      ),
      (
        "", GateRepository.builtFiles("exit 0"), "echo 'echo why; exit 9' > build.sh", 70,
        "the working tree cannot be built: 'sh build.sh' ended with status 9"
      ),
      (
        "", ["benchmarks/bench.json": #"{\#(GateRepository.schema), "build": ["nobuild"], "worker": ["./w"]}"#],
        "sed -i s/nobuild/true/ benchmarks/bench.json", 4, "the base (BASE) cannot be built: cannot run 'nobuild'"
      ),
      (
        "", ["benchmarks/bench.json": #"{\#(GateRepository.schema), "build": ["true"], "worker": ["./w"]}"#],
        "sed -i s/true/nobuild/ benchmarks/bench.json", 70, "the working tree cannot be built: cannot run 'nobuild'"
      ),
      (
        "", ["benchmarks/bench.json": #"{\#(GateRepository.schema), "worker": ["./w"]}"#], "true", 4,
        "the baseline worker cannot be used"
      ),
    ] as [(String, [String: String], String, Int32, String)])
  func faults(options: String, files: [String: String], change: String, status: Int32, message: String) throws {
    let repository = try GateRepository(files)
    let isFirst = message.contains("first commit")
    if !isFirst { #expect(try repository.shell("\(change); git add -A").status == 0) }
    if !isFirst { try repository.commit("second") }
    let base = try repository.shell("git rev-parse HEAD^").output.prefix(12)
    let ended = try repository.gate(options)
    #expect(ended.status == status, "\(ended)")
    #expect(ended.lastLine.contains(message.replacing("BASE", with: base)), "\(ended.errors)")
    try repository.expectClean()
    #expect(try repository.kept().count <= 1)
  }

  @Test("The first change passes where its benchmarks run, if that is allowed, and only then")
  func noBase() throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": "exit 0"])
    let ended = try repository.gate("--allow-no-base")
    #expect(ended.status == 0 && ended.lastLine.contains("PASS: nothing to compare with, since what is"), "\(ended)")
    #expect(ended.lastLine.contains("1 of 1 benchmarks run (exit status 0)"))
    try repository.put(["work.sh": "exit 7"])
    let failed = try repository.gate("--allow-no-base")
    #expect(failed.status == 4 && failed.lastLine.contains("INCOMPLETE: 0 of 1 benchmarks run"), "\(failed)")
    try repository.put(["benchmarks/bench.json": GateRepository.built, "build.sh": "exit 7"])
    #expect(try repository.gate("--allow-no-base").status == 70)
    // A typing error is no beginning.
    #expect(try repository.gate("--allow-no-base --base nothing").status == 4)
  }

  @Test("A first change that misses an objective of its policy ends with 1")
  func objectiveOfFirst() throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": "sleep 0.05"])
    try repository.put([
      "baselines/policy.json":
        #"{"schema": {"name": "bench-policy", "version": 1}, "objectives": [{"name": "quick", "benchmark": "work", "metric": "time", "statistic": "mean", "require": "< 1ms"}]}"#
    ])
    let ended = try repository.gate("--allow-no-base")
    #expect(ended.status == 1 && ended.lastLine.contains("REGRESSION: objectives missed: 'quick'"), "\(ended)")
  }

  @Test("A benchmark that the change removes ends with 4")
  func removed() throws {
    let two =
      #"{\#(GateRepository.schema), "commands": [{"name": "work", "command": ["true"]}, {"name": "more", "command": ["true"]}]}"#
    let repository = try GateRepository(["benchmarks/bench.json": two])
    try repository.put([
      "benchmarks/bench.json": #"{\#(GateRepository.schema), "commands": [{"name": "work", "command": ["true"]}]}"#
    ])
    try repository.commit("removed")
    let ended = try repository.gate("--rounds 5")
    #expect(ended.status == 4 && ended.lastLine.contains("INCOMPLETE"), "\(ended)")
    #expect(ended.output.contains("more"))
  }

  @Test("What could not be decided ends with the command that gives it more room")
  func undecided() throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": "exit 0"])
    try repository.put(["work.sh": "exit  0"])
    try repository.commit("second")
    let ended = try repository.gate("--budget 100s --rounds 2 --filter=work")
    #expect(ended.status == 3 && ended.lastLine.contains("UNDECIDED"), "\(ended)")
    let base = try repository.shell("git rev-parse HEAD^").output.split(separator: "\n")[0]
    #expect(
      ended.lastLine.hasSuffix(
        "next: bench-run gate --pairs 1 --filter=work --base \(base) --rounds 4 --budget 200s"), "\(ended.lastLine)")
    let session = try repository.shell("bench-run --against HEAD^ --rounds 2 --pairs 1")
    #expect(session.status == 3 && session.lastLine.hasSuffix("--pairs 1 --until-decided"), "\(session)")
  }

  @Test("A session that is stopped says the verdict so far, its files and what goes on")
  func stopped() throws {
    let repository = try GateRepository([
      "benchmarks/bench.json": GateRepository.plain, "work.sh": "echo start >> \"$LOG\"",
    ])
    try repository.put(["work.sh": "echo start >> \"$LOG\"; true"])
    try repository.commit("second")
    var launch = repository.directory.launch(
      [ScratchDirectory.tools + "/bench-run", "gate", "--pairs", "1", "--rounds", "100000"],
      environment: repository.environment)
    launch.directory = repository.directory.file("repo")
    let ended = try repository.directory.ended(launch, signaledBy: SIGINT, after: "log", lines: 30)
    #expect(ended.status == 130, "\(ended)")
    let lines = ended.errors.split(separator: "\n").suffix(3)
    #expect(lines.first?.hasSuffix("is in .bench/baseline.json and .bench/current.json") == true, "\(ended.errors)")
    #expect(lines.dropFirst().first?.hasPrefix("bench-run: so far: ") == true, "\(ended.errors)")
    #expect(ended.lastLine.contains("gate --pairs 1 --rounds 100000"), "\(ended.errors)")
    try repository.expectClean()
    try repository.directory.expectNoProcess(atOnce: true)
  }

  @Test(
    "Every status comes through every way of calling",
    arguments: [("exit 0", "sleep 0.1", Int32(1)), ("sleep 0.1", "exit 0", 0)])
  func ways(before: String, after: String, status: Int32) throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": before])
    try repository.put(["work.sh": after])
    try repository.commit("second")
    try repository.put(["Makefile": "gate:\n\t@bench-run gate --pairs 1\n", "script": "bench-run gate --pairs 1\n"])
    #expect(try repository.shell("sh -c 'bench-run gate --pairs 1'").status == status)
    #expect(try repository.shell("bash -e script").status == status)
    #expect(
      try repository.shell("bash -e -o pipefail -c 'bench-run gate --pairs 1 2>&1 | tee ../out'").status == status)
    let piped = try repository.shell("bash -e -c 'bench-run gate --pairs 1 2>&1 | tee ../out'")
    #expect(piped.status == 0)
    #expect(try repository.directory.text("out").contains("(exit status \(status)) in "))
    let made = try repository.shell("make -s gate")
    #expect(made.status == (status == 0 ? 0 : 2))
    #expect(status == 0 || made.errors.contains("Error \(status)"), "\(made.errors)")
  }

  /// A worker of one benchmark that always takes as long, as a text for a shell.
  private static let shellWorker = #"""
    echo '{"hello":1,"optimised":true,"suite":"s","toolchain":"sh","benchmarks":[{"group":"","name":"a","operations":0}]}' >&4
    while read -r request <&3; do
      iterations=${request#*\"iterations\":}
      iterations=${iterations%%[,\}]*}
      case $request in
      *prepare*) echo '{"answer":"prepared"}' >&4 ;;
      *calibrate*) echo '{"answer":"calibrated","iterations":1,"operationsPerLap":2}' >&4 ;;
      *finish*) exit 0 ;;
      *) echo '{"answer":"measured","iterations":'"$iterations"',"nanoseconds":['$((iterations * 8000000))']}' >&4 ;;
      esac
    done
    """#

  @Test("The same executable on both sides passes without rounds, is held against objectives, and measured on demand")
  func equal() throws {
    let text = Self.shellWorker.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    // A shell that was built in the tree: its arguments name no file, whatever they say.
    let file = #"{\#(GateRepository.schema), "build": ["sh", "build.sh"], "worker": ["bin/sh", "-c", "\#(text)"]}"#
    let repository = try GateRepository([
      "benchmarks/bench.json": file, ".gitignore": "bin\n", "build.sh": "mkdir -p bin && cp /bin/sh bin/sh\n",
    ])
    try repository.put(["README.md": "nothing that is read"])
    try repository.commit("second")
    let ended = try repository.gate()
    #expect(ended.status == 0 && ended.lastLine.contains("PASS: the same program on both sides, "), "\(ended)")
    #expect(ended.output.contains("--measure-equal"))
    #expect(
      try repository.directory.names("repo/.bench") == [
        ".gitignore", "builds", "comparison.html", "comparison.json", "comparison.md", "policy.json",
      ])
    let measured = try repository.gate("--measure-equal --rounds 5")
    #expect(!measured.lastLine.contains("the same program"), "\(measured)")
    #expect(try repository.directory.runFile("repo/.bench/current.json").results.map(\.id.name) == ["a"])

    try repository.put([
      "baselines/policy.json":
        #"{"schema": {"name": "bench-policy", "version": 1}, "objectives": [{"name": "quick", "benchmark": "a", "metric": "time", "statistic": "mean", "require": "< 1ms"}]}"#
    ])
    try repository.commit("objective")
    #expect(try repository.gate().status == 0, "the policy is that of the base, which has no objective")
    try repository.commit("third")
    let missed = try repository.gate()
    #expect(missed.status == 1 && missed.lastLine.contains("REGRESSION: objectives missed: 'quick'"), "\(missed)")
    // Another program is not passed, and a gate without a verdict leaves none of an earlier one.
    try repository.put(["build.sh": "mkdir -p bin && cp /bin/cat bin/sh\n"])
    #expect(try repository.gate("--rounds 5").status != 0)
    #expect(try !repository.directory.names("repo/.bench").contains("comparison.json"))
  }
}
