import BenchFormats
import BenchModel
import BenchRunner
import Glibc
import SafeFiles
import Testing

@Suite("bench-run --against")
struct AgainstToolTests {
  private static let schema = #""schema": {"name": "bench-plan", "version": 1}"#

  /// A repository of one commit whose benchmark is a script, in a folder of its own beside one for temporary files.
  private func repository(suiteFile: String?, script: String = "exit 0") throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try Directory.create(directory.file("tmp"))
    if let suiteFile { try directory.put(suiteFile, at: "repo/benchmarks/bench.json") }
    try directory.put(script, at: "repo/work.sh")
    let ended = try shell(
      "git init -q -b main . && git add -A && git -c user.name=n -c user.email=e -c maintenance.auto=false commit -q -m first",
      in: directory)
    #expect(ended.status == 0, "\(ended.errors)")
    return directory
  }

  private func shell(_ line: String, in directory: ScratchDirectory) throws -> Ended {
    try directory.shell("cd repo && \(line)", environment: environment(of: directory))
  }

  private func environment(of directory: ScratchDirectory) -> [String: String] {
    ScratchDirectory.environment.merging(["TMPDIR": directory.file("tmp"), "HOME": directory.path]) { $1 }
  }

  /// Expects that the repository knows of no worktree, that its own files are as they were, and that nothing is left.
  private func expectClean(_ directory: ScratchDirectory, changes: String = "") throws {
    #expect(try !directory.names("repo/.git").contains("worktrees"))
    #expect(try shell("git status --porcelain", in: directory).output == changes)
    #expect(try directory.names("tmp") == [])
  }

  private static let commands = #"{\#(schema), "commands": [{"name": "work", "command": ["sh", "work.sh"]}]}"#

  @Test("The working tree with its changes is judged against a commit, which is checked out and removed")
  func regression() throws {
    let directory = try repository(suiteFile: Self.commands)
    try directory.put("sleep 0.1", at: "repo/work.sh")
    try directory.put("#!/bin/sh\ntouch \(directory.file("hooked"))\n", at: "repo/.git/hooks/post-checkout")
    let ended = try shell(
      "chmod +x .git/hooks/post-checkout; bench-run --against HEAD --rounds 8 --pairs 1", in: directory)
    #expect(ended.status == 1 && ended.output.contains("REGRESSION"), "\(ended)")
    try expectClean(directory, changes: " M work.sh\n")
    #expect(try !directory.names().contains("hooked"))
    let runs = try Sides(baseline: "baseline", current: "current").map { side in
      try RunReader.read(directory.bytes("repo/.bench/\(side).json"), source: side, identity: "").run
    }
    #expect(runs.baseline.environment.commit?.utf8.count == 40)
    #expect(runs.current.environment.commit == runs.baseline.environment.commit.map { "\($0) with changes" })
  }

  @Test("Each side is built by its own command in its own folder, from a folder below the top, too")
  func builds() throws {
    let directory = try repository(suiteFile: nil)
    try directory.put(
      #"{\#(Self.schema), "build": ["sh", "-c", "echo 'exit 0' > built.sh; echo old >> ../../log"], "#
        + #""commands": [{"name": "work", "command": ["sh", "built.sh"]}]}"#, at: "repo/sub/benchmarks/bench.json")
    #expect(
      try shell(
        "git add -A && git -c user.name=n -c user.email=e -c maintenance.auto=false commit -q -m second", in: directory
      ).status == 0)
    try directory.put(
      #"{\#(Self.schema), "build": ["sh", "-c", "echo 'exit 0' > built.sh; echo new >> ../../log"], "#
        + #""commands": [{"name": "work", "command": ["sh", "built.sh"]}]}"#, at: "repo/sub/benchmarks/bench.json")
    let ended = try shell("cd sub && bench-run --against main --rounds 3 --pairs 1 --no-compare", in: directory)
    #expect(ended.status == 0, "\(ended)")
    #expect(try directory.text("log") == "new\n")
    #expect(try directory.names("repo/sub") == [".bench", "benchmarks", "built.sh"])
    try expectClean(directory, changes: " M sub/benchmarks/bench.json\n?? sub/built.sh\n")
  }

  @Test("A policy of the working tree does not relax the gate: the commit's own holds")
  func policy() throws {
    let directory = try repository(suiteFile: Self.commands)
    try directory.put(
      #"{"schema": {"name": "bench-policy", "version": 1}, "tolerances": [{"tolerance": "9000%"}]}"#,
      at: "repo/baselines/policy.json")
    try directory.put("sleep 0.1", at: "repo/work.sh")
    let ended = try shell("bench-run --against main --rounds 8 --pairs 1", in: directory)
    let words = ended.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(ended.status == 1 && words.contains("there is no baselines/policy.json of main ("), "\(ended)")
  }

  @Test(
    "What cannot be checked out, read or built ends with a status and a reason, and leaves nothing",
    arguments: [
      ("--against nothing", Self.commands, Int32(66), "there is no commit 'nothing' in this repository"),
      ("--against=--help", Self.commands, 66, "there is no commit '--help' in this repository"),
      ("--against main", nil, 4, "has no benchmarks/bench.json"),
      ("--against main", "{", 78, "benchmarks/bench.json:1:2"),
      ("--against main --suite stress", Self.commands, 64, "the same on both sides"),
      ("--against main --worker /bin/true", Self.commands, 64, "is the same file on both sides"),
      ("--against main", #"{\#(Self.schema), "suite": "stress"}"#, 78, "the same on both sides"),
      (
        "--against main", #"{\#(Self.schema), "build": ["sh", "-c", "echo why; exit 9"], "worker": ["./w"]}"#, 4,
        "cannot be built: 'sh -c echo why; exit 9' ended with status 9"
      ),
      (
        "--against main", #"{\#(Self.schema), "build": ["/nonexistent"], "worker": ["./w"]}"#, 66,
        "cannot be built: cannot run '/nonexistent'"
      ),
      ("--against main", #"{\#(Self.schema), "worker": ["./w"]}"#, 66, "the baseline worker cannot be used"),
    ] as [(String, String?, Int32, String)])
  func faults(options: String, suiteFile: String?, status: Int32, message: String) throws {
    let directory = try repository(suiteFile: suiteFile)
    let ended = try shell("bench-run \(options)", in: directory)
    #expect(ended.status == status && ended.errors.contains(message), "\(ended)")
    if message.contains("status 9") { #expect(ended.errors.hasPrefix("  why\n")) }
    try expectClean(directory)
  }

  @Test("Nothing of the repository is written, and other worktrees stay, also those on a disk that is not there")
  func untouched() throws {
    let directory = try repository(suiteFile: Self.commands)
    let away = try shell(
      "git worktree add -q -b other ../other && echo staged > ../other/new && git -C ../other add new && mv ../other ../away",
      in: directory)
    #expect(away.status == 0, "\(away)")
    let look = "find .git -printf '%p %s %T@\\n' | sort"
    let before = try shell(look, in: directory).output
    let ended = try shell("bench-run --against main --rounds 3 --pairs 1 --no-compare", in: directory)
    #expect(ended.status == 0, "\(ended)")
    #expect(try shell(look, in: directory).output == before && before.contains(".git/worktrees/other/index"))
    let back = try shell("mv ../away ../other && git -C ../other diff --cached --name-only", in: directory)
    #expect(back.output == "new\n", "\(back)")
    #expect(try directory.names("tmp") == [])
  }

  @Test("No hook, filter, monitor or alias of the user's runs, and a build of the base finds the tags")
  func setup() throws {
    let directory = try repository(suiteFile: nil)
    let touch = "touch \(directory.file("ran"))"
    try directory.put(
      #"{\#(Self.schema), "build": ["sh", "-c", "git describe --tags >> \"$LOG\""], "#
        + #""commands": [{"name": "work", "command": ["sh", "work.sh"]}]}"#, at: "repo/benchmarks/bench.json")
    try directory.put("* filter=mine.own\n", at: "repo/.gitattributes")
    try directory.put("#!/bin/sh\n\(touch)\n", at: "program")
    let made = try shell(
      """
      chmod +x ../program && git add -A && git -c user.name=n -c user.email=e commit -q -m second && git tag v2 &&
      git config --global filter.mine.own.smudge '\(touch); cat' && git config filter.mine.own.clean '\(touch); cat' &&
      git config filter.mine.own.required true && git config core.fsmonitor ../program &&
      git config alias.checkout '!\(touch)' && git config alias.status '!\(touch)' && touch work.sh
      """, in: directory)
    #expect(made.status == 0, "\(made)")
    let ended = try shell(
      "rm -f ../ran; LOG=$PWD/../log bench-run --against main --rounds 3 --pairs 1 --no-compare", in: directory)
    #expect(ended.status == 0, "\(ended)")
    #expect(try directory.text("log") == "v2\nv2\n")
    #expect(try !directory.names().contains("ran"))
  }

  @Test("Several sessions against commits of one repository at a time do not disturb one another")
  func concurrent() throws {
    let directory = try repository(suiteFile: Self.commands)
    let one = "bench-run --against main --rounds 3 --pairs 1 --no-compare --output-dir"
    let ended = try shell(
      "for n in 1 2 3 4; do (\(one) out$n >>../said 2>&1; echo $? >>../statuses) & done; wait; rm -rf out?",
      in: directory)
    #expect(ended.status == 0, "\(ended)")
    let said = try directory.text("said")
    #expect(try directory.text("statuses") == "0\n0\n0\n0\n", "\(said)")
    try expectClean(directory)
  }

  @Test("A shallow clone is measured against a commit that it has")
  func shallow() throws {
    let directory = try repository(suiteFile: Self.commands)
    let cloned = try shell(
      "git clone -q --depth 1 \"file://$PWD\" ../clone && cd ../clone && bench-run --against HEAD --rounds 3 --pairs 1 --no-compare",
      in: directory)
    #expect(cloned.status == 0, "\(cloned)")
  }

  @Test(
    "A worker that is one file on both sides, by an absolute path or a link, is no session; a copy is said",
    arguments: [
      (#"["TOP/worker"]"#, "true", Int32(4), "is one and the same file"),
      (#"["TOP/worker", "--some", "option"]"#, "true", 4, "is one and the same file"),
      (#"["./link"]"#, "ln -s TOP/worker link", 4, "is one and the same file"),
      (#"["bin/worker"]"#, "ln -s TOP bin", 4, "is one and the same file"),
      (#"["worker-of-path"]"#, "true", 4, "is one and the same file"),
      (#"["./copy"]"#, "cp TOP/worker copy", 0, "warning: the worker ./copy has the same bytes"),
      (#"["/bin/sh", "script"]"#, "cp TOP/worker script", 0, ""),
      (#"["/bin/sh", "-c", "exec ./copy"]"#, "cp TOP/worker copy", 0, ""),
      (#"["sh", "script"]"#, "cp TOP/worker script", 0, ""),
    ] as [(String, String, Int32, String)])
  func oneProgram(worker: String, preparation: String, status: Int32, message: String) throws {
    let directory = try ScratchDirectory()
    try Directory.create(directory.file("tmp"))
    let tests = "\(#filePath)".split(separator: "/").dropLast(2).joined(separator: "/")
    try directory.put(
      "#!/bin/sh\nexec /bin/sh '/\(tests)/FaultyWorker/worker.sh' \(directory.file("launches")) none :\n",
      at: "away/worker")
    let text = worker.replacing("TOP", with: directory.file("away"))
    try directory.put(#"{\#(Self.schema), "worker": \#(text)}"#, at: "repo/benchmarks/bench.json")
    let made = try shell(
      """
      chmod +x ../away/worker && ln -s worker ../away/worker-of-path && \
      \(preparation.replacing("TOP", with: directory.file("away"))) && git init -q -b main . && git add -A &&
      git -c user.name=n -c user.email=e -c maintenance.auto=false commit -q -m first
      """, in: directory)
    #expect(made.status == 0, "\(made)")
    let ended = try shell(
      "PATH=\(directory.file("away")):$PATH bench-run --against main --rounds 3 --pairs 1 --no-compare -q",
      in: directory)
    #expect(ended.status == status, "\(ended)")
    #expect(message.isEmpty ? ended.errors.isEmpty : ended.errors.contains(message), "\(ended)")
    #expect(try directory.names("tmp") == [])
  }

  @Test("A build that fails on the side of the working tree is told as such")
  func ownBuild() throws {
    let directory = try repository(suiteFile: Self.commands)
    try directory.put(
      #"{\#(Self.schema), "build": ["false"], "commands": [{"name": "work", "command": ["sh", "work.sh"]}]}"#,
      at: "repo/benchmarks/bench.json")
    let ended = try shell("bench-run --against main", in: directory)
    #expect(ended.status == 4 && ended.lastLine.contains("the working tree cannot be built: 'false'"), "\(ended)")
    try expectClean(directory, changes: " M benchmarks/bench.json\n")
  }

  @Test("What a failed build printed is no command of a build server and steers no terminal")
  func hostileBuild() throws {
    let directory = try repository(
      suiteFile: #"{\#(Self.schema), "build": ["sh", "-c", "test ! -e log || { cat log >&2; exit 9; }"], "#
        + #""commands": [{"name": "work", "command": ["sh", "work.sh"]}]}"#)
    let lines = [
      "::error::x", "  ::add-mask::y", "##vso[task.complete]", "a ##teamcity[x]", "##[group]", "e\u{1B}[2J\u{9B}31m",
      "\u{202E}z", "a\r::debug::b",
    ]
    try directory.put(lines.joined(separator: "\n"), at: "repo/log")
    let ended = try shell("bench-run --against main", in: directory)
    #expect(ended.status == 4 && ended.lastLine.contains("the working tree cannot be built"), "\(ended)")
    let printed = ended.errors.unicodeScalars
    #expect(printed.contains { $0 == "y" } && !printed.contains { [0x0D, 0x1B, 0x9B, 0x202E].contains($0.value) })
    for line in printed.split(separator: "\n").map({ String($0.drop { $0 == " " }) }) {
      #expect(!line.hasPrefix("::") && !line.contains("##"), "\(line)")
    }
  }

  @Test("A folder without a repository has no other state")
  func noRepository() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run("bench-run", "--against", "main")
    #expect(ended.status == 66 && ended.errors.contains("is in no git repository"), "\(ended.errors)")
  }

  @Test("A signal during a build or a session removes the checkout and what they started", arguments: [true, false])
  func interrupted(building: Bool) throws {
    let (directory, ended) = try session(signaledBy: SIGINT, building: building)
    #expect(ended.status == 130, "\(ended)")
    try expectClean(directory)
    if building { try directory.expectEnded(namedIn: "daemons", atOnce: true) }
    try directory.expectNoProcess(atOnce: true)
  }

  @Test(
    "A tool that is killed, as by a second Ctrl-C, leaves no checkout and no process for long",
    arguments: [true, false])
  func killed(building: Bool) throws {
    let (directory, ended) = try session(signaledBy: SIGKILL, building: building)
    #expect(ended.status == 128 + SIGKILL, "\(ended)")
    if building { try directory.expectEnded(namedIn: "daemons", atOnce: false) }
    try directory.expectNoProcess(atOnce: false)
    var patience = 6000
    while try !directory.names("tmp").isEmpty {
      patience -= 1
      try #require(patience > 0, "the checkout is still there")
      _ = poll(nil, 0, 10)
    }
    try expectClean(directory)
  }

  /// A session against a commit that gets a signal in the middle of a build or of its rounds.
  private func session(signaledBy signal: Int32, building: Bool) throws -> (ScratchDirectory, Ended) {
    let log = "echo start >> \"$LOG\""
    // A daemon of a compiler, which has nothing of its parent's.
    let wait = #"while ! [ -s \"$DAEMONS\" ]; do sleep 0.01; done; echo start >> \"$LOG\"; "#
    let daemon = #"setsid env -i /bin/sh -c 'echo $$ >>\"$0\"; exec sleep 1000' \"$DAEMONS\" & "#
    let build = building ? #""build": ["sh", "-c", "\#(daemon)\#(wait)sleep 1000"], "# : ""
    let directory = try repository(
      suiteFile: #"{\#(Self.schema), \#(build)"commands": [{"name": "work", "command": ["sh", "work.sh"]}]}"#,
      script: log)
    var environment = environment(of: directory)
    environment["LOG"] = directory.file("starts")
    environment["DAEMONS"] = directory.file("daemons")
    environment["SCRATCH"] = directory.path
    var launch = directory.launch(
      [ScratchDirectory.tools + "/bench-run", "--against", "main", "--rounds", "100000"], environment: environment)
    launch.directory = directory.file("repo")
    return (
      directory, try directory.ended(launch, signaledBy: signal, after: "starts", lines: building ? 1 : 10)
    )
  }
}
