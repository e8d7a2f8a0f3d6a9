import BenchFormats
import BenchModel
import CommandLineTool
import SafeFiles
import StrictJSON
import Testing

@testable import bench_run

@Suite("bench-run")
struct RunToolTests {
  private static let schema = #""schema": {"name": "bench-plan", "version": 1}"#

  @Test("Without a suite file it says what can be done, with a file that works")
  func nothingToRun() throws {
    let ended = try ScratchDirectory().run("bench-run")
    #expect(ended.status == 78 && ended.output.isEmpty)
    for part in ["there is no benchmarks/bench.json here", "--worker PATH", "--suite NAME", SuiteFile.example] {
      #expect(ended.errors.contains(part), "\(ended.errors)")
    }
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test(
    "A suite file that is wrong, or names what is not there, ends with its status and says where",
    arguments: [
      (#"{\#(schema), "suite": "strss"}"#, 66, "benchmarks/bench.json: there is no suite 'strss': no executable"),
      (#"{\#(schema), "suite": "a/b"}"#, 78, "benchmarks/bench.json: 'a/b' is no name of a suite"),
      (
        #"{\#(schema), "worker": ["./none"], "build": ["make", "all"]}"#, 66,
        "for a plain name; build it with: make all"
      ),
      ("{\(schema),\n\"worker\": 1}", 78, "benchmarks/bench.json:2:11: worker: found a number, wanted an array"),
      ("{\(schema)}", 78, "benchmarks/bench.json: it must name either"),
      ("", 78, "benchmarks/bench.json:1:1: the document is empty"),
    ] as [(String, Int32, String)])
  func suiteFile(text: String, status: Int32, message: String) throws {
    let directory = try ScratchDirectory()
    try directory.put(text, at: "benchmarks/bench.json")
    let ended = try directory.run("bench-run", "--list")
    #expect(ended.status == status && ended.errors.contains(message), "\(ended.errors)")
  }

  @Test("The suite file names a suite beside the tool, or a worker with its arguments")
  func suiteFileUsed() throws {
    let directory = try ScratchDirectory()
    let bundled = try directory.run("bench-run", "--suite", "stress", "--list")
    #expect(bundled.status == 0 && bundled.errors.isEmpty)
    #expect(bundled.output.split(separator: "\n").contains("command_performance/Simple Command"))
    try directory.put(#"{\#(Self.schema), "suite": "stress"}"#, at: "benchmarks/bench.json")
    #expect(try directory.run("bench-run", "--list").output == bundled.output)
    try directory.put(
      #"{\#(Self.schema), "worker": ["sh", "-c", "exec \"$0\"", "stress"]}"#, at: "benchmarks/bench.json")
    #expect(try directory.run("bench-run", "--list").output == bundled.output)
    let chosen = try directory.run(
      "bench-run", "--list", "--filter", "performance/Simple", "--filter", "performance/Raw Model")
    #expect(chosen.output.split(separator: "\n").count == 2)
    let group = try directory.run(
      "bench-run", "--list", "--group", "command_performance", "--filter", "performance/Simple")
    #expect(group.output == "command_performance/Simple Command\n")
  }

  @Test(
    "A worker that cannot be used ends with its status and what it did",
    arguments: [
      ("--worker ./none", 66, "cannot start './none': there is no such program"),
      ("--worker ./text", 66, "cannot start './text': it may not be executed"),
      ("--worker /bin/cat", 65, "it ended with status 0 during its hello"),
      ("--worker /bin/true", 65, "it ended with status 0 during its hello"),
      (
        "--worker /bin/sh -- -c 'echo no such file >&2; exit 3'", 65,
        "it ended with status 3 during its hello; it printed"
      ),
      (
        "--worker /bin/sh -- -c 'kill -SEGV $$'", 65,
        "it was killed by SIGSEGV (bad address or stack overflow) during its hello"
      ),
      ("--worker /bin/sh -- -c 'printf \"\\033[2J\\n::error::x\" >&2; exit 3'", 65, "it printed: \\u{1b}[2J"),
      ("--worker /bin/sh -- -c 'echo hello >&4'", 65, "its first line is no hello of the worker protocol"),
      ("--worker /bin/sh -- -c 'echo {\\\"hello\\\": 99} >&4'", 65, "it speaks version 99 of the worker protocol"),
      ("--worker /bin/sh -- -c 'exec 4>&-; exec sleep 100'", 65, "it closed its descriptors during its hello"),
    ] as [(String, Int32, String)])
  func badWorker(line: String, status: Int32, message: String) throws {
    let directory = try ScratchDirectory()
    try directory.put("text", at: "text")
    let ended = try directory.shell("bench-run \(line)")
    #expect(ended.status == status && ended.output.isEmpty, "\(ended.errors)")
    #expect(ended.errors.contains(message), "\(ended.errors)")
    #expect(ended.errors.split(separator: "\n").count == 1 && !ended.errors.contains("\u{1B}"))
    #expect(try directory.names() == ["text"])
  }

  @Test(
    "A command line that is not understood ends with 64",
    arguments: [
      ("--suite ../stress", "'../stress' is no name of a suite, which has no slash"),
      ("--suite ''", "'' is no name of a suite"),
      ("--suite stress --worker x", "keep one"),
      ("--suite stress -- x", "--suite and what stands after -- name two things"),
      ("--suite stress --filter nothing", "no benchmark of suite 'stress' is chosen"),
      ("--suite stress --group Command_performance", "no benchmark of suite 'stress' is chosen"),
      ("--launchs 3", "unknown option '--launchs'; did you mean '--launches'?"),
      ("--launches 0", "option '--launches' needs a whole number from 1 to 1000000, not '0'"),
      ("--launches 1.5", "needs a whole number from 1"),
      ("--launches 99999999999999999999", "needs a whole number from 1"),
      ("--warmup=-1", "needs a whole number from 0"),
      ("--seed x", "needs a whole number from 0"),
      ("--timeout 0", "needs seconds above 0"),
      ("--timeout nan", "needs seconds above 0"),
      ("--suite stress x", "--suite and the command 'x' name two things"),
    ])
  func usage(line: String, message: String) throws {
    let ended = try ScratchDirectory().shell("bench-run \(line)")
    #expect(ended.status == 64 && ended.output.isEmpty && ended.errors.contains(message), "\(ended.errors)")
  }

  @Test("A suite that is not built is missed by its name, and said how to be built")
  func missingSuite() throws {
    let ended = try ScratchDirectory().run("bench-run", "--suite", "strss")
    #expect(ended.status == 66 && ended.output.isEmpty, "\(ended.errors)")
    #expect(ended.errors.contains("there is no suite 'strss'") && ended.errors.split(separator: "\n").count == 1)
    #expect(ended.errors.contains("'swift build -c release --product strss'"), "\(ended.errors)")
  }

  @Test("The tool is no worker: a runner that takes it for one is told so, and nothing is started")
  func noWorker() throws {
    let directory = try ScratchDirectory()
    let served = try directory.shell("BENCH_WORKER=1 bench-run")
    #expect(served.status == 64 && served.output.isEmpty && served.errors.contains("BENCH_WORKER is set"))
    try directory.put(#"{\#(Self.schema), "worker": ["bench-run"]}"#, at: "benchmarks/bench.json")
    let nested = try directory.run("bench-run")
    #expect(nested.status == 65 && nested.errors.contains("BENCH_WORKER is set"), "\(nested.errors)")
  }

  @Test("The key of the machine is one plain word, the same each time")
  func machine() throws {
    let directory = try ScratchDirectory()
    let keys = try (0..<2).map { _ in try directory.run("bench-run", "--machine") }
    #expect(keys.allSatisfy { $0.status == 0 && $0.errors.isEmpty } && keys[0].output == keys[1].output)
    let word = keys[0].output.dropLast()
    #expect(keys[0].output.hasSuffix("\n") && !word.isEmpty)
    #expect(word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    #expect(try directory.names().isEmpty)
  }

  #if DEBUG
    @Test("A debug build is not measured unasked, and what it gave is never compared")
    func debugBuild() throws {
      let directory = try ScratchDirectory()
      let refused = try directory.run("bench-run", "--suite", "stress")
      #expect(refused.status == 78 && refused.errors.contains("built without optimisation"))
      #expect(try directory.names().isEmpty)
      for name in ["base.json", "new.json"] {
        let ended = try directory.run(
          "bench-run", "--suite", "stress", "--allow-debug", "--quick", "--launches", "1", "--filter",
          "performance/Simple", "-o",
          name)
        #expect(ended.status == 0 && ended.errors.isEmpty && ended.output.contains("Simple Command:"))
      }
      let run = try directory.runFile("base.json")
      #expect(run.results.map(\.id.description) == ["command_performance/Simple Command"])
      #expect(run.environment.optimised == false && run.completeness == .complete)
      let compared = try directory.run("bench-compare", "--format", "json", "base.json", "new.json")
      let comparison = try StrictJSONDecoder().decode(Comparison.self, from: Array(compared.output.utf8))
      #expect(compared.status == 4 && comparison.rows.allSatisfy { $0.obstacle == .debugBuild })
      #expect(!comparison.rows.isEmpty)
    }
  #endif

  @Test("A worker that declares a benchmark twice, or none, is told so before anything is measured")
  func declarations() throws {
    let directory = try ScratchDirectory()
    func run(_ benchmarks: String) throws -> Ended {
      let hello = #"{"hello":1,"suite":"s","toolchain":"t","optimised":true,"benchmarks":[\#(benchmarks)]}"#
      try directory.put("echo '\(hello)' >&4; read request <&3; exit 0\n", at: "worker.sh")
      return try directory.run("bench-run", "--worker", "/bin/sh", "--", "worker.sh")
    }
    let twice = try run(#"{"group":"g","name":"a"},{"group":"g","name":"b"},{"group":"g","name":"a","parameters":[]}"#)
    #expect(twice.status == 65 && twice.errors.contains("declares 'g/a' twice"), "\(twice.errors)")
    let none = try run("")
    #expect(none.status == 64 && none.errors.contains("no benchmark of suite 's' is chosen"), "\(none.errors)")
    #expect(try directory.names() == ["worker.sh"])
  }

  @Test("A benchmark whose worker ends wrongly is failed, the others are kept, and the status is 4")
  func failedBenchmark() throws {
    let directory = try ScratchDirectory()
    let worker = "echo >> starts; test $(wc -l < starts) = 2 && exit 7; exec stress"
    let ended = try directory.shell(
      "bench-run --allow-debug --quick --launches 1 --warmup 0 --filter performance/Simple --filter performance/Raw --worker /bin/sh -- -c '\(worker)'"
    )
    #expect(ended.status == 4, "\(ended.errors)")
    let run = try directory.runFile("benchmarks/results.json")
    #expect(run.completeness == .complete)
    #expect(run.results.map(\.status.rawValue).sorted() == ["failed", "measured", "measured"])
    #expect(run.results.compactMap(\.failure).map(\.kind) == [.exitedEarly])
  }

  @Test("An output that cannot be written is found out before anything is measured")
  func noPlace() throws {
    let directory = try ScratchDirectory()
    // Measuring so many launches would take hours.
    let line = ["--suite", "stress", "--allow-debug", "--launches", "1000000", "--output"]
    for path in ["/proc/none/results.json", ".", "/dev/null/x"] {
      let ended = try directory.shell("bench-run \(line.joined(separator: " ")) \(path)")
      #expect(ended.status == 73 && ended.errors.contains("cannot create '"), "\(ended.errors)")
    }
  }

  @Test("Results go to standard output alone where they are asked for, and a full device is noticed")
  func standardOutput() throws {
    let directory = try ScratchDirectory()
    let line = "bench-run --suite stress --allow-debug --quick --launches 1 --warmup 0 --filter performance/Simple"
    let ended = try directory.shell("\(line) -o -")
    #expect(ended.status == 0 && ended.errors.isEmpty)
    #expect(try RunReader.read(Array(ended.output.utf8), source: "-", identity: "").run.results.count == 1)
    #expect(try directory.names().isEmpty)
    #expect(try directory.shell("\(line) -o - > /dev/full").status == 74)
    let quiet = try directory.shell("\(line) -q")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
    #expect(try directory.names("benchmarks") == ["results.json"])
  }
}
