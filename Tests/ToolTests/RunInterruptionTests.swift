import BenchFormats
import BenchModel
import BenchRunner
import Glibc
import Testing

@Suite("bench-run: interrupted")
struct RunInterruptionTests {
  @Test(
    "A signal during a run keeps what has finished, ends every worker, and is the status",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func running(signal: Int32) throws {
    let directory = try ScratchDirectory()
    // A worker that leaves a line for each of its starts, the first of them to be asked for its benchmarks.
    let worker = "echo start >> starts; exec stress"
    let ended = try interrupt(
      [
        "--allow-debug", "--quick", "--launches", "100000", "--filter", "performance/Simple", "--output", "out.json",
        "--worker",
        "/bin/sh", "--", "-c", worker,
      ], in: directory, with: signal, after: "starts", lines: 4)
    #expect(ended.status == 128 + signal, "\(ended.errors)")
    #expect(
      ended.errors.contains(
        "stopped; what 1 of 1 benchmarks have measured is in out.json (exit status \(128 + signal))"))
    let run = try RunReader.read(directory.bytes("out.json"), source: "out.json", identity: "").run
    #expect(run.completeness == .partial)
    #expect(run.results.map(\.status) == [.measured])
    let launches = try #require(run.results.first?.sample(of: .time)?.values.count)
    #expect(launches >= 2 && launches < 1000)
    #expect(try directory.remainingProcesses().isEmpty)
    #expect(try directory.names() == ["out.json", "starts"])
  }

  @Test("A signal before anything was measured writes nothing")
  func starting() throws {
    let directory = try ScratchDirectory()
    let ended = try interrupt(
      ["--worker", "/bin/sh", "--", "-c", "echo start >> starts; sleep 100"], in: directory, with: SIGINT,
      after: "starts", lines: 1)
    #expect(ended.status == 130)
    #expect(ended.errors == "bench-run: stopped before anything was measured\n")
    #expect(try directory.remainingProcesses().isEmpty)
    #expect(try directory.names() == ["starts"])
  }

  /// Starts bench-run and signals it once a file has so many lines.
  private func interrupt(
    _ arguments: [String], in directory: ScratchDirectory, with signal: Int32, after file: String, lines: Int
  ) throws -> Ended {
    let launch = directory.launch(
      [ScratchDirectory.tools + "/bench-run"] + arguments, environment: directory.markedEnvironment)
    return try directory.ended(launch, signaledBy: signal, after: file, lines: lines)
  }
}
