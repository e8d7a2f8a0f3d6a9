import BenchFormats
import BenchModel
import BenchRunner
import Glibc
import Testing

@Suite("bench-run: a session with a worker that fails in its middle")
struct SessionFaultTests {
  typealias Side = BenchmarkRun.SessionMembership.Side

  /// A session of two shell workers, one of which has the fault.
  private struct FaultySession {
    let directory: ScratchDirectory
    let environment: [String: String]
    let arguments: [String]

    init(_ fault: WorkerFault, on side: Side, rounds: Int) throws {
      directory = try ScratchDirectory()
      let tests = "\(#filePath)".split(separator: "/").dropLast(2).joined(separator: "/")
      for place in Side.allCases {
        let step = place == side ? fault.step : "none"
        let name = place.rawValue
        let worker = "/bin/sh '/\(tests)/FaultyWorker/worker.sh' \(name).launches \(step) \"$FAULT\""
        try directory.put("#!/bin/sh\nexec \(worker)\n", at: name)
        chmod(directory.file(name), 0o755)
      }
      environment = directory.markedEnvironment.merging(["FAULT": fault.script]) { $1 }
      arguments = [
        "--baseline-worker", "./baseline", "--worker", "./current", "--rounds", String(rounds), "--pairs", "3",
      ]
    }

    /// Both files, each of which has to be whole.
    func runs() throws -> Sides<BenchmarkRun> {
      try Sides(baseline: ".bench/baseline.json", current: ".bench/current.json").map { name in
        try RunReader.read(directory.bytes(name), source: name, identity: "").run
      }
    }

    /// Nothing is there but what is to be, and no process of the session.
    func expectNothingElse() throws {
      let left = try directory.remainingProcesses()
      #expect(left.isEmpty, "left \(left)")
      #expect(
        try directory.names() == [".bench", "baseline", "baseline.launches", "current", "current.launches"])
      #expect(try directory.names(".bench") == [".gitignore", "baseline.json", "current.json"])
    }
  }

  @Test(
    "Its benchmark has failed on that side, one line says so, and all else is as if nothing had been",
    arguments: WorkerFault.all, [Side.baseline, .current])
  func fault(_ fault: WorkerFault, side: Side) throws {
    let session = try FaultySession(fault, on: side, rounds: 5)
    let ended = try session.directory.run(
      "bench-run", session.arguments + ["--no-compare"], environment: session.environment)
    let runs = try session.runs()
    let broken = try #require(runs[side].results.first { $0.status != .measured }, "\(ended)")
    #expect(broken.status == (fault.kind == .timedOut ? .timedOut : .failed))
    #expect(broken.failure?.kind == fault.kind && broken.failure?.reason.contains(fault.reason) == true, "\(broken)")

    #expect(ended.status == 4, "\(ended)")
    let lines = ended.errors.split(separator: "\n")
    let begin =
      "bench-run: 1 of 2 benchmarks failed on the \(side.rawValue) side: \(broken.id) (\(fault.kind.rawValue): "
    #expect(lines.count == 1 && lines[0].hasPrefix(begin) && lines[0].contains(fault.reason), "\(ended.errors)")

    // Of the failed one the other side keeps the two rounds before; the other benchmark has all of its rounds.
    let opposite = runs[side == .baseline ? .current : .baseline]
    for run in [runs.baseline, runs.current] {
      #expect(run.completeness == .complete && run.results.map(\.id.name) == ["a", "b"])
      let whole = run.results.first { $0.id != broken.id }
      #expect(whole?.sample(of: .time)?.round == Array(0..<5), "\(run)")
    }
    let kept = opposite.results.first { $0.id == broken.id }
    #expect(kept?.status == .measured && kept?.sample(of: .time)?.round == [0, 1], "\(opposite)")
    try session.expectNothingElse()
  }

  @Test("What is whole is judged, and the gate says which benchmark is missing")
  func judged() throws {
    let fault = try #require(WorkerFault.all.first)
    let session = try FaultySession(fault, on: .current, rounds: 8)
    let ended = try session.directory.run("bench-run", session.arguments, environment: session.environment)
    #expect(ended.status == 4 && ended.output.contains("no regression"), "\(ended)")
    #expect(ended.lastLine.hasPrefix("bench-run: INCOMPLETE: 1 benchmark failed: "), "\(ended)")
    #expect(ended.lastLine.hasSuffix("(exit status 4)"), "\(ended)")
  }

  @Test("Ctrl-C while a worker does not answer and does not end leaves whole rounds on both sides, and no process")
  func interruptedWhileHanging() throws {
    let fault = WorkerFault(
      at: "measure", "trap '' TERM; echo hangs >>hanging; sleep 1000; sleep 1000", .interrupted, "")
    let session = try FaultySession(fault, on: .baseline, rounds: 100_000)
    let ended = try session.directory.ended(
      session.directory.launch(
        [ScratchDirectory.tools + "/bench-run"] + session.arguments, environment: session.environment),
      signaledBy: SIGINT, after: "hanging", lines: 1)
    #expect(ended.status == 130, "\(ended)")
    let runs = try session.runs()
    for (before, after) in zip(runs.baseline.results, runs.current.results) {
      #expect(before.status == .measured && after.status == .measured)
      #expect(before.sample(of: .time)?.round == [0, 1] && after.sample(of: .time)?.round == [0, 1], "\(runs)")
    }
    #expect(runs.baseline.completeness == .partial && runs.current.completeness == .partial)
    let left = try session.directory.remainingProcesses()
    #expect(left.isEmpty, "left \(left)")
  }

  @Test(
    "However the tool is ended in the middle of a session, a daemon of a worker with nothing of its own ends, too",
    arguments: [SIGINT, SIGTERM, SIGKILL])
  func daemon(signal: Int32) throws {
    let fault = WorkerFault(
      at: "measure",
      "setsid env -i /bin/sh -c 'echo $$ >>daemons; exec sleep 1000' & trap '' TERM; sleep 1000; sleep 1",
      .interrupted, "")
    let session = try FaultySession(fault, on: .current, rounds: 100_000)
    let ended = try session.directory.ended(
      session.directory.launch(
        [ScratchDirectory.tools + "/bench-run"] + session.arguments, environment: session.environment),
      signaledBy: signal, after: "daemons", lines: 1)
    #expect(ended.status == 128 + signal, "\(ended)")
    try session.directory.expectEnded(namedIn: "daemons", atOnce: signal != SIGKILL)
    try session.directory.expectNoProcess(atOnce: signal != SIGKILL)
  }
}
