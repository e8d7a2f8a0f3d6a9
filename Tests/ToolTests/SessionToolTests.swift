import BenchFormats
import BenchModel
import BenchRunner
import Glibc
import SafeFiles
import Testing

@Suite("bench-run: sessions of two sides")
struct SessionToolTests {
  private func runs(in directory: ScratchDirectory, _ folder: String = ".bench") throws -> Sides<BenchmarkRun> {
    try Sides(baseline: "\(folder)/baseline.json", current: "\(folder)/current.json").map { name in
      try RunReader.read(directory.bytes(name), source: name, identity: "").run
    }
  }

  @Test("Two commands are measured in turn and judged at once, and the files are two sides of one session")
  func commands() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--baseline-command", "true", "--command", "sleep 0.1", "--rounds", "8", "--pairs", "1")
    #expect(ended.status == 1 && ended.output.hasPrefix("REGRESSION: 1 of 1 benchmark regressed"), "\(ended)")
    #expect(ended.lastLine.hasPrefix("bench-run: REGRESSION") && ended.lastLine.hasSuffix("(exit status 1)"))
    let runs = try runs(in: directory)
    #expect(runs.baseline.session?.side == .baseline && runs.current.session?.side == .current)
    #expect(runs.baseline.session?.id == runs.current.session?.id && runs.baseline.id != runs.current.id)
    #expect(runs.current.completeness == .complete && runs.current.plan?.launches == 8)
    #expect(try directory.text(".bench/.gitignore") == "*\n")
    let again = try directory.run("bench-compare", ".bench/baseline.json", ".bench/current.json")
    #expect(again.status == 1 && again.output == ended.output)
  }

  @Test("Without a comparison it says what makes one, and another folder is not taught to ignore itself")
  func measuringOnly() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--baseline-command", "true", "--command", "sh -c 'exit 0'", "--rounds", "3", "--pairs", "1",
      "--no-compare", "--output-dir", "out/ab")
    #expect(ended.status == 0 && ended.output == "bench-compare out/ab/baseline.json out/ab/current.json\n", "\(ended)")
    #expect(try directory.names("out/ab") == ["baseline.json", "current.json"])
  }

  @Test("With a shell, a line of shell is a command; one that fails is status 4 with its reason")
  func shell() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--shell", "--baseline-command", "true | cat", "--command", "exit 3", "--rounds", "3")
    #expect(ended.status == 4 && ended.errors.contains("command (wrong outcome: it ended with status 3)"), "\(ended)")
  }

  @Test("Two workers are measured in turn; benchmarks of debug builds are never compared")
  func workers() throws {
    let directory = try ScratchDirectory()
    let arguments = ["--filter", "performance/Simple Command", "--rounds", "3", "--pairs", "2"]
    let line =
      "bench-run --baseline-worker stress --worker stress \(arguments.map { "'\($0)'" }.joined(separator: " "))"
    let refused = try directory.shell(line)
    #expect(refused.status == 78 && refused.errors.contains("--allow-debug"), "\(refused)")
    let ended = try directory.shell("\(line) --allow-debug")
    #expect(ended.status == 4 && ended.output.contains("debug build"), "\(ended)")
    let runs = try runs(in: directory)
    for run in [runs.baseline, runs.current] {
      #expect(run.results.map(\.status) == [.measured] && run.results[0].sample(of: .time)?.round == [0, 1, 2])
    }
  }

  @Test("Sides without a benchmark in common have nothing to compare")
  func disjoint() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--baseline-worker", ScratchDirectory.tools + "/stress", "--command", "true", "--allow-debug")
    #expect(ended.status == 4 && ended.errors.contains("no chosen benchmark in common"), "\(ended)")
  }

  @Test(
    "A worker that cannot be used is told apart by its side",
    arguments: [
      ("/nonexistent", "stress", Int32(66), "the baseline worker cannot be used: cannot start '/nonexistent'"),
      ("stress", "/nonexistent", 66, "the worker cannot be used: cannot start '/nonexistent'"),
      ("./garbage", "stress", 65, "the baseline worker cannot be used: its first line is no hello"),
      ("./newer", "stress", 65, "the baseline worker cannot be used: it speaks version 9 of the worker protocol"),
    ])
  func unusable(baseline: String, current: String, status: Int32, message: String) throws {
    let directory = try ScratchDirectory()
    try directory.put("#!/bin/sh\necho garbage >&4\n", at: "garbage")
    try directory.put("#!/bin/sh\necho '{\"hello\":9}' >&4\n", at: "newer")
    let ended = try directory.shell(
      "chmod +x garbage newer; bench-run --allow-debug --baseline-worker \(baseline) --worker \(current)")
    #expect(ended.status == status && ended.errors.contains(message), "\(ended.errors)")
    #expect(try !directory.names().contains(".bench"))
  }

  @Test(
    "A command line of a session that is not understood ends with 64",
    arguments: [
      ("--rounds 3", "--rounds is for a session of two sides"),
      ("--baseline-command a", "--baseline-command is what a command is measured against"),
      ("--baseline-command a --against b", "--against and --baseline-command name two baselines; keep one"),
      ("--baseline-command 'a|b' --command c", "'|' is for a shell, and there is none"),
      ("--baseline-command true --command \"'\"", "the quote ' is not closed"),
      ("--command a --worker b", "--worker and --command name two things to run; keep one"),
      ("--shell", "--shell is for a command"),
      ("--aa --command a --no-compare", "--no-compare is about a verdict"),
      ("--baseline-command a --command b --launches 3", "--launches is for a run of one side"),
      ("--baseline-command a --command b -o c", "--output is for a run of one side"),
      ("--baseline-command a --command b --format text", "--format is for a run of one side"),
      ("--baseline-command a --command b --output-dir ''", "--output-dir needs a folder"),
      ("--baseline-command a --command b --pairs 0", "needs a whole number from 1"),
      ("--baseline-command a --command b --budget 0s", "a time above 0, such as 60s"),
      ("--baseline-command a --command b --budget 5MB", "a time above 0, such as 60s"),
      ("--baseline-command a --command b --keep", "--keep is about what --aa finds"),
    ])
  func usage(line: String, message: String) throws {
    let ended = try ScratchDirectory().shell("bench-run \(line)")
    #expect(ended.status == 64 && ended.output.isEmpty && ended.errors.contains(message), "\(ended.errors)")
  }

  @Test("A session that is stopped leaves both sides, partial and in step, and no process")
  func interrupted() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.ended(
      directory.launch([
        ScratchDirectory.tools + "/bench-run", "--shell", "--baseline-command", "true", "--command",
        "echo start >> starts", "--rounds", "100000", "--pairs", "1",
      ]), signaledBy: SIGINT, after: "starts", lines: 20)
    #expect(ended.status == 130, "\(ended)")
    let runs = try runs(in: directory)
    let rounds = [runs.baseline, runs.current].map { $0.results[0].sample(of: .time)?.round }
    #expect(runs.baseline.completeness == .partial && runs.current.completeness == .partial)
    #expect(rounds[0] == rounds[1] && (rounds[0]?.count ?? 0) >= 2)
  }

  @Test("A self-test of launches that differ too much is told, and not kept unless that is asked for")
  func selfTestOfNoise() throws {
    let directory = try ScratchDirectory()
    // Of all launches every second one is slow.
    try directory.put("if [ -e slow ]; then rm slow; exec sleep 0.1; fi; touch slow", at: "toggle.sh")
    let arguments = ["--aa", "--command", "sh toggle.sh", "--rounds", "5", "--pairs", "1"]
    let ended = try directory.run("bench-run", arguments, environment: ScratchDirectory.environment)
    #expect(ended.status == 3 && ended.output.hasPrefix("Two launches of one program differ by up to "), "\(ended)")
    #expect(ended.lastLine.hasPrefix("bench-run: not kept as baselines/") && ended.lastLine.hasSuffix("or add --keep"))
    #expect(try !directory.names().contains("baselines"))
    let kept = try directory.run("bench-run", arguments + ["--keep"], environment: ScratchDirectory.environment)
    #expect(kept.status == 0 && kept.lastLine.hasPrefix("bench-run: kept as baselines/"), "\(kept)")
  }

  @Test("A session until decided ends with its verdict, and its files state when it was looked at")
  func untilDecided() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--baseline-command", "true", "--command", "sleep 0.1", "--pairs", "1", "--until-decided")
    #expect(ended.status == 1 && ended.output.hasPrefix("REGRESSION: 1 of 1 benchmark regressed"), "\(ended)")
    let runs = try runs(in: directory)
    for run in [runs.baseline, runs.current] {
      let looks = try #require(run.session?.looks)
      #expect(looks == [4, 9, 14, 24, 44, 75] && run.completeness == .complete)
      // Usually the first one; a busy machine may need another.
      let rounds = try #require(run.results.first?.sample(of: .time)?.round)
      #expect(looks.dropLast().contains(rounds.count) && rounds == Array(0..<rounds.count))
    }
  }

  @Test("When the budget is spent no further round begins, and what was measured is judged")
  func budget() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--baseline-command", "true", "--command", "true", "--pairs", "1", "--rounds", "1000", "--budget",
      "1ms")
    #expect([0, 1, 3].contains(ended.status) && !ended.output.isEmpty, "\(ended)")
    let runs = try runs(in: directory)
    #expect(runs.baseline.completeness == .complete && runs.current.completeness == .complete)
    #expect(runs.current.results.first?.sample(of: .time)?.round == [0])
  }

  @Test("A self-test tells what differs that is not different, and comparisons of single launches rest on it")
  func selfTest() throws {
    let directory = try ScratchDirectory()
    // The machine of these tests is as busy as it is.
    let ended = try directory.run("bench-run", "--aa", "--keep", "--command", "true", "--rounds", "5", "--pairs", "2")
    #expect(ended.status == 0 && ended.output.hasPrefix("Two launches of one program differ by up to "), "\(ended)")
    for part in ["False alarms: ", "The second batch of a pair: ", "Batches beside another live worker: "] {
      #expect(ended.output.contains(part), "\(ended.output)")
    }
    #expect(try directory.names(".bench/self-test") == [".gitignore", "baseline.json", "current.json"])
    let name = try #require(try directory.names("baselines").first)
    #expect(ended.lastLine == "bench-run: kept as baselines/\(name)" && name.hasSuffix(".self-test.json"))
    let kept = try SelfTestFile.read(directory.bytes("baselines/\(name)"), source: name)
    #expect(kept.betweenLaunchFloor > 0 && kept.rounds == 5 && kept.findings.map(\.id.name) == ["true"])

    let compared = try directory.run(
      "bench-compare", ".bench/self-test/baseline.json", ".bench/self-test/current.json", "--format", "json")
    #expect(compared.output.contains("between-launch floor from baselines/\(name)"), "\(compared)")
    try directory.put(
      #"{"schema": {"name": "bench-policy", "version": 1}, "betweenLaunchFloor": "5%"}"#, at: "baselines/policy.json")
    let stated = try directory.run(
      "bench-compare", ".bench/self-test/baseline.json", ".bench/self-test/current.json", "--format", "json")
    #expect(!stated.output.contains("between-launch floor from"), "\(stated)")
    try directory.put("{", at: "baselines/policy.json")
    #expect(try directory.run("bench-run", "--aa", "--command", "true").status == 78)
  }

  @Test("A self-test at several moments tells what two of them differ by, and comparisons of two runs take it")
  func moments() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--aa", "--keep", "--command", "true", "--rounds", "2", "--pairs", "1", "--moments", "9",
      "--pause", "1ms")
    #expect(ended.status == 0 && ended.output.contains("Moments: 1 benchmark at 9 moments, "), "\(ended)")
    let name = try #require(try directory.names("baselines").first)
    let kept = try SelfTestFile.read(directory.bytes("baselines/\(name)"), source: name)
    let moments = try #require(kept.moments)
    #expect(moments.count == 9 && moments.benchmarks == 1 && moments.pauseSeconds == 0.001 && moments.drift > 0)
    for file in ["a.json", "b.json"] {
      let run = try directory.run("bench-run", "--runs", "5", "-o", file, "--quiet", "--", "true")
      #expect(run.status == 0, "\(run)")
    }
    let compared = try directory.run("bench-compare", "a.json", "b.json", "--format", "json")
    #expect(compared.output.contains("floor and drift from baselines/\(name)"), "\(compared)")
  }

  @Test(
    "Moments that could tell nothing are refused before they are waited for",
    arguments: [
      (["--aa", "--moments", "8"], "8 moments of 1 benchmark tell nothing of a machine: use --moments 9 or more"),
      (["--aa", "--pause", "1s"], "--pause is what --moments wait for; add --moments, or leave it out"),
      (["--baseline-command", "true", "--moments", "9"], "--moments is about a self-test; add --aa, or leave it out"),
    ])
  func refusedMoments(options: [String], reason: String) throws {
    let ended = try ScratchDirectory().run("bench-run", options + ["--command", "true"], environment: [:])
    #expect(ended.status == 64 && ended.errors.contains(reason), "\(ended)")
  }
}
