import BenchModel
import BenchRunner
import Testing
import WorkerProtocol

@Suite("bench-run --demo")
struct DemoToolTests {
  private static let tool = "\(ScratchDirectory.tools)/bench-run"

  @Test("Only a runner makes the tool a worker: by hand it stays what it was")
  func byHand() throws {
    let directory = try ScratchDirectory()
    let served = try directory.shell("BENCH_WORKER=1 bench-run --demo-worker 100")
    #expect(served.status == 64 && served.output.isEmpty && served.errors.contains("unknown option '--demo-worker'"))
  }

  @Test("What it would not heed is refused", arguments: ["--quick", "--suite stress", "--rounds 5", "-- true"])
  func refused(options: String) throws {
    let ended = try ScratchDirectory().shell("bench-run --demo \(options)")
    #expect(ended.status == 64 && ended.errors.contains("--demo"), "\(ended.errors)")
  }

  @Test("Its worker answers the protocol, with the passes that it is told")
  func protocolAnswers() throws {
    let launcher = ProcessWorkerLauncher(arguments: [Self.tool, "--demo-worker", "103"], environment: [:])
    let worker = try launcher.launch()
    #expect(worker.hello.suite == "demo" && worker.hello.benchmarks.map(\.id.description) == ["demo/hash"])
    func ask(_ request: WorkerRequest) throws -> WorkerAnswer {
      try worker.ask(request, timeoutNanoseconds: 30e9)
    }
    #expect(try ask(.prepare(benchmark: 0)) == .prepared)
    guard case .calibrated(let iterations, 1) = try ask(.calibrate(nanoseconds: 1e6)) else {
      Issue.record("no calibration")
      return
    }
    #expect(iterations >= 1)
    guard case .measured(7, let laps, nil) = try ask(.timeOperations(laps: 3, iterations: 7)) else {
      Issue.record("no laps")
      return
    }
    #expect(laps.count == 3 && laps.allSatisfy { $0 > 0 })
    guard case .failed(let failure) = try ask(.prepare(benchmark: 1)) else {
      Issue.record("a second benchmark")
      return
    }
    #expect(failure.kind == .protocolViolation)
    try worker.finish()
  }

  @Test("It reads no file of the folder and leaves none, and says both verdicts or why there are none")
  func folder() throws {
    let directory = try ScratchDirectory()
    try directory.put("no policy", at: "baselines/policy.json")
    let ended = try directory.run("bench-run", "--demo")
    let isOptimised = ended.status != 78
    if isOptimised {
      // Which of both it is depends on what else runs here.
      #expect([0, 3].contains(ended.status), "\(ended.output)\(ended.errors)")
      #expect(ended.output.contains("The same code on both sides") && ended.output.contains("3 % more work"))
    } else {
      #expect(ended.errors.contains("swift run -c release bench-run --demo"), "\(ended.errors)")
    }
    #expect(try directory.names() == ["baselines"])
  }
}
